/**
 * What the phone keeps, one database for each account: somebody else who signs in on the same phone
 * opens another one and can neither see nor send what is in this. A change of these tables is a new
 * version with its upgrade, never an edit of an old one: phones carry unsent work across updates.
 */
import Dexie, { type Table } from 'dexie';
import type { TicketDraft } from '../../../contract/ticket.ts';
import type { Capture, CaptureVisit } from '../../../contract/visit.ts';
import {
  noStatus,
  type Closing,
  type Entry,
  type FileBytes,
  type LaneTrouble,
  type OutFile,
  type SyncStatus,
} from '../outbox/model.ts';

export type VisitRow = CaptureVisit & { lane: string };
export type StandardRow = Capture['standards'][number];
/** 现场处罚单 written on this phone; `id` is the server's, null while it waits. */
export type TicketRow = {
  lane: string;
  unit: { id: number; code: string; name: string };
  draft: TicketDraft;
  id: number | null;
};
/** Small things by name, e.g. a running stop watch. */
export type Fact = { name: string; value: unknown };

const prefix = 'mingchuang-phone-';
const statusName = 'sync';

export class PhoneDatabase extends Dexie {
  readonly account: string;
  visits!: Table<VisitRow, string>;
  standards!: Table<StandardRow, number>;
  entries!: Table<Entry, number>;
  files!: Table<OutFile, string>;
  bytes!: Table<FileBytes, string>;
  closings!: Table<Closing, string>;
  troubles!: Table<LaneTrouble, string>;
  facts!: Table<Fact, string>;
  tickets!: Table<TicketRow, string>;

  constructor(account: string) {
    super(prefix + account);
    this.account = account;
    this.version(1).stores({
      visits: 'lane',
      standards: 'id',
      entries: '++seq, &id, lane',
      files: 'id, lane',
      bytes: 'id',
      closings: 'lane',
      troubles: 'lane',
      facts: 'name',
    });
    this.version(2).stores({ tickets: 'lane' });
  }

  async status(): Promise<SyncStatus> {
    const row = await this.facts.get(statusName);
    return { ...noStatus, ...(row?.value as Partial<SyncStatus> | undefined) };
  }
  /** Nothing has ever been fetched, and nothing has failed: what is not here may be on its way. */
  async isFilling(): Promise<boolean> {
    const { lastDone, state } = await this.status();
    return lastDone === null && (state === 'idle' || state === 'sending');
  }
  async noteStatus(change: Partial<SyncStatus>): Promise<void> {
    const value = { ...(await this.status()), ...change };
    await this.facts.put({ name: statusName, value });
  }
  async fact<T>(name: string): Promise<T | undefined> {
    return (await this.facts.get(name))?.value as T | undefined;
  }
  async noteFact(name: string, value: unknown): Promise<void> {
    if (value === undefined) await this.facts.delete(name);
    else await this.facts.put({ name, value });
  }
}

/** @param onOutdated another tab runs a newer version of the app: this one must be loaded anew */
export function openDatabase(account: string, onOutdated: () => void): PhoneDatabase {
  const database = new PhoneDatabase(account);
  database.on('versionchange', () => {
    database.close();
    onOutdated();
  });
  return database;
}

export const laneOf = ({ unitId, id }: { unitId: number; id: number }) => `visit/${unitId}/${id}`;
