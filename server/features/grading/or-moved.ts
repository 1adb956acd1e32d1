import type { Response } from 'express';
import { Conflict } from '../../errors.ts';
import { gradingMovedPage } from './grading-words.pages.ts';

/** Somebody was faster: says so, leads back, and shows what was typed in vain. */
export async function orMoved(
  res: Response,
  back: { readonly href: string; readonly name: string },
  kept: readonly string[],
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    res.status(409).render('membership/moved', gradingMovedPage(error.message, back, kept.filter(Boolean)));
  }
}
