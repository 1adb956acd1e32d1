import * as paths from '../paths.ts';

/** The clause on which a matter rests, called as its policy calls it, and where its words stand. */
export const clauseFact = ({ clause, policy }: { readonly clause: string; readonly policy: string }) => ({
  ...{ term: '条款', clause, policy },
  href: `${paths.policy(policy)}#${paths.clauseAnchor(clause)}`,
});
