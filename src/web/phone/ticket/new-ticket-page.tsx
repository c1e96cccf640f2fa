/** 开处罚单 on the phone, with or without a network: where, which clause, who, how much, why, signature. */
import { useMemo, useState } from 'react';
import type { TicketPack } from '../../../contract/ticket.ts';
import { Frame } from '../parts/frame.tsx';
import { SyncPill } from '../parts/sync-pill.tsx';
import { go } from '../router.ts';
import type { Work } from '../session/current.ts';
import { useLive } from '../store/live.ts';
import { useWords } from '../words/index.ts';
import { ClauseChoice } from './clause-choice.tsx';
import { faultOf, startOf, thingsOf, type Entered } from './entered.ts';
import { Figures } from './figures.tsx';
import { readPack } from './model.ts';
import { OutletChoice } from './outlet-choice.tsx';
import { Pictures } from './pictures.tsx';
import { Signing } from './signing.tsx';
import { Suggestion } from './suggestion.tsx';
import { ThingChoice } from './thing-choice.tsx';
import { saveTicket } from './write.ts';

export function NewTicketPage({ work }: { work: Work }) {
  const t = useWords();
  const pack = useLive(async () => (await readPack(work.database)) ?? null, [work.database]);
  return (
    <Frame
      title={t.ticket.write}
      back="/tickets"
      end={<SyncPill work={work} />}
      bottom={pack ? <span /> : undefined}
    >
      {pack === null && (
        <div className="mp-empty">
          <p className="mp-strong">{t.ticket.noPack}</p>
          <button type="button" className="mp-button" onClick={() => void work.schedule.now()}>
            {t.visits.refresh}
          </button>
        </div>
      )}
      {pack && <Form work={work} pack={pack} />}
    </Frame>
  );
}

function useTicket(pack: TicketPack) {
  const [entered, setEntered] = useState(() => startOf(pack));
  const unit = pack.outlets.find(({ id }) => id === entered.unitId) ?? null;
  const plan = pack.plans.find(({ versionId }) => versionId === unit?.versionId) ?? null;
  const clause = plan?.clauses.find((one) => one.clause === entered.clause) ?? null;
  const change = (patch: Partial<Entered>) => setEntered((before) => ({ ...before, ...patch }));
  return { entered, unit, plan, clause, change };
}

function Form({ work, pack }: { work: Work; pack: TicketPack }) {
  const t = useWords();
  const { entered, unit, plan, clause, change } = useTicket(pack);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const things = useMemo(() => thingsOf(pack, entered.unitId), [pack, entered.unitId]);
  const fault = useMemo(() => faultOf(entered, clause, things), [entered, clause, things]);
  const send = async () => {
    const { pictures, signed, isSigning, ...draft } = entered;
    if (!unit || !clause || fault || isSigning) return;
    const files = [
      ...pictures.map((file) => ({ key: '', file })),
      ...(signed ? [{ key: '$signature', file: signed }] : []),
    ];
    setBusy(true);
    const whole = {
      ...draft,
      unitId: unit.id,
      clause: clause.clause as Entered['clause'] & string,
    };
    const saved = await saveTicket(work, whole, unit, files).catch(() => {
      setProblem(t.answer.unreadable);
      return false;
    });
    setBusy(false);
    if (saved) go('/tickets', { replace: true });
  };
  return (
    <form
      className="mp-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <OutletChoice
        pack={pack}
        unit={unit}
        onChoose={(unitId) => change({ unitId, clause: null })}
      />
      {unit && !plan && <p className="mp-notice mp-notice-warning">{t.ticket.noPlan}</p>}
      {plan && !plan.inPeriod && (
        <p className="mp-notice mp-notice-warning">{t.ticket.outOfPeriod(plan.title)}</p>
      )}
      {plan && <ClauseChoice plan={plan} entered={entered} change={change} />}
      {clause && (
        <>
          {clause.unless === 'requested' && (
            <ThingChoice things={things} entered={entered} change={change} />
          )}
          <Suggestion key={clause.clause} clause={clause} entered={entered} change={change} />
          <Figures clause={clause} entered={entered} change={change} />
          <Pictures pictures={entered.pictures} onChange={(pictures) => change({ pictures })} />
          <Signing entered={entered} change={change} />
          {problem && (
            <p className="mp-bad" role="alert">
              {problem}
            </p>
          )}
          <div className="mp-bar mp-bar-stack">
            {fault && <p className="mp-quiet">{t.ticket.faults[fault.code](fault)}</p>}
            {entered.isSigning && <p className="mp-quiet">{t.ticket.unsigned}</p>}
            <button
              type="submit"
              className="mp-button mp-primary mp-large"
              disabled={fault !== null || entered.isSigning || busy}
            >
              {t.ticket.issue}
            </button>
          </div>
        </>
      )}
    </form>
  );
}
