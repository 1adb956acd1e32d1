import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { scorecardOf } from '../../server/domain/grading/scorecard.ts';
import { weightOf } from '../../server/domain/policy/grading-rules.ts';
import { loadGradingScheme } from '../../server/policy-data/grading-loader.ts';
import { SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { faultWords, folderWith, removeFolders } from './fixtures.ts';

const GRADING = readFileSync(path.join(SHIPPED_POLICIES, 'grading.yaml'), 'utf8');

describe('the scheme of the grading', () => {
  afterEach(removeFolders);

  it('has four dimensions of 25, 25, 30 and 20 points, and A from 85 on', () => {
    const { dimensions, levels } = loadGradingScheme([]);
    assert.deepEqual(dimensions.map(weightOf), [25, 25, 30, 20]);
    assert.deepEqual(
      levels.map(({ grade, least }) => `${grade}${least}`),
      ['A85', 'B70', 'C60', 'D0'],
    );
  });

  it('of another city with five stars is only data', () => {
    const stars = `
id: stars
title: 五星评级
version: '1'
source: 另一个城市
leastScored: 50
dimensions:
  - id: all
    title: 全部
    indicators:
      - { id: a, title: 案例, figure: acceptedCases, weight: 50, formula: { kind: linear, none: 0, full: 5 }, evidence: x, source: x }
      - { id: b, title: 行业, figure: industries, weight: 50, formula: { kind: table, steps: [{ least: 1, percent: 100 }] }, evidence: x, source: x }
deductions: []
levels:
  - { grade: 五星, least: 90, consequence: 推荐 }
  - { grade: 四星, least: 70, consequence: 推荐 }
  - { grade: 三星, least: 50, consequence: 正常 }
  - { grade: 二星, least: 30, consequence: 提醒 }
  - { grade: 一星, least: 0, consequence: 整改 }
rounds: { fewestExperts: 1, fewestVotes: 1, noticeDays: 5, mendDays: 20, lowInARow: 3, removalGround: x, listingGround: x, source: x }
`;
    const scheme = loadGradingScheme([folderWith('grading.yaml', stars)]);
    const grade = (acceptedCases: number) =>
      scorecardOf(scheme, { figures: { acceptedCases, industries: 1 }, counts: {} }).level?.grade;
    assert.deepEqual([0, 2, 4, 5].map(grade), ['三星', '四星', '五星', '五星']);
  });

  for (const [name, old, replacement, words] of [
    [
      'weights that do not sum to 100',
      'weight: 12\n        formula: { kind: linear, none: 0',
      'weight: 13\n        formula: { kind: linear, none: 0',
      /权重合计应为 100，现在是 101/,
    ],
    ['a figure twice', 'figure: industries', 'figure: acceptedCases', /指标 acceptedCases 重复/],
    ['an indicator twice', 'id: repeat-customers', 'id: accepted-cases', /accepted-cases 重复/],
    ['a figure nobody knows', 'figure: industries', 'figure: luck', /figure/],
    [
      'steps out of order',
      '{ least: 1, percent: 40 }, { least: 2',
      '{ least: 5, percent: 40 }, { least: 2',
      /分档应由低到高/,
    ],
    ['a formula that leads nowhere', 'none: 48, full: 4', 'none: 4, full: 4', /起点和满分不能相同/],
    ['levels out of order', 'grade: B, least: 70', 'grade: B, least: 90', /等级应由高到低/],
    ['a grade twice', 'grade: B,', 'grade: A,', /等级 A 重复/],
    ['a judged indicator without anchors', / +anchors:\n( +- \{ least: .*\n)+/, '', /专家评分的指标要写明/],
    [
      'anchors of what nobody judges',
      'figure: industries',
      'figure: industries\n        anchors: [{ least: 5, text: x }, { least: 0, text: y }]',
      /专家评分的指标要写明/,
    ],
    ['anchors out of order', '{ least: 70, text: 方案完整', '{ least: 90, text: 方案完整', /各档应由高到低/],
    ['no experts', 'fewestExperts: 2', 'fewestExperts: 0', /fewestExperts/],
    ['no grade from 0 on', '- grade: D\n    least: 0', '- grade: D\n    least: 5', /最后一级自 0 分起/],
  ] as const) {
    it(`refuses ${name}`, () => {
      assert.ok(GRADING.replace(old, replacement) !== GRADING, String(old));
      const folder = folderWith('grading.yaml', GRADING.replace(old, replacement));
      assert.match(
        faultWords(() => loadGradingScheme([folder])),
        words,
      );
    });
  }
});
