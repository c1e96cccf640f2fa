/**
 * The ticket being written, kept on the phone until it is issued or given up: a reload, a call or an empty
 * battery takes nothing away. Words and files are kept apart, so that typing does not write pictures anew.
 */
import type { PhoneDatabase } from '../store/database.ts';
import type { Entered } from './entered.ts';

type Files = Pick<Entered, 'pictures' | 'signed'>;
type Words = Omit<Entered, keyof Files | 'isSigning'>;

const names = { words: 'ticket-draft', files: 'ticket-draft-files' } as const;

/** undefined = none. */
export async function readDraft(database: PhoneDatabase): Promise<Entered | undefined> {
  const words = await database.fact<Words>(names.words);
  const files = await database.fact<Files>(names.files);
  return words && { ...words, ...(files ?? { pictures: [], signed: null }), isSigning: false };
}

/** @param changed what of it has just been changed */
export async function keepDraft(
  database: PhoneDatabase,
  entered: Entered,
  changed: Partial<Entered>,
): Promise<void> {
  const { pictures, signed, isSigning: _, ...words } = entered;
  // Both or neither: a draft that is dropped meanwhile leaves no pictures to the next one.
  await database.transaction('rw', database.facts, async () => {
    await database.noteFact(names.words, words);
    if ('pictures' in changed || 'signed' in changed)
      await database.noteFact(names.files, { pictures, signed });
  });
}

/** Also inside a transaction over `facts`. */
export const dropDraft = (database: PhoneDatabase): Promise<void> =>
  database.facts.bulkDelete(Object.values(names));
