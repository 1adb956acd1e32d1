import assert from 'node:assert/strict';
import { noticePaper } from '../../../server/domain/registry/application-papers.ts';
import { numbered } from '../../../server/domain/registry/paper.ts';
import { application, BASIS, notice, setting, step } from './paper-fixtures.ts';

describe('the paper of a public notice', () => {
  it('names its firms, its term and how to object, under the number of the notice', () => {
    const draft = noticePaper([application(step(6, 'open-notice', 'passed', 'in-notice'), { notice })], setting)!;
    assert.deepEqual(numbered(draft, 0), {
      kind: 'notice',
      number: notice.number,
      title: '关于拟入库数字化改造服务商的公示',
      office: '嘉兴市经济和信息化局',
      date: '2026-11-24',
      to: null,
      sections: [
        {
          type: 'paragraph',
          text: `根据${BASIS}，经企业申报、初审和市级审核，拟将下列 1 家服务商列入嘉兴市数字化改造服务商资源池，现予公示。`,
        },
        { type: 'paragraph', text: '公示期自2026年11月25日起 5 个工作日，至2026年12月1日止。' },
        {
          type: 'table',
          caption: '拟入库服务商名单',
          columns: ['企业名称', '统一社会信用代码', '所在地', '服务类别'],
          rows: [['甲数科技有限公司', '91330400MA20000270', '南湖区', 'SaaS云平台服务、诊断']],
        },
        {
          type: 'paragraph',
          text: '对公示内容有异议的，请在公示期内以书面形式实名向嘉兴市经济和信息化局提出，写明理由和联系方式，并附证据。匿名异议不予受理，异议人信息依法保密。',
        },
      ],
    });
    assert.equal(noticePaper([], setting), undefined);
  });
});
