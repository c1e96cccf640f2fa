/** 自查: the head of an outlet starts a check of the own outlet; needs a network once. */
import { useState } from 'react';
import type { z } from 'zod';
import type { CaptureVisit, selfCheckStandards } from '../../../contract/visit.ts';
import { send } from '../http.ts';
import { Sheet } from '../parts/sheet.tsx';
import { go } from '../router.ts';
import type { Work } from '../session/current.ts';
import { newId } from '../store/ids.ts';
import { useWords } from '../words/index.ts';

type Standards = z.infer<typeof selfCheckStandards>;
const path = '/api/capture/self';

/** The standards to choose from, the choice, and why it cannot be. */
function useSelfCheck({ account, schedule }: Work) {
  const [standards, setStandards] = useState<Standards | null>(null);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const [id] = useState(newId);
  const attempt = (work: () => Promise<void>) => {
    setBusy(true);
    setRefusal('');
    work()
      .catch((error: unknown) => setRefusal(error instanceof Error ? error.message : String(error)))
      .finally(() => setBusy(false));
  };
  const start = (standardId: number) =>
    attempt(async () => {
      const key = `${id}-${standardId}`;
      const options = { method: 'POST', json: { standardId }, account: account.id, key } as const;
      const made = await send<CaptureVisit>(path, options);
      await schedule.now();
      go(`/visit/${made.unitId}/${made.id}`);
    });
  const choose = () =>
    attempt(async () => {
      const found = await send<Standards>(path, { account: account.id });
      if (found.length === 1) start(found[0]!.id);
      else setStandards(found);
    });
  return { standards, refusal, busy, choose, start, close: () => setStandards(null) };
}

export function SelfCheck({ work }: { work: Work }) {
  const t = useWords();
  const { standards, refusal, busy, choose, start, close } = useSelfCheck(work);
  if (work.account.role !== 'outlet-head') return null;
  return (
    <section className="mp-card mp-stack">
      <p className="mp-quiet">{t.visits.selfCheckWhy}</p>
      <button type="button" className="mp-button mp-large" disabled={busy} onClick={choose}>
        {t.visits.selfCheck}
      </button>
      {refusal && (
        <p className="mp-bad" role="alert">
          {refusal} {t.visits.selfCheckOffline}
        </p>
      )}
      {standards && (
        <Sheet title={t.visits.selfCheckStandard} onClose={close}>
          {standards.length === 0 && <p>{t.visits.selfCheckNone}</p>}
          <div className="mp-options">
            {standards.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                className="mp-answer mp-answer-line"
                disabled={busy}
                onClick={() => start(id)}
              >
                {name}
              </button>
            ))}
          </div>
        </Sheet>
      )}
    </section>
  );
}
