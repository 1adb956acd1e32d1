import type { TestSite } from './site.ts';

/** The letters to an address, the latest first. Some are written only after the answer: waits until there are as many. */
export async function lettersTo(site: TestSite, to: string, least = 1) {
  for (let tries = 0; ; tries++) {
    const { mails } = await site.container.people.outTray.list(1, 100);
    const found = mails.filter((mail) => mail.to === to);
    if (found.length >= least || tries === 100) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The path of the link in a letter. */
export function linkIn(text: string | undefined): string {
  return /\/(?:account\/(?:new-)?email|invitations|password\/reset)\/[\w-]{43}/.exec(text ?? '')?.[0] ?? 'no link';
}
