/**
 * The checks of a fact book that need more than one cell: codes that must exist, rows that must not
 * repeat, values within bounds. Pure and row by row, so that a reader can pause between rows; the
 * reader passes each row with its place, units first, then scores, then the rest.
 */
import { outletLevel, type Level } from '../organisation/model.ts';
import { checkFinding, type CheckCode } from './check-book-texts.ts';
import { checkTree, type TreeUnit } from './check-tree.ts';
import { findingsListed, type FactBook } from './fact-book.ts';
import type { Place, Report } from './finding.ts';
import type { InspectionKind } from './model.ts';
import { nearestCodes } from './nearest-code.ts';

/** A row whose undefined fields could not be read; their error is reported already. */
export type Partially<Row> = { [Field in keyof Row]?: Row[Field] | undefined };
export type Part = keyof FactBook;
export type RowOf<P extends Part> = Partially<FactBook[P][number]>;
export type CheckOptions = {
  report: Report;
  period?: { from: string; to: string } | undefined;
  /** Levels of the units on record, by code, where a workbook may rest on them; none where it stands alone. */
  onRecord?: ReadonlyMap<string, Level> | undefined;
};
/** A visit that a deduction names and the workbook does not: it may be on record. */
export type OpenVisit = { wave: string; kind: InspectionKind; unitCode: string };
type Waiting = { visit: OpenVisit; cells: { sheet: string; cell: string }[] };

/** Usual amounts in yuan, ends included; outside them is only worth a notice. */
const usualTicket = { clause: 'R11', from: 100, to: 200 } as const;
const usualComplaint = { from: 200, to: 500 } as const;
const scoreRange = { from: 0, to: 100 } as const;

type Range = { readonly from: number; readonly to: number };
type Params = Record<string, string>;
const within = (value: string, { from, to }: Range) => Number(value) >= from && Number(value) <= to;
const textOf = ({ from, to }: Range) => ({ from: String(from), to: String(to) });

/** The province's checks go by quarters; a county names its own rounds as it likes. */
const longestWave = 20;

/** What is wrong with a wave label, given the kind of check it is for. */
export function waveFault(wave: string, kind: InspectionKind | undefined): CheckCode | null {
  if (/^\d{4}Q[1-4]$/.test(wave)) return null;
  if (kind === '省行神秘人' && /^\d{4}[M-]?(0[1-9]|1[0-2])$/.test(wave)) return 'month-wave';
  const isFree = kind !== '省行神秘人' && [...wave].length <= longestWave;
  return isFree ? null : 'bad-wave';
}

/** Checks one book; findings go to `options.report` in the order of the rows. */
export class BookChecker implements Record<Part, unknown> {
  readonly #report: Report;
  readonly #period: CheckOptions['period'];
  readonly #onRecord: ReadonlyMap<string, Level> | undefined;
  readonly #waiting = new Map<string, Waiting>();
  readonly #units = new Map<string, TreeUnit>();
  /** Row of each score, by wave and kind, then by unit. */
  readonly #visits = new Map<string, Map<string, number>>();
  /** Units with a score whose wave or kind could not be read. */
  readonly #unsureVisits = new Set<string>();
  readonly #orders = new Map<string, number>();
  readonly #unread = new Set<Part>();
  #hintsLeft = findingsListed;

  constructor({ report, period, onRecord }: CheckOptions) {
    this.#report = report;
    this.#period = period;
    this.#onRecord = onRecord;
  }

  /** A sheet could not be read at all: nothing is concluded from what it lacks. */
  unread(part: Part): void {
    this.#unread.add(part);
  }

  units({ code, level, parentCode }: RowOf<'units'>, at: Place): void {
    if (code === undefined) return;
    const earlier = this.#units.get(code);
    if (earlier) this.#say('duplicate-unit', at, '机构编码', code, { row: String(earlier.row) });
    else this.#units.set(code, { row: at.row, level, parentCode });
  }

  /** After the last unit; `at` names cells of the units' sheet. */
  unitsDone(at: Place): void {
    const hints = (code: string) => this.#hints(code);
    if (this.#units.size > 0)
      checkTree(this.#units, { at, report: this.#report, hints, onRecord: this.#onRecord });
    else if (!this.#onRecord)
      this.#report(checkFinding('no-units', { sheet: at.sheet, cell: '' }, ''));
  }

  scores(row: RowOf<'scores'>, at: Place): void {
    const { unitCode, visitedOn, score } = row;
    this.#checkUnit(unitCode, at);
    const level = unitCode === undefined ? undefined : this.#levelOf(unitCode);
    if (unitCode !== undefined && level && level !== outletLevel) {
      this.#say('score-not-outlet', at, '机构编码', unitCode, { level });
    }
    this.#addVisit(row, at);
    this.#checkDay(visitedOn, at, '检查日期');
    if (score !== undefined && !within(score, scoreRange)) {
      this.#say('score-out-of-range', at, '得分', score);
    }
  }

  deductions(row: RowOf<'deductions'>, at: Place): void {
    const { unitCode, wave = '', kind = '', points } = row;
    this.#checkUnit(unitCode, at);
    this.#checkNegative(points, at, '扣分');
    const visited = this.#visitsOf(row, at);
    if (!visited || unitCode === undefined) return;
    if (this.#unread.has('scores') && !this.#onRecord) return;
    const excused = this.#unsureVisits.has(unitCode) || !this.#knows(unitCode);
    if (excused || visited.has(unitCode)) return;
    if (this.#onRecord) this.#wait({ wave, kind: kind as InspectionKind, unitCode }, at);
    else this.#say('deduction-without-score', at, '机构编码', unitCode, { wave, kind });
  }

  /** Visits that deductions name and only the records can know. */
  openVisits(): OpenVisit[] {
    return [...this.#waiting.values()].map(({ visit }) => visit);
  }

  /** Of the open visits, those that are not on record either: each of their rows is reported. */
  visitsMissing(missing: readonly OpenVisit[]): void {
    for (const { wave, kind, unitCode } of missing) {
      for (const place of this.#waiting.get(`${wave}|${kind}|${unitCode}`)?.cells ?? [])
        this.#report(checkFinding('deduction-without-visit', place, unitCode, { wave, kind }));
    }
  }

  complaints({ orderNo, happenedOn, unitCode, amount }: RowOf<'complaints'>, at: Place): void {
    this.#checkUnit(unitCode, at);
    this.#checkDay(happenedOn, at);
    this.#checkAmount(amount, at, usualComplaint, 'unusual-complaint-amount');
    if (orderNo === undefined) return;
    const earlier = this.#orders.get(orderNo);
    if (earlier === undefined) this.#orders.set(orderNo, at.row);
    else this.#say('duplicate-order', at, '工单号', orderNo, { row: String(earlier) });
  }

  exposures({ happenedOn, unitCode }: RowOf<'exposures'>, at: Place): void {
    this.#checkUnit(unitCode, at);
    this.#checkDay(happenedOn, at);
  }

  tickets({ happenedOn, unitCode, clause, points, amount }: RowOf<'tickets'>, at: Place): void {
    this.#checkUnit(unitCode, at);
    this.#checkDay(happenedOn, at);
    this.#checkNegative(points, at, '扣分');
    const usual = clause === usualTicket.clause ? usualTicket : undefined;
    this.#checkAmount(amount, at, usual, 'unusual-ticket-amount');
    if (clause === 'R16' && points === null && amount === null) {
      this.#say('ticket-without-measure', at, '扣分', '');
    }
  }

  #say(code: CheckCode, at: Place, column: string, value: string, params?: Params): void {
    this.#report(checkFinding(code, { sheet: at.sheet, cell: at.cell(column) }, value, params));
  }

  #wait(visit: OpenVisit, at: Place): void {
    const key = `${visit.wave}|${visit.kind}|${visit.unitCode}`;
    const waiting = this.#waiting.get(key) ?? { visit, cells: [] };
    this.#waiting.set(key, waiting);
    waiting.cells.push({ sheet: at.sheet, cell: at.cell('机构编码') });
  }

  readonly #knows = (code: string) => this.#units.has(code) || (this.#onRecord?.has(code) ?? false);
  #levelOf(code: string): Level | undefined {
    return this.#units.get(code)?.level ?? this.#onRecord?.get(code);
  }

  /** Guesses are looked for only as long as they can still be listed. */
  #hints(code: string): Params {
    const near = this.#hintsLeft-- > 0 ? nearestCodes(code, { has: this.#knows }) : [];
    if (near.length === 0) return {};
    return { hint: `是否应为 ${near.join('、')}？`, hintEn: `Did you mean ${near.join(' or ')}? ` };
  }

  #checkUnit(code: string | undefined, at: Place): void {
    if (code === undefined || this.#knows(code)) return;
    if (this.#onRecord) this.#say('unit-not-on-record', at, '机构编码', code, this.#hints(code));
    else if (!this.#unread.has('units'))
      this.#say('unknown-unit', at, '机构编码', code, this.#hints(code));
  }

  #checkDay(day: string | undefined, at: Place, column = '日期'): void {
    const period = this.#period;
    if (day === undefined || !period || (day >= period.from && day <= period.to)) return;
    this.#say('date-outside-period', at, column, day, period);
  }

  /** True when it is negative, which is reported. */
  #checkNegative(value: string | null | undefined, at: Place, column: '扣分' | '金额'): boolean {
    if (!value?.startsWith('-')) return false;
    this.#say(column === '扣分' ? 'negative-points' : 'negative-amount', at, column, value);
    return true;
  }

  #checkAmount(
    value: RowOf<'tickets'>['amount'],
    at: Place,
    usual: Range | undefined,
    code: CheckCode,
  ) {
    if (this.#checkNegative(value, at, '金额') || value == null) return;
    if (usual && !within(value, usual)) this.#say(code, at, '金额', value, textOf(usual));
  }

  /** The visits of the row's wave and kind; undefined when either is not usable, which is reported. */
  #visitsOf({ wave, kind }: RowOf<'deductions'>, at: Place): Map<string, number> | undefined {
    if (wave === undefined) return undefined;
    const fault = waveFault(wave, kind);
    if (fault) this.#say(fault, at, '波次', wave, { kind: kind ?? '' });
    if (fault || kind === undefined) return undefined;
    const known = this.#visits.get(wave + kind) ?? new Map<string, number>();
    this.#visits.set(wave + kind, known);
    return known;
  }

  #addVisit(row: RowOf<'scores'>, at: Place): void {
    const { unitCode, wave = '', kind = '' } = row;
    const visited = this.#visitsOf(row, at);
    if (unitCode === undefined) return;
    const earlier = visited?.get(unitCode);
    if (!visited) this.#unsureVisits.add(unitCode);
    else if (earlier === undefined) visited.set(unitCode, at.row);
    else
      this.#say('duplicate-score', at, '机构编码', unitCode, { wave, kind, row: String(earlier) });
  }
}
