/** 开处罚单 on the phone, with or without a network: where, which clause, who, how much, why, signature. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TicketPack } from '../../../contract/ticket.ts';
import { Frame } from '../parts/frame.tsx';
import { SyncPill } from '../parts/sync-pill.tsx';
import { go } from '../router.ts';
import type { Work } from '../session/current.ts';
import type { PhoneDatabase } from '../store/database.ts';
import { useLive } from '../store/live.ts';
import { save } from '../store/save.ts';
import { useWords } from '../words/index.ts';
import { ClauseChoice } from './clause-choice.tsx';
import { dropDraft, keepDraft, readDraft } from './draft.ts';
import { faultOf, startOf, thingsOf, type Entered } from './entered.ts';
import { Figures } from './figures.tsx';
import { readPack } from './model.ts';
import { OutletChoice } from './outlet-choice.tsx';
import { Pictures } from './pictures.tsx';
import { Signing } from './signing.tsx';
import { Suggestion } from './suggestion.tsx';
import { ThingChoice } from './thing-choice.tsx';
import { Resumed } from './resumed.tsx';
import { saveTicket } from './write.ts';

export function NewTicketPage({ work }: { work: Work }) {
  const t = useWords();
  const pack = useLive(async () => (await readPack(work.database)) ?? null, [work.database]);
  const kept = useKept(work.database);
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
      {pack && kept !== undefined && <Form work={work} pack={pack} kept={kept} />}
    </Frame>
  );
}

/** The ticket that was not finished; null = none, undefined until that is known. */
function useKept(database: PhoneDatabase): Entered | null | undefined {
  const [kept, setKept] = useState<Entered | null>();
  useEffect(() => {
    void readDraft(database).then((draft) => setKept(draft ?? null));
  }, [database]);
  return kept;
}

function useTicket(pack: TicketPack, database: PhoneDatabase, kept: Entered | null) {
  const [entered, setEntered] = useState(() => kept ?? startOf(pack));
  const latest = useRef(entered);
  const unit = pack.outlets.find(({ id }) => id === entered.unitId) ?? null;
  const plan = pack.plans.find(({ versionId }) => versionId === unit?.versionId) ?? null;
  const clause = plan?.clauses.find((one) => one.clause === entered.clause) ?? null;
  const show = (next: Entered) => {
    latest.current = next;
    setEntered(next);
  };
  const change = (patch: Partial<Entered>) => {
    show({ ...latest.current, ...patch });
    void save(() => keepDraft(database, latest.current, patch));
  };
  const startOver = async () => {
    if (await save(() => dropDraft(database))) show(startOf(pack));
  };
  return { entered, unit, plan, clause, change, startOver };
}

type FormProps = { work: Work; pack: TicketPack; kept: Entered | null };

function Form({ work, pack, kept }: FormProps) {
  const t = useWords();
  const ticket = useTicket(pack, work.database, kept);
  const { entered, unit, plan, clause, change } = ticket;
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
      {kept?.clientId === entered.clientId && (
        <Resumed since={entered.happenedAt} onStartOver={() => void ticket.startOver()} />
      )}
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
