/** Why a step is not taken. */
export type ListingRefusal =
  | 'wrong-state'
  | 'not-permitted'
  | 'not-investigator'
  | 'is-investigator'
  | 'not-on-panel'
  | 'voted-already'
  | 'reason-missing'
  | 'firm-unknown'
  | 'evidence-missing'
  | 'defence-running'
  | 'panel-short'
  | 'panel-unfit'
  | 'panel-whole'
  | 'votes-open'
  | 'not-carried'
  | 'carried'
  | 'original-over'
  | 'not-in-force'
  | 'too-early'
  | 'source-bound'
  | 'not-source-bound'
  | 'basis-missing';

export const LISTING_REFUSAL_WORDS: Readonly<Record<ListingRefusal, string>> = {
  'wrong-state': '案件的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'not-investigator': '只有本案核查人可以办理',
  'is-investigator': '核查过本案的人员不得参加审议，也不得作出决定',
  'not-on-panel': '您不是本案的审议人员',
  'voted-already': '您已经提交过表决意见',
  'reason-missing': '请写明理由',
  'firm-unknown': '没有这家服务商，请填写已登记服务商的统一社会信用代码',
  'evidence-missing': '还没有核查证据，不能告知',
  'defence-running': '陈述申辩期未满，企业也还没有提交意见',
  'panel-short': '审议人员不足',
  'panel-unfit': '审议人员须为市经信局在用账号，且没有核查过本案',
  'panel-whole': '审议人员都能表决，不必更换',
  'votes-open': '表决意见还没有全部提交',
  'not-carried': '同意列入的未过半数，不能列入',
  carried: '同意列入的已过半数，不能作不予列入的决定',
  'original-over': '原列入决定已经终止或撤销，没有剩余期限可以承接',
  'not-in-force': '列入已经终止',
  'too-early': '列入未满本等级的最短期限，还不能申请信用修复',
  'source-bound': '这一事由随来源名单终止，不适用信用修复',
  'not-source-bound': '这一事由有自己的期限，不随来源名单终止',
  'basis-missing': '请填写依据文书的文号',
};
