/** Which columns name the files of the store: what a backup takes along, and what no sweep may remove. */

/** Columns of a table: those that name files, as text or as the `sha256` of a JSON; the one that is set when the files are gone. */
export type Holder = { text?: string[]; json?: string[]; gone?: string };

/** A new kind of kept file has to be added here (backup/named-files.test.ts looks). */
export const holders: Record<string, Holder> = {
  evidence: { text: ['sha256', 'thumbnail'], gone: 'removed_at' },
  essay: { json: ['file'] },
  training_session: { json: ['material'] },
};

/** The hashes of a row of the table, as SQL expressions. */
export const hashesOf = (table: string): string[] => {
  const { text = [], json = [] } = holders[table] ?? {};
  return [...text, ...json.map((column) => `${column} ->> 'sha256'`)];
};
