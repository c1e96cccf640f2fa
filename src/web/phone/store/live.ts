/** What a query says, again whenever this tab, another one or the sync changes what it read. */
import { liveQuery } from 'dexie';
import { useEffect, useState, type DependencyList } from 'react';

/** `undefined` until the first answer. `deps` as in useEffect. */
export function useLive<T>(query: () => Promise<T>, deps: DependencyList): T | undefined {
  const [value, setValue] = useState<{ deps: DependencyList; value: T }>();
  useEffect(() => {
    const watching = liveQuery(query).subscribe({
      next: (next) => setValue({ deps, value: next }),
      error: (error: unknown) => console.warn('reading failed', error),
    });
    return () => watching.unsubscribe();
    // The list is the caller's, as useEffect's own is: it cannot be read here.
    // oxlint-disable-next-line react/exhaustive-deps
  }, deps);
  const isCurrent = value && deps.every((one, at) => Object.is(one, value.deps[at]));
  return isCurrent ? value.value : undefined;
}
