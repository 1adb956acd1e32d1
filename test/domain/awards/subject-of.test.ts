import assert from 'node:assert/strict';
import fc from 'fast-check';
import { subjectOf } from '../../../server/domain/awards/subject-of.ts';
import { readSubject } from '../../../server/domain/awards/subject.ts';
import { subject } from './arbitrary-subject.ts';

describe('facts written as a subject', () => {
  it('are read as the same facts again, whatever they are', () => {
    fc.assert(
      fc.property(subject, (given) => {
        const read = readSubject(given);
        if ('faults' in read) return;
        const again = readSubject(JSON.parse(JSON.stringify(subjectOf(read.facts))));
        assert.deepEqual(again, read);
      }),
      { numRuns: 500 },
    );
  });
});
