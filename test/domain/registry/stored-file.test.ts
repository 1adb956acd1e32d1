import assert from 'node:assert/strict';
import {
  cleanName,
  judgeUpload,
  MOST_BYTES,
  sizeWords,
  type Bytes,
} from '../../../server/domain/registry/stored-file.ts';

const file = (name: string, size = 100, cut = false) => ({ name, size, cut });
const judged = (given: ReturnType<typeof file>, bytes: Bytes) => {
  const result = judgeUpload(given, bytes);
  return 'kind' in result ? result.kind : result.fault;
};
const pdf: Bytes = { kinds: ['pdf'] };

describe('an upload', () => {
  for (const [name, given, bytes, says] of [
    ['a PDF', file('a.pdf'), pdf, 'pdf'],
    ['an ending in capitals', file('A.PDF'), pdf, 'pdf'],
    ['a JPEG by either ending', file('a.JPEG'), { kinds: ['jpeg'] }, 'jpeg'],
    ['the largest', file('a.pdf', MOST_BYTES), pdf, 'pdf'],
    ['one byte more', file('a.pdf', MOST_BYTES + 1), pdf, '“a.pdf”超过 20 MB，请压缩或拆分后再上传'],
    ['one that was cut', file('a.pdf', 5, true), pdf, '“a.pdf”超过 20 MB，请压缩或拆分后再上传'],
    ['nothing', file('a.pdf', 0), { unfit: 'unknown' }, '“a.pdf”是空文件，请重新选择'],
    ['no name', file(''), pdf, '有一个文件没有名称，请改名后再上传'],
    ['what nobody knows', file('a.exe'), { unfit: 'unknown' }, '“a.exe”不是 PDF、OFD、图片或 Office 文件，不能接收'],
    ['an encrypted one', file('a.docx'), { unfit: 'encrypted' }, '“a.docx”设有打开密码，请取消密码后再上传'],
    [
      'a PNG called PDF',
      file('a.pdf'),
      { kinds: ['png'] },
      '“a.pdf”的扩展名是 pdf，内容却是PNG 图片，请改用扩展名 png 或核对文件',
    ],
    ['no ending', file('营业执照'), pdf, '“营业执照”的名称没有扩展名，内容却是PDF，请改用扩展名 pdf 或核对文件'],
    ['a document with a table in it', file('a.doc'), { kinds: ['xls', 'doc'] }, 'doc'],
    ['the table of the two', file('a.xls'), { kinds: ['xls', 'doc'] }, 'xls'],
  ] as const) {
    it(`that is ${name}`, () => assert.equal(judged(given, bytes), says));
  }

  it('may have a name of 120 letters, not of 121', () => {
    assert.equal(judged(file(`${'长'.repeat(116)}.pdf`), pdf), 'pdf');
    assert.match(judged(file(`${'长'.repeat(117)}.pdf`), pdf), /^“长{30}…长{4}\.pdf”的名称超过 120 个字/);
  });
});

describe('the name of a file', () => {
  for (const [given, kept] of [
    ['承诺书.pdf', '承诺书.pdf'],
    ['C:\\用户\\桌面\\承诺书.pdf', '承诺书.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
    ['a\u0000\u200B .pdf ', 'a .pdf'],
    ['e\u0301.pdf', '\u00E9.pdf'],
    ['a"<b>|?*.pdf', 'a__b____.pdf'],
    ['50%.pdf', '50%.pdf'],
    ['\u200B', ''],
  ] as const) {
    it(`${JSON.stringify(given)} is kept as ${JSON.stringify(kept)}`, () => assert.equal(cleanName(given), kept));
  }
});

it('the size of a file in words is never more than it is', () => {
  assert.deepEqual([0, 1023, 1024, 1126, 1048575, 1048576, MOST_BYTES].map(sizeWords), [
    '0 B',
    '1023 B',
    '1 KB',
    '1 KB',
    '1023.9 KB',
    '1 MB',
    '20 MB',
  ]);
});
