/**
 * What the server answered last, kept on the phone: shown at once and in a basement, replaced as soon
 * as the server answers again. Only what was opened once is there.
 */
import { useEffect, useState } from 'react';
import { PhoneProblem, send } from '../http.ts';
import type { Work } from '../session/current.ts';
import { useLive } from '../store/live.ts';

/** `at`: when it was fetched, ISO. */
type Kept<T> = { at: string; value: T };
type Answer<T> = {
  /** `undefined` while nothing is known, `null` when nothing is kept. */
  kept: Kept<T> | null | undefined;
  /** Why the server did not answer just now; null while it is asked and when it did. */
  refusal: PhoneProblem | null;
};

export function useKept<T>({ database, account }: Work, path: string): Answer<T> {
  const name = `kept:${path}`;
  const [refusal, setRefusal] = useState<PhoneProblem | null>(null);
  const [fresh, setFresh] = useState<{ name: string; kept: Kept<T> }>();
  const kept = useLive(async () => (await database.fact<Kept<T>>(name)) ?? null, [database, name]);
  useEffect(() => {
    let isHere = true;
    send<T>(path, { account: account.id })
      .then((value) => {
        const answer = { at: new Date().toISOString(), value };
        // Shown without waiting until it has been written and read again.
        if (isHere) setFresh({ name, kept: answer });
        return database.noteFact(name, answer);
      })
      .catch((error: unknown) => {
        if (!(error instanceof PhoneProblem)) throw error;
        if (isHere) setRefusal(error);
      });
    return () => {
      isHere = false;
    };
  }, [database, account.id, name, path]);
  return { kept: fresh?.name === name ? fresh.kept : kept, refusal };
}
