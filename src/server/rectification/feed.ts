/**
 * 日历订阅: what is due, as iCalendar (RFC 5545) behind an address nobody can guess. It names tasks and
 * outlets, no persons; who leaves the role loses the feed with it.
 */
import ical from 'ical-generator';
import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';
import { takeScope } from '../http/transaction.ts';
import { listComingSessions, type ComingSession } from '../training/index.ts';
import { findFeedOwner, listDueRectifications, listDueVisits, type Due } from './feed-queries.ts';
import { may } from '../../contract/abilities.ts';
import { toldFrom } from '../../domain/rectification/index.ts';
import { findSettings } from './settings-queries.ts';

export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
/** 256 random bits. */
export const newToken = () => randomBytes(32).toString('base64url');

const quarter = 15 * 60_000;

/** @returns the text of the .ics file */
function writeCalendar(
  name: string,
  dues: readonly Due[],
  sessions: readonly ComingSession[],
): string {
  const calendar = ical({ name: `明窗 · ${name}`, prodId: '//mingchuang//rectification//ZH' });
  calendar.ttl(3600);
  for (const { key, title, place, at } of dues) {
    const end = new Date(isoMoment(at));
    calendar.createEvent({
      id: `${key}@mingchuang`,
      start: new Date(end.getTime() - quarter),
      end,
      summary: `到期：${title}`,
      location: place,
    });
  }
  for (const { key, title, place, startsOn, startsAt, hours } of sessions) {
    const start = new Date(`${startsOn}T${startsAt}:00+08:00`);
    const end = new Date(start.getTime() + Number(hours) * 3_600_000);
    calendar.createEvent({ id: `${key}@mingchuang`, start, end, summary: title, location: place });
  }
  // RFC 5545 §3.1: every line ends with CRLF, the last one too.
  return `${calendar.toString()}\r\n`;
}

/** The feed of a token; null when it opens none (any more). */
export async function readFeed(db: Db, token: string): Promise<string | null> {
  const owner = await findFeedOwner(db, hashOf(token));
  if (!owner) return null;
  const { role, unit, userId } = owner;
  const { unitNo, lastNo, name } = unit;
  await takeScope(db, { role: 'app', lo: unitNo, hi: lastNo, account: userId });
  const { settings } = await findSettings(db, { id: 0, unitNo, lastNo });
  const dues: Due[] = [];
  if (may(role, 'rectification.read')) {
    const step = toldFrom(settings.ladder, role);
    // Nobody is told of what is overdue elsewhere unless the ladder says so.
    const reached = step === 0 ? settings.ladder.length + 1 : step;
    dues.push(...(await listDueRectifications(db, reached, role === 'outlet-head')));
  }
  if (may(role, 'visit.capture')) dues.push(...(await listDueVisits(db, userId)));
  // Staff get what is meant for them; who runs a range, all of it.
  const sessions = may(role, 'training.read')
    ? await listComingSessions(db, null)
    : may(role, 'training.own')
      ? await listComingSessions(db, userId)
      : [];
  return writeCalendar(name, dues, sessions);
}
