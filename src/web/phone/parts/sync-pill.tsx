/** How things stand with sending, in one word, on the pages of work; a tap tells more. */
import { isEmpty, readWaiting, type SyncStatus, type Waiting } from '../outbox/index.ts';
import type { Work } from '../session/current.ts';
import type { PhoneDatabase } from '../store/database.ts';
import { useLive } from '../store/live.ts';
import { useWords, type Words } from '../words/index.ts';
import { Icon } from './icons.tsx';
import { Link } from './link.tsx';

type Look = { text: string; tone: 'good' | 'quiet' | 'bad' };

function lookOf(t: Words, { state }: SyncStatus, waiting: Waiting): Look {
  const { pill } = t.sync;
  if (state === 'signed-out' || state === 'other-account' || waiting.refused > 0)
    return { text: pill.attention, tone: 'bad' };
  const open = waiting.changes + waiting.files + Number(waiting.closing);
  if (state === 'offline') {
    return { text: open > 0 ? pill.waiting(open) : pill.offline, tone: 'quiet' };
  }
  if (!isEmpty(waiting)) {
    const text = state === 'sending' ? pill.sending : pill.waiting(open);
    return { text, tone: 'quiet' };
  }
  return { text: pill.all, tone: 'good' };
}

const readState = async (database: PhoneDatabase) => ({
  status: await database.status(),
  waiting: await readWaiting(database),
});

export function SyncPill({ work: { database } }: { work: Work }) {
  const t = useWords();
  const found = useLive(() => readState(database), [database]);
  if (!found) return null;
  const { text, tone } = lookOf(t, found.status, found.waiting);
  return (
    <Link to="/sync" className={`mp-pill mp-pill-${tone}`} label={`${t.sync.title}：${text}`}>
      <Icon name={tone === 'good' ? 'check' : tone === 'bad' ? 'alert' : 'sync'} size={16} />
      {text}
    </Link>
  );
}
