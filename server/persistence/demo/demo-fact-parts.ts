import type { FactData } from '../../domain/records/fact-fields.ts';
import type { FactEvent } from '../../domain/records/fact-workflow.ts';
import type { DemoOfficial } from './demo-application-parts.ts';

/** One step of an invented fact, so many working days ago. */
export interface DemoFactMove {
  readonly event: FactEvent;
  readonly daysAgo: number;
  readonly by: DemoOfficial | 'market' | 'finance' | 'firm';
  readonly reason?: string;
  /** What is declared otherwise than before. */
  readonly data?: FactData;
  /** What the official read, or typed. */
  readonly read?: FactData;
}

/** What is written down of an invented fact. */
export interface DemoFact {
  readonly uscc: string;
  readonly data: FactData;
  readonly moves: readonly DemoFactMove[];
}
