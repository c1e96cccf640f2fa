/**
 * Brings the ledger into line with the candidate lines: drafts are made to agree; what people have
 * already seen is never touched, a correction is a reversing line beside it plus a new draft.
 * The same facts twice change nothing; a new fact changes only the lines it touches.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { asOwner } from '../http/transaction.ts';
import type { Scope } from './sql/needs.ts';

export type SyncOf = {
  planId: number;
  planVersionId: number;
  settlementId: number;
  settledBy: string;
  scope: Scope;
  /** What people decided that makes this correction necessary; stands in front of its reason. */
  because?: string;
};
export type Changes = {
  added: number;
  changed: number;
  removed: number;
  reversed: number;
  kept: number;
};

const sameFact = (a: string, b: string) =>
  sql.raw(
    `${a}.unit_id = ${b}.unit_id and ${a}.rule_id = ${b}.rule_id and ${a}.fact_kind = ${b}.fact_kind and ${a}.fact_id = ${b}.fact_id`,
  );

const linesOf = ({ planId, scope }: SyncOf, alias: string) => {
  const l = sql.raw(alias);
  const only = scope.only
    ? sql` and ${l}.unit_id = any(${sql.param([...scope.only])}::bigint[])`
    : sql``;
  return sql`${l}.plan_id = ${planId} and ${l}.unit_no between ${scope.lo} and ${scope.hi}${only}`;
};

async function count(db: Db, statement: SQL): Promise<number> {
  return (await db.execute(statement)).rowCount ?? 0;
}

/** `standing`: lines already shown to people and not (openly) reversed. @returns how many */
const insertStanding = (db: Db, of: SyncOf) =>
  count(
    db,
    sql`create temp table standing on commit drop as
    select l.id, l.unit_id, l.rule_id, l.fact_kind, l.fact_id, l.amount, l.payer_id, l.state
    from ledger_line l
    where ${linesOf(of, 'l')} and l.state <> 'draft' and l.reverses_id is null
      and not exists (select 1 from ledger_line r where r.unit_id = l.unit_id and r.reverses_id = l.id and r.state <> 'draft')`,
  );

/**
 * `wanted`: the candidates with their match among the standing lines; not copied while there are none.
 * Estimates of a match in four columns come out far too small: the index on `standing` keeps the nested
 * loop that may follow from one reading the whole table for each line. @returns how many stand
 */
async function insertWanted(db: Db, of: SyncOf): Promise<number> {
  const standing = await insertStanding(db, of);
  if (standing === 0) {
    await db.execute(
      sql`create temp view wanted as select c.*, null::bigint as standing_id from candidate c`,
    );
    return 0;
  }
  await db.execute(sql`create index on standing (unit_id)`);
  await db.execute(sql`analyze standing`);
  await db.execute(sql`create temp table wanted on commit drop as
    select c.*, s.id as standing_id
    from candidate c
    left join standing s on ${sameFact('s', 'c')} and s.amount = c.amount and s.payer_id = c.payer_id`);
  await db.execute(sql`create index on wanted (unit_id)`);
  await db.execute(sql`analyze wanted (unit_id, rule_id, fact_kind, fact_id, standing_id)`);
  return standing;
}

const isDraft = sql`l.state = 'draft' and l.reverses_id is null`;
type Drift = { missing: number; other: number; left: number };

/**
 * `drift`: where the drafts and the wanted lines differ, found by one full join. `line_id` null = a line
 * is missing; `rule_id` null = a draft is left over. An unsettled plan has no drafts: all is missing.
 */
async function insertDrift(db: Db, of: SyncOf): Promise<Drift> {
  await db.execute(sql`create temp table drift on commit drop as
    select l.unit_id as line_unit_id, l.id as line_id, w.unit_id, w.rule_id, w.fact_kind, w.fact_id
    from (select * from wanted where standing_id is null) w
    full join (select * from ledger_line l where ${linesOf(of, 'l')} and ${isDraft}) l on ${sameFact('l', 'w')}
    where l.id is null or w.rule_id is null
      or (l.amount, l.payer_id, l.wave, l.phase, l.happened_on, l.kind, l.reading, l.inputs, l.plan_version_id)
        is distinct from (w.amount, w.payer_id, w.wave, w.phase, w.happened_on, w.kind, w.reading, w.inputs, ${of.planVersionId}::bigint)`);
  const { rows } =
    await db.execute<Drift>(sql`select count(*) filter (where line_id is null) as missing,
    count(*) filter (where rule_id is null) as left, count(*) filter (where line_id is not null and rule_id is not null) as other from drift`);
  return rows[0]!;
}

/** Both sides of the joins that follow may be a handful of lines or all of them. */
async function indexDrift(db: Db): Promise<void> {
  await db.execute(sql`create index on drift (unit_id)`);
  await db.execute(sql`analyze drift`);
}

const updateDrafts = (db: Db, of: SyncOf) =>
  count(
    db,
    sql`update ledger_line l
    set amount = w.amount, payer_id = w.payer_id, wave = w.wave, phase = w.phase, happened_on = w.happened_on, kind = w.kind,
      reading = w.reading, inputs = w.inputs, plan_version_id = ${of.planVersionId}, settlement_id = ${of.settlementId},
      settled_by = ${of.settledBy}, settled_at = now()
    from drift d join wanted w on ${sameFact('d', 'w')} and w.standing_id is null
    where l.unit_id = d.line_unit_id and l.id = d.line_id`,
  );

const deleteDrafts = (db: Db) =>
  count(
    db,
    sql`delete from ledger_line l using drift d where l.unit_id = d.line_unit_id and l.id = d.line_id and d.rule_id is null`,
  );

/** `which`: an alias of wanted lines, `w`, joined as need be. */
const insertDrafts = (db: Db, of: SyncOf, which: SQL) =>
  count(
    db,
    sql`insert into ledger_line (unit_id, unit_no, plan_id, plan_version_id, settlement_id, rule_id, payer_id, wave, phase,
      happened_on, fact_kind, fact_id, amount, kind, reading, inputs, settled_by)
    select w.unit_id, w.unit_no, ${of.planId}::bigint, ${of.planVersionId}::bigint, ${of.settlementId}::bigint, w.rule_id, w.payer_id, w.wave,
      w.phase, w.happened_on, w.fact_kind, w.fact_id, w.amount, w.kind, w.reading, w.inputs, ${of.settledBy}::text
    from wanted w ${which}
    -- In the order of the keys: the indexes grow at their ends, in half the time.
    order by w.unit_id, w.rule_id collate "C"`,
  );

const hasDrafts = async (db: Db, of: SyncOf): Promise<boolean> =>
  (await count(
    db,
    sql`select 1 from ledger_line l where ${linesOf(of, 'l')} and ${isDraft} limit 1`,
  )) > 0;

/** Brings the drafts into line with what is wanted and stands nowhere yet. */
async function syncDrafts(
  db: Db,
  of: SyncOf,
): Promise<Pick<Changes, 'added' | 'changed' | 'removed'>> {
  if (!(await hasDrafts(db, of))) {
    const added = await insertDrafts(db, of, sql`where w.standing_id is null`);
    return { added, changed: 0, removed: 0 };
  }
  const drift = await insertDrift(db, of);
  if (drift.missing + drift.other > 0) await indexDrift(db);
  const missing = sql`join drift d on ${sameFact('d', 'w')} and d.line_id is null where w.standing_id is null`;
  const changes = {
    changed: drift.other > 0 ? await updateDrafts(db, of) : 0,
    removed: drift.left > 0 ? await deleteDrafts(db) : 0,
    added: drift.missing > 0 ? await insertDrafts(db, of, missing) : 0,
  };
  await db.execute(sql`drop table drift`);
  return changes;
}

/** A standing line that no candidate confirms. A revoked one stays as people decided. */
const unconfirmed = sql`s.state <> 'revoked' and not exists (select 1 from wanted w where w.standing_id = s.id and w.unit_id = s.unit_id)`;

const deleteReversals = (db: Db, of: SyncOf) =>
  count(
    db,
    sql`delete from ledger_line l
    where ${linesOf(of, 'l')} and l.state = 'draft' and l.reverses_id is not null
      and not exists (select 1 from standing s where s.unit_id = l.unit_id and s.id = l.reverses_id and ${unconfirmed})`,
  );

const insertReversals = (db: Db, of: SyncOf) =>
  count(
    db,
    sql`insert into ledger_line (unit_id, unit_no, plan_id, plan_version_id, settlement_id, rule_id, payer_id, wave, phase,
      happened_on, fact_kind, fact_id, amount, kind, reading, inputs, settled_by, reverses_id, reason)
    select o.unit_id, o.unit_no, o.plan_id, o.plan_version_id, ${of.settlementId}::bigint, o.rule_id, o.payer_id, o.wave, o.phase,
      o.happened_on, o.fact_kind, o.fact_id, -o.amount, o.kind, o.reading, o.inputs, ${of.settledBy}::text, o.id,
      ${of.because ?? '更正'}::text || coalesce('：应为 ' || n.amount::text || ' 元，原为 ' || o.amount::text || ' 元', '：按现有事实不再计 ' || o.amount::text || ' 元')
    from standing s
    join ledger_line o on o.unit_id = s.unit_id and o.id = s.id
    left join wanted n on ${sameFact('n', 's')}
    where ${unconfirmed}
      and not exists (select 1 from ledger_line r where r.unit_id = s.unit_id and r.reverses_id = s.id)`,
  );

/**
 * Without these the next run's joins are planned for an almost empty ledger and take minutes. Of the
 * columns that joins and filters use only: sampling `inputs` would cost more than the joins.
 */
const refreshLedgerStatistics = (db: Db) =>
  asOwner(db, () =>
    db.execute(sql`analyze ledger_line (unit_id, unit_no, plan_id, state, reverses_id)`),
  );

/** Requires the table `candidate` in the same transaction. @returns how many lines each step touched */
export async function syncLedger(db: Db, of: SyncOf): Promise<Changes> {
  const standing = await insertWanted(db, of);
  const drafts = await syncDrafts(db, of);
  // A reversal belongs to a standing line: without any there is none to write or to take back.
  const takenBack = standing > 0 ? await deleteReversals(db, of) : 0;
  const reversed = standing > 0 ? await insertReversals(db, of) : 0;
  const { rows } = await db.execute<{ total: number }>(sql`select count(*) as total from wanted`);
  const { added, changed } = drafts;
  const kept = (rows[0]?.total ?? 0) - added - changed;
  if (added > 50 + kept / 10) await refreshLedgerStatistics(db);
  return { added, changed, removed: drafts.removed + takenBack, reversed, kept };
}
