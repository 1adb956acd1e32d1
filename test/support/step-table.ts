import assert from 'node:assert/strict';
import type { TestPerson } from './site.ts';

/** Of a state: each step, and what those are answered who may open its page, or might in another state of things. */
export interface StepsOfState {
  readonly state: string;
  readonly steps: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/**
 * Reads a table: a line for each state, its steps behind it as `step:who`, or `step:who=status` where that person is refused
 * for another reason than being nobody who may.
 */
export function stepTable(text: string): readonly StepsOfState[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [state = '', ...rows] = line.trim().split(/\s+/);
      const steps = new Map<string, Map<string, number>>();
      for (const row of rows) {
        const [step = '', who = '', status = '200'] = row.split(/[:=]/);
        steps.set(step, (steps.get(step) ?? new Map<string, number>()).set(who, Number(status)));
      }
      return { state, steps };
    });
}

interface Asked {
  readonly people: Readonly<Record<string, TestPerson>>;
  /** Who reads the document, and is refused where a step is not theirs. */
  readonly readers: readonly string[];
  /** Who does not, and what they are answered. */
  readonly others: Readonly<Record<string, number>>;
  readonly pathOf: (step: string) => string;
  /** Steps that no line of the state names, and what whoever reads the document is answered. */
  readonly strange: Readonly<Record<string, number>>;
}

/** Opens every step of a state as everybody, and compares all answers at once. */
export async function openSteps({ steps }: StepsOfState, { people, readers, others, pathOf, strange }: Asked) {
  const answered: string[] = [];
  const expected: string[] = [];
  const ask = async (name: string, step: string, status: number) => {
    const person = people[name];
    assert.ok(person, name);
    const answer = await person.get(pathOf(step));
    answered.push(`${step} by ${name}: ${answer.status}`);
    expected.push(`${step} by ${name}: ${status}`);
  };
  for (const name of readers) {
    for (const [step, who] of steps) await ask(name, step, who.get(name) ?? 403);
    for (const [step, status] of Object.entries(strange)) if (!steps.has(step)) await ask(name, step, status);
  }
  const any = [...steps.keys(), ...Object.keys(strange)][0] ?? '';
  for (const [name, status] of Object.entries(others)) await ask(name, any, status);
  assert.deepEqual(answered, expected);
}
