/** 保存期限: what the next sweep will take, and the nightly sweep itself, which says what it took. */
import type { RetentionAnswer } from '../../contract/personal.ts';
import { dayOf, plusDays } from '../../domain/calendar/index.ts';
import {
  retentionClasses,
  retentionDays,
  type Retention,
  type RetentionClass,
} from '../../domain/personal/index.ts';
import { insertAudit } from '../audit/index.ts';
import type { Db } from '../db/open.ts';
import { sweepEdits } from '../http/edit-queries.ts';
import type { Services } from '../http/services.ts';
import { asOwner, inTransaction, takeScope } from '../http/transaction.ts';
import {
  countDue,
  insertSweep,
  listOrphans,
  listTakenAway,
  removeDue,
} from './retention-queries.ts';
import { findPersonalSettings, listTops, type Top } from './setting-queries.ts';

/** Edits are told to a second writer for this long. */
const editDays = 30;

const dayBefore = (today: string, days: number) => plusDays(today, -days);

/** Class by class: the day before which it goes, how many rows, how many are held. */
export async function previewSweep(
  db: Db,
  top: Top,
  retention: Retention,
  now: string,
): Promise<RetentionAnswer['classes']> {
  const today = dayOf(now);
  const classes = [];
  for (const kind of retentionClasses) {
    const before = dayBefore(today, retention[kind]);
    const least = retentionDays[kind].least;
    classes.push({ kind, least, before, ...(await countDue(db, kind, top, before)) });
  }
  return classes;
}

const classWords: Record<RetentionClass, string> = {
  picture: '图片与文件',
  video: '录像',
  sound: '录音',
  complaint: '投诉工单号',
  ticket: '处罚单上的个人',
  essay: '心得',
  import: '导入的工作簿',
  audit: '审计日志',
};

async function sweepClass(db: Db, top: Top, kind: RetentionClass, before: string) {
  const { held } = await countDue(db, kind, top, before);
  const { removed, files } = await removeDue(db, kind, top, before);
  if (removed + held === 0) return;
  await insertSweep(db, top, { kind, before, removed, held, files });
  const subject = `按保存期限清理${classWords[kind]} ${removed} 条`;
  const detail = { kind, before, removed, held };
  const event = { action: 'personal.sweep', subject, detail };
  await insertAudit(db, [{ event, unit: top, actor: '系统' }]);
}

type Means = Pick<Services, 'database' | 'files' | 'peers' | 'wide'>;

/** So many files are asked about, then removed, at a time: a row may come to name one until the last moment. */
const atATime = 8;

/** For so many days a file is asked about again: its store may have been out of reach, or it had just come in again. */
const askedAgainDays = 7;

/** Longer than from keeping a file to committing the row that names it. */
const hour = 3_600_000;

/** @throws AggregateError of what could not be removed, after all the rest is */
async function removeOrphans({ files, wide }: Means, all: string[], since: number): Promise<void> {
  const failed: unknown[] = [];
  for (let at = 0; at < all.length; at += atATime) {
    const orphans = await wide((db) => listOrphans(db, all.slice(at, at + atATime)));
    const told = await Promise.allSettled(orphans.map((sha256) => files.remove(sha256, since)));
    for (const one of told) if (one.status === 'rejected') failed.push(one.reason);
  }
  if (failed.length > 0)
    throw new AggregateError(failed, `${failed.length} 个到期的文件没有删掉，下一次清理时再删`);
}

async function sweepTop({ database }: Means, top: Top, now: string): Promise<void> {
  const { settings } = await inTransaction(database, (db) => findPersonalSettings(db, top.id));
  for (const kind of retentionClasses) {
    const before = dayBefore(dayOf(now), settings.retention[kind]);
    await inTransaction(database, async (db) => {
      // Before the owner's part: the log has to know that it was the application, of itself.
      await takeScope(db, { role: 'wide' });
      return asOwner(db, () => sweepClass(db, top, kind, before));
    });
  }
}

/**
 * Takes away what is past its time, each class in a transaction of its own, as owner of the tables: the
 * application's roles cannot delete the audit trail. Files go once the row says that they are gone. Does
 * nothing while another process is at it.
 * @param now ISO moment
 * @param rest milliseconds for which a file that has just been kept stays, whoever names it
 */
export function sweepRetention(means: Means, now: string, rest = hour): Promise<void> {
  const { database, peers, wide } = means;
  return peers.unlessHeld('sweep-retention', async () => {
    for (const top of await inTransaction(database, listTops)) await sweepTop(means, top, now);
    await inTransaction(database, (db) => sweepEdits(db, editDays));
    const gone = await wide((db) => listTakenAway(db, askedAgainDays));
    await removeOrphans(means, gone, Date.now() - rest);
  });
}
