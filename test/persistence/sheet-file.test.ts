import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { readSheets, type ReadSheets } from '../../server/persistence/sheet-file.ts';
import { MOST_ROWS } from '../../server/domain/registry/outside-rows.ts';

const TEXT = '企业名称,代码\r\n"嘉兴,甲",1\r\n\r\n乙,=1+1\r\n';
const GRID = [['企业名称', '代码'], ['嘉兴,甲', '1'], [''], ['乙', '=1+1']];
/** The same text in GB18030, which Node does not write. */
const GB18030 = Buffer.concat([
  Buffer.from([0xc6, 0xf3, 0xd2, 0xb5, 0xc3, 0xfb, 0xb3, 0xc6]), // 企业名称
  Buffer.from(',x\r\n'),
  Buffer.from([0xbc, 0xd7, 0x81, 0x30, 0x81, 0x30]), // 甲 and a character of four bytes
  Buffer.from(',1\r\n'),
]);

const gridOf = (read: ReadSheets) => ('sheets' in read ? read.sheets[0]?.grid : read.fault);

describe('the file of an outside list', () => {
  for (const [what, bytes] of [
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['tabs', Buffer.from(TEXT.replaceAll('"嘉兴,甲"', '嘉兴;甲').replaceAll(',', '\t').replace(';', ','))],
  ] as const)
    it(`is read in ${what}`, async () => {
      assert.deepEqual(gridOf(await readSheets(bytes, 'csv')), GRID);
    });

  it('is read in GB18030', async () => {
    assert.deepEqual(gridOf(await readSheets(GB18030, 'csv')), [
      ['企业名称', 'x'],
      ['甲\u0080', '1'],
    ]);
  });

  it('is refused where it is no text, empty, has open quotes or too many rows', async () => {
    const fault = async (bytes: Buffer) => {
      const read = await readSheets(bytes, 'csv');
      return 'fault' in read ? read.fault : 'good';
    };
    assert.match(await fault(Buffer.from([0x41, 0x00, 0x42])), /编码/);
    assert.match(await fault(Buffer.from([0xff, 0xff, 0x80])), /编码/);
    assert.match(await fault(Buffer.from(' \r\n,\r\n')), /没有内容/);
    assert.match(await fault(Buffer.from('a,"b\r\nc,d')), /引号/);
    assert.match(await fault(Buffer.from('a\r\n'.repeat(MOST_ROWS + 21))), /超过 20000 行/);
    assert.equal(await fault(Buffer.from('a\r\n'.repeat(MOST_ROWS + 20))), 'good');
  });

  it('is read as a workbook: all sheets, days as days, numbers as they stand there, nothing calculated', async () => {
    const first = [
      [{ value: '企业' }, { value: '自' }],
      [],
      [
        { value: '甲' },
        { value: new Date(Date.UTC(2024, 0, 5)), type: Date, format: 'yyyy-mm-dd' },
        { value: Number('911100007109260944') },
        { value: '1+1', type: 'Formula' as const },
        { value: '=2+2' },
      ],
    ];
    const bytes = await writeExcelFile([
      { sheet: '名单', data: first as never },
      { sheet: '说明', data: [[{ value: '说明' }]] },
    ]).toBuffer();
    assert.equal((await readSheet(bytes)).length, 3);
    const read = await readSheets(bytes, 'xlsx');
    assert.ok('sheets' in read);
    assert.deepEqual(
      read.sheets.map(({ name }) => name),
      ['名单', '说明'],
    );
    const [head, blank, row] = read.sheets[0]!.grid;
    assert.deepEqual(head?.slice(0, 2), ['企业', '自']);
    assert.ok(blank?.every((text) => text === ''));
    assert.equal(row?.[1], '2024-01-05');
    assert.match(row[2] ?? '', /^9\.?11100007109260/);
    assert.deepEqual([row[3], row[4]], ['', '=2+2']);
  });

  it('is refused where it only says that it is a workbook', async () => {
    const read = await readSheets(Buffer.from('PK\u0003\u0004 nothing'), 'xlsx');
    assert.ok('fault' in read && /不是能读的/.test(read.fault));
  });
});
