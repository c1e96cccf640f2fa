/** What everybody must know on every page: not saved, signed out, clock wrong, a new version. */
import { takeUpdate, update } from '../install/update.ts';
import { isClockWrong, noStatus } from '../outbox/index.ts';
import { addressOf } from '../router.ts';
import { currentWork } from '../session/current.ts';
import { dismissFault, useSaveFault } from '../store/save.ts';
import { useSignal } from '../store/use-signal.ts';
import { useLive } from '../store/live.ts';
import { useWords } from '../words/index.ts';
import { Link } from './link.tsx';

function SaveNotice() {
  const t = useWords();
  const fault = useSaveFault();
  if (!fault) return null;
  return (
    <div className="mp-notice mp-notice-bad" role="alert">
      <p>{t.sync.storage[fault]}</p>
      <div className="mp-row mp-row-tight">
        <Link to="/sync" className="mp-button mp-small">
          {t.sync.storage.toSync}
        </Link>
        <button type="button" className="mp-button mp-small" onClick={dismissFault}>
          {t.close}
        </button>
      </div>
    </div>
  );
}

function SessionNotice() {
  const t = useWords();
  const work = useSignal(currentWork);
  const status = useLive(async () => work?.database.status() ?? noStatus, [work?.database]);
  const isOut = status?.state === 'signed-out' || status?.state === 'other-account';
  const ahead = status?.clockAhead ?? null;
  return (
    <>
      {isOut && (
        <div className="mp-notice mp-notice-warning" role="status">
          <p>{status.state === 'signed-out' ? t.sync.signedOut : t.sync.otherAccount}</p>
          <a href={addressOf('/sign-in')} className="mp-button mp-small mp-primary">
            {t.sync.signInAgain}
          </a>
        </div>
      )}
      {isClockWrong(ahead) && (
        <p className="mp-notice mp-notice-warning" role="status">
          {t.sync.clock.wrong(Math.round((ahead ?? 0) / 60_000))}
        </p>
      )}
    </>
  );
}

function UpdateNotice() {
  const t = useWords();
  const state = useSignal(update);
  if (state === 'none') return null;
  return (
    <div className="mp-notice" role="status">
      <p>{t.update[state]}</p>
      <button type="button" className="mp-button mp-small mp-primary" onClick={takeUpdate}>
        {state === 'ready' ? t.update.take : t.update.reload}
      </button>
    </div>
  );
}

export const Notices = () => (
  <>
    <SaveNotice />
    <SessionNotice />
    <UpdateNotice />
  </>
);
