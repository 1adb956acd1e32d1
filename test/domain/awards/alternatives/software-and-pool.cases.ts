import { firm, without } from '../fixtures.ts';
import { alternative, PAID } from './alternative-case.ts';

const uncertified = firm({ softwareEnterprise: [] });
const NO_CERTIFICATE = '2024 tier 20000000 not-eligible 0 not-software-enterprise';
const UNKNOWN = '2024 tier 20000000 hold 0 software-status-unknown';
const WAITS = '2024 tier 20000000 suspended 0 not-in-pool';
const byCode = { 'growth.softwareBy': 'statistics-code' };
const byShare = { 'growth.softwareBy': 'revenue-share' };
const coded = (code: string, from = '2020-01-01', to: string | null = null) => ({
  statisticsCodes: [{ code, from, to }],
});
const soldOf2024 = (fen: number) => ({ softwareRevenue: [{ year: 2024, fen }] });

/** Every alternative of the growth award on software status (A8) and on the pool (A9). */
export const softwareAndPoolAlternatives = [
  ...alternative('growth.softwareBy', 'statistics-code', [
    {
      name: 'class 65 at the end of the year',
      subject: uncertified,
      evidence: coded('6513', '2024-12-31', '2024-12-31'),
      byDefault: [NO_CERTIFICATE],
      otherwise: [PAID],
    },
    {
      name: 'with the letter of the section',
      subject: uncertified,
      evidence: coded('I6513'),
      byDefault: [NO_CERTIFICATE],
      otherwise: [PAID],
    },
    {
      name: 'a certificate, but a code of another trade',
      subject: firm(),
      evidence: coded('3562'),
      byDefault: [PAID],
      otherwise: [NO_CERTIFICATE],
    },
    {
      name: 'class 65 only from the day after',
      subject: firm(),
      evidence: coded('6513', '2025-01-01'),
      byDefault: [PAID],
      otherwise: [NO_CERTIFICATE],
    },
    { name: 'no code known', subject: firm(), byDefault: [PAID], otherwise: [UNKNOWN] },
  ]),
  ...alternative('growth.softwareBy', 'revenue-share', [
    {
      name: 'exactly 55 % of 2100万',
      subject: uncertified,
      evidence: soldOf2024(1_155_000_000),
      byDefault: [NO_CERTIFICATE],
      otherwise: [PAID],
    },
    {
      name: 'a fen below 55 %',
      subject: firm(),
      evidence: soldOf2024(1_154_999_999),
      byDefault: [PAID],
      otherwise: [NO_CERTIFICATE],
    },
    {
      name: 'known of another year only',
      subject: firm(),
      evidence: { softwareRevenue: [{ year: 2023, fen: 1_700_000_000 }] },
      byDefault: [PAID],
      otherwise: [UNKNOWN],
    },
  ]),
  ...alternative('growth.softwareBy', 'person', [
    {
      name: 'judged a software enterprise',
      subject: uncertified,
      evidence: { decisions: [{ year: 2024, software: true }] },
      byDefault: [NO_CERTIFICATE],
      otherwise: [PAID],
    },
    {
      name: 'judged to be none',
      subject: firm(),
      evidence: { decisions: [{ year: 2024, software: false }] },
      byDefault: [PAID],
      otherwise: [NO_CERTIFICATE],
    },
    {
      name: 'judged for another year',
      subject: firm(),
      evidence: { decisions: [{ year: 2025, software: true }] },
      byDefault: [PAID],
      otherwise: [UNKNOWN],
    },
  ]),
  ...alternative('growth.softwareAsOf', 'application', [
    {
      name: 'certified only after the year',
      subject: firm({ softwareEnterprise: [{ from: '2025-02-10', to: null }] }),
      byDefault: [NO_CERTIFICATE],
      otherwise: [PAID],
    },
    {
      name: 'certificate over by the as-of date',
      subject: firm({ softwareEnterprise: [{ from: '2020-01-01', to: '2027-06-29' }] }),
      byDefault: [PAID],
      otherwise: [NO_CERTIFICATE],
    },
  ]),
  ...alternative('growth.softwareCodes', 'with-64', [
    {
      name: 'internet services, class 64',
      subject: firm(),
      given: byCode,
      evidence: coded('6432'),
      byDefault: [NO_CERTIFICATE],
      otherwise: [PAID],
    },
  ]),
  ...alternative('growth.softwareShare', 'half', [
    {
      name: 'exactly half',
      subject: firm(),
      given: byShare,
      evidence: soldOf2024(1_050_000_000),
      byDefault: [NO_CERTIFICATE],
      otherwise: [PAID],
    },
  ]),
  ...alternative('growth.pool', 'warning', [
    { name: 'never in the pool', subject: firm({ pool: [] }), byDefault: [WAITS], otherwise: [PAID] },
  ]),
  ...alternative('growth.pool', 'not', [
    { name: 'pool never stated', subject: without(firm(), 'pool'), byDefault: [WAITS], otherwise: [PAID] },
  ]),
  ...alternative('growth.poolAsOf', 'year-end', [
    {
      name: 'in the pool on 31 December, no more at the as-of date',
      subject: firm({ pool: [{ from: '2021-01-01', to: '2024-12-31' }] }),
      byDefault: [WAITS],
      otherwise: [PAID],
    },
    {
      name: 'in the pool from the day after',
      subject: firm({ pool: [{ from: '2025-01-01', to: null }] }),
      byDefault: [PAID],
      otherwise: [WAITS],
    },
  ]),
];
