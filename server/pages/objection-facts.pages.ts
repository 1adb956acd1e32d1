import { OBJECTION_STATES, type Objection, type ObjectionState } from '../domain/registry/objection.ts';
import { FILE_KINDS, sizeWords } from '../domain/registry/stored-file.ts';

const TAGS: Readonly<Record<ObjectionState, 'neutral' | 'waiting' | 'danger'>> = {
  received: 'waiting',
  registered: 'waiting',
  declined: 'neutral',
  dismissed: 'neutral',
  upheld: 'danger',
};

export const objectionTag = ({ state }: Pick<Objection, 'state'>) => ({
  kind: TAGS[state],
  text: OBJECTION_STATES[state],
});

/** One objection as a definition list, for those who handle it; `fileAt`: where a file of it is downloaded. */
export function objectionFacts(objection: Objection, fileAt: (sha256: string) => string) {
  const { name, contact, unit, content, files, at, via, by, concluded, state, acceptBy } = objection;
  return [
    { term: '异议人', text: name, ...(unit !== '' && { note: unit }) },
    { term: '联系方式', text: contact },
    { term: '事实与理由', lines: content.split('\n') },
    files.length === 0
      ? { term: '附件', text: '没有附件' }
      : {
          term: '附件',
          links: files.map((file) => ({
            href: fileAt(file.sha256),
            text: `${file.name}（${FILE_KINDS[file.kind].words}，${sizeWords(file.size)}）`,
          })),
        },
    { term: '收到', at, note: via === 'web' ? '网上提交' : '书面材料' },
    ...(acceptBy === null || state !== 'received' ? [] : [{ term: '受理期限', date: acceptBy }]),
    ...(by === null ? [] : [{ term: '登记', text: by.name }]),
    ...(concluded === null ? [] : [{ term: OBJECTION_STATES[state], text: concluded.reason, note: concluded.by.name }]),
  ];
}
