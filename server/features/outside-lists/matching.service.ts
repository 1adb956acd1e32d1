import type { ScreeningRules } from '../../domain/policy/screening-rules.ts';
import type { ReadFirm } from '../../domain/registry/firm-profile.ts';
import type { OutsideRecord, OutsideValues } from '../../domain/registry/outside-record.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { factsOfProvider } from '../../domain/registry/screening-case.ts';
import { rarityAmong } from '../../domain/registry/screening-counts.ts';
import type { Screening } from '../../domain/registry/screening-evidence.ts';
import { screen } from '../../domain/registry/screening.ts';
import type { OutsideRecords, RecordKeys } from '../../persistence/outside-record.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface MatchingNeeds {
  readonly records: Pick<OutsideRecords, 'candidates'>;
  readonly providers: Pick<ProviderRepository, 'each'>;
  readonly screeningRules: ScreeningRules;
  readonly readFirm: ReadFirm;
}

/** A firm of the register that agrees with a record, and in what. */
export interface FirmMatch {
  readonly provider: Provider;
  readonly screening: Screening;
}

/** A record that agrees with a firm, and in what. */
export interface RecordMatch {
  readonly record: OutsideRecord;
  readonly values: OutsideValues;
  readonly screening: Screening;
}

export type MatchingService = ReturnType<typeof createMatchingService>;

/**
 * Compares firms of the register with records of outside lists, by the recipe of the screening: the same code or whole
 * name, or two kinds of evidence. A record has name, code and legal representative, so whoever agrees with none of them
 * need not be compared.
 */
export function createMatchingService({ records, providers, screeningRules, readFirm: read }: MatchingNeeds) {
  // How many firms share a value is not counted for a hint: the city's words tell what is common.
  const uncounted = rarityAmong([], screeningRules.limits);
  const profileOf = ({ name, uscc, legalRepresentative }: OutsideValues) => read({ name, uscc, legalRepresentative });

  return {
    keysOf(values: OutsideValues): RecordKeys {
      const { names, legalRepresentative } = profileOf(values);
      return { names: names.map(({ full }) => full), person: legalRepresentative?.key ?? '' };
    },

    async ofFirm(provider: Provider): Promise<readonly RecordMatch[]> {
      const firm = read(factsOfProvider(provider));
      const people = [firm.legalRepresentative, ...firm.keyPersons].flatMap((one) => one?.key ?? []).filter(Boolean);
      const names = firm.names.map(({ full }) => full);
      return (await records.candidates(provider.uscc, names, people)).flatMap((record) => {
        if (record.current === null) return [];
        const screening = screen(firm, profileOf(record.current), uncounted);
        return screening.opens === null ? [] : [{ record, values: record.current, screening }];
      });
    },

    async ofRecord(values: OutsideValues): Promise<readonly FirmMatch[]> {
      const profile = profileOf(values);
      const found: FirmMatch[] = [];
      for await (const provider of providers.each()) {
        const screening = screen(read(factsOfProvider(provider)), profile, uncounted);
        if (screening.opens !== null) found.push({ provider, screening });
      }
      return found;
    },
  };
}
