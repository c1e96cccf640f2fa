/** Loads the dialogs of lost answers and conflicts when there is something to ask. */
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useEpoch, useQuestion } from '../shared/trouble.ts';

const TroubleDialog = lazy(() => import('../shared/trouble-dialogs.tsx'));

export function Trouble() {
  const question = useQuestion();
  const epoch = useEpoch();
  const client = useQueryClient();
  useEffect(() => {
    if (epoch > 0)
      void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  }, [client, epoch]);
  if (!question) return null;
  return (
    <Suspense fallback={null}>
      <TroubleDialog key={question.id} question={question} />
    </Suspense>
  );
}
