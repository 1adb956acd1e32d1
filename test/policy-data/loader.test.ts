import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AWARD_RULES } from '../../server/domain/awards/assess.ts';
import { kindsOf } from '../../server/domain/policy/scenario.ts';
import { loadPolicies, loadPolicy, PolicyDataError, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { editedCopy, faultsOf, JIAXING, lineIn, removeFolders, temporaryFolder } from './fixtures.ts';

const load = (folder: string) => loadPolicy(folder, AWARD_RULES);

describe('the shipped policy', () => {
  const book = load(JIAXING);

  it('is the only one shipped', () => {
    const books = loadPolicies([SHIPPED_POLICIES], AWARD_RULES);
    assert.deepEqual([...books.keys()], ['jiaxing-2024-6']);
    assert.deepEqual(books.get('jiaxing-2024-6'), book);
  });

  it('has the words of the document, whole and unchanged', () => {
    const words = book.clauses
      .map((clause) => clause.text)
      .join('')
      .replace(/\s/g, '');
    assert.equal(words.length, 6579);
    const sha256 = createHash('sha256').update(words).digest('hex');
    assert.equal(sha256, '2b3558fa0e33bd9fd87eeb16a73ed8655c7530c28c54b979d8e7756db87a3deb');
  });

  it('has the facts of the document', () => {
    const { number, issuer, issuedOn, from, to } = book.document;
    assert.deepEqual(
      { number, issuer, issuedOn, from, to },
      {
        number: '嘉政发〔2024〕6号',
        issuer: '嘉兴市人民政府',
        issuedOn: '2024-01-15',
        from: '2024-02-15',
        to: '2026-12-31',
      },
    );
    assert.ok(book.document.notes.some((note) => note.includes('公平竞争审查')));
  });

  it('names with every parameter a clause with words, and a reading, both there', () => {
    const clauses = new Map(book.clauses.map((clause) => [clause.id, clause]));
    const readings = new Set(book.readings.map((reading) => reading.id));
    for (const { key, clause, reading } of book.parameters) {
      assert.notEqual(clauses.get(clause)?.text.trim() ?? '', '', key);
      assert.ok(readings.has(reading), key);
    }
    assert.equal(new Set(book.parameters.map(({ key }) => key)).size, book.parameters.length);
    assert.equal(book.parameters.length, Object.keys(kindsOf(book, AWARD_RULES)).length);
  });

  it('numbers its clauses so that each but the parts has the clause above it', () => {
    const ids = new Set(book.clauses.map((clause) => clause.id));
    const orphans = [...ids].filter(
      (id) => id.includes('.') && !id.startsWith('0.') && !ids.has(id.replace(/\.\d+$/, '')),
    );
    assert.deepEqual(orphans, []);
  });

  it('marks as assumptions what its text does not say', () => {
    const assumed = book.parameters.filter((parameter) => parameter.assumption).map(({ key }) => key);
    assert.deepEqual(assumed, ['general.claimDeadline', 'general.treasuries']);
  });
});

describe('the digest of a policy', () => {
  after(removeFolders);
  const { digest } = load(JIAXING);
  const parameters = 'parameters.yaml';

  it('is the same for the same data, wherever it lies', () => {
    assert.match(digest, /^[0-9a-f]{64}$/);
    assert.equal(load(editedCopy([])).digest, digest);
  });

  it('is the same with another comment, other quotes, other blanks', () => {
    const old = '- key: growth.rate\n    title: 增速\n';
    const spaced = '# a comment\n  - key:   \'growth.rate\'  # another\n    title: "增速"\n\n';
    assert.equal(load(editedCopy([{ file: parameters, old, new: spaced }])).digest, digest);
  });

  for (const [what, file, old, replacement] of [
    ['a value', parameters, 'value: 1000 }', 'value: 1001 }'],
    ['a reason', parameters, '兑付时在池。', '兑付当日在池。'],
    ['the value of an alternative', parameters, 'value: 5000\n', 'value: 5001\n'],
    ['a word of a clause', 'clauses.yaml', '单个机构最高限额100万元', '单个机构最高限额200万元'],
    ['a reading', 'readings.yaml', '起草单位排名第一。', '起草单位排名第一位。'],
    ['a fact of the document', 'document.yaml', 'to: 2026-12-31', 'to: 2026-12-30'],
  ] as const) {
    it(`is another with ${what} changed`, () => {
      assert.notEqual(load(editedCopy([{ file, old, new: replacement }])).digest, digest);
    });
  }
});

describe('folders of policies', () => {
  after(removeFolders);

  it('give two policies of one id only with a fault at the second', () => {
    const folder = temporaryFolder();
    cpSync(JIAXING, path.join(folder, 'again'), { recursive: true });
    const line = lineIn(path.join(JIAXING, 'document.yaml'), 'id: jiaxing');
    assert.deepEqual(
      faultsOf(() => loadPolicies([SHIPPED_POLICIES, folder], AWARD_RULES)),
      [`document.yaml:${line} id 政策 jiaxing-2024-6 已有一份`],
    );
  });

  it('are refused with the faults of all their policies', () => {
    const folder = temporaryFolder();
    for (const name of ['a', 'b']) {
      mkdirSync(path.join(folder, name));
      cpSync(path.join(JIAXING, 'document.yaml'), path.join(folder, name, 'document.yaml'));
    }
    const missing = ['clauses', 'readings', 'parameters'].map((name) => `${name}.yaml:1  缺少这个文件`);
    assert.deepEqual(
      faultsOf(() => loadPolicies([folder], AWARD_RULES)),
      [...missing, ...missing],
    );
  });

  it('must exist', () => {
    const folder = path.join(temporaryFolder(), 'nowhere');
    assert.deepEqual(
      faultsOf(() => loadPolicies([SHIPPED_POLICIES, folder], AWARD_RULES)),
      ['nowhere:1  没有这个文件夹'],
    );
  });

  it('may hold files and folders of other things beside the policies', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'calendar'));
    writeFileSync(path.join(folder, 'calendar', '2026.yaml'), 'x');
    writeFileSync(path.join(folder, 'notes.txt'), 'x');
    assert.equal(loadPolicies([folder], AWARD_RULES).size, 0);
  });

  it('say in one message file, line, place and reason', () => {
    const folder = editedCopy([{ file: 'parameters.yaml', old: 'value: 1000 }', new: 'value: ten }' }]);
    const file = path.join(folder, 'parameters.yaml');
    const at = `${file}:${lineIn(file, 'value: ten')} parameters[13].values[0].value`;
    const said = (error: unknown) =>
      error instanceof PolicyDataError &&
      error.message === `${at} growth.rate 应为0 至 10000 的整数（基点，1000 即 10%）`;
    assert.throws(() => load(folder), said);
  });

  for (const name of ['document', 'clauses', 'readings', 'parameters']) {
    it(`without ${name}.yaml are no policy`, () => {
      const folder = editedCopy([]);
      rmSync(path.join(folder, `${name}.yaml`));
      assert.deepEqual(
        faultsOf(() => load(folder)),
        [`${name}.yaml:1  缺少这个文件`],
      );
    });
  }
});
