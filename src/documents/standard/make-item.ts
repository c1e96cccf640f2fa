/** One item from its row, with every doubt on the way. */
import type { Item } from '../../domain/standard/index.ts';
import type { FindingPlace } from '../../domain/inspection/finding.ts';
import { parseEvidence, parseFlags, parseForm, parseKey, parseWhen } from './form-text.ts';
import type { GridCell } from './grid.ts';
import { formOf, isExtraText, isVetoText, eachOf, machineOf, methodsOf } from './guess.ts';
import { plainCode, pointsOfCell, titled } from './numbers.ts';
import type { ItemRow } from './rows.ts';
import { sheetFinding, type SheetFindingCode } from './texts.ts';

export type Doubt = ReturnType<typeof sheetFinding>;
export type ItemContext = {
  sheet: string;
  add: (doubt: Doubt) => void;
  /** Code → cell where it was used. */
  codes: Map<string, string>;
  hasPoints: boolean;
};

/** Texts longer than the model allows are cut, and that is said. */
const limits = { name: 500, guide: 2000, clause: 500, code: 40, post: 40 } as const;

class Reader {
  private readonly row: ItemRow;
  private readonly context: ItemContext;
  constructor(row: ItemRow, context: ItemContext) {
    this.row = row;
    this.context = context;
  }

  doubt(code: SheetFindingCode, cell: string, value: string, params: Record<string, string> = {}) {
    const place: FindingPlace = { sheet: this.context.sheet, cell };
    this.context.add(sheetFinding(code, place, value, params));
  }

  private cell(role: keyof ItemRow['cells']): GridCell | undefined {
    return this.row.cells[role];
  }

  text(role: keyof ItemRow['cells'], limit?: number): string {
    const cell = this.cell(role);
    const text = cell?.text ?? '';
    if (limit === undefined || text.length <= limit) return text;
    this.doubt('text-cut', cell!.origin, text, { limit: String(limit) });
    return text.slice(0, limit);
  }

  get nameCell(): string {
    return this.cell('name')!.origin;
  }

  private pointsCell(cell: GridCell): string | null {
    if (cell.formula && cell.text === '') {
      this.doubt('formula-empty', cell.origin, '');
      return '0';
    }
    const points = pointsOfCell(cell.text);
    if (points === null) {
      if (cell.text === '') return null;
      this.doubt('bad-points', cell.origin, cell.text);
      return '0';
    }
    if (cell.formula) this.doubt('formula-value', cell.origin, points);
    return points;
  }

  /** Points of the column, else of the text, else nothing. */
  points(name: string): { name: string; points: string } {
    const cell = this.cell('points');
    const own = cell ? this.pointsCell(cell) : null;
    if (own !== null) return { name, points: own };
    const found = titled(name);
    if (found.points !== null) {
      this.doubt('points-in-text', this.nameCell, name, { points: found.points });
      return { name: found.name, points: found.points };
    }
    // A 一票否决 needs none.
    if (this.context.hasPoints && !isVetoText(name))
      this.doubt('missing-points', cell?.origin ?? this.nameCell, name);
    return { name, points: '0' };
  }

  code(name: string): string {
    const { codes } = this.context;
    const cell = this.cell('code');
    const typed = plainCode(cell?.text ?? '').slice(0, limits.code);
    const usable = typed.replace(/@/g, '').replace(/^\$+/, '');
    const wanted = usable || String(codes.size + 1);
    let code = wanted;
    for (let n = 2; codes.has(code); n++) code = `${wanted.slice(0, 36)}-${n}`;
    const at = cell?.origin ?? this.nameCell;
    if (usable === '') this.doubt('missing-code', at, name, { code });
    else if (usable !== typed) this.doubt('bad-code', at, typed, { code });
    else if (code !== wanted) {
      this.doubt('duplicate-code', at, wanted, { first: codes.get(wanted)!, code });
    }
    codes.set(code, at);
    return code;
  }

  category(): Item['category'] | null {
    const cell = this.cell('category');
    if (!cell?.text) return null;
    if (/硬/.test(cell.text)) return '硬件';
    if (!/软/.test(cell.text)) this.doubt('unknown-category', cell.origin, cell.text);
    return '软件';
  }

  posts(): string[] {
    const parts = this.text('post')
      .split(/[、，,;；/／\n]/)
      .map((post) => post.trim().slice(0, limits.post))
      .filter((post) => post !== '' && post !== '网点' && post !== '全部');
    return [...new Set(parts)].slice(0, 20);
  }

  /** Flags of our own export, or what the words of the item suggest. */
  flags(words: string) {
    if (this.row.cells.flags || this.row.cells.form) return parseFlags(this.text('flags'));
    const veto = isVetoText(words);
    const extra = isExtraText(
      `${words} ${this.row.module?.name ?? ''} ${this.row.project?.name ?? ''}`,
    );
    if (veto) this.doubt('guessed-veto', this.nameCell, words);
    if (extra && !veto) this.doubt('guessed-extra', this.nameCell, words);
    return {
      veto,
      extra: extra && !veto,
      mayNotApply: /不适用|如有|若有/.test(words),
      timer: false,
    };
  }

  when(words: string): Item['when'] {
    if (this.row.cells.form) return parseWhen(this.text('when'));
    const machine = machineOf(words);
    if (machine === null) return null;
    const said = machine
      ? { when: '有叫号机', whenEn: 'with one' }
      : { when: '无叫号机', whenEn: 'without' };
    this.doubt('guessed-when', this.nameCell, words, said);
    return { attribute: 'queueMachine', is: machine };
  }

  form(points: string, words: string): Item['form'] {
    const own = parseForm(this.text('form'));
    if (own) return own;
    const form = formOf(points, words);
    if (form.kind === 'count') {
      this.doubt('guessed-count', this.nameCell, words, { each: eachOf(words) ?? '' });
    }
    return form;
  }
}

/** @returns the item; its category is null where the row does not say */
export function makeItem(
  row: ItemRow,
  context: ItemContext,
): Omit<Item, 'category'> & { category: Item['category'] | null } {
  const reader = new Reader(row, context);
  const isOurs = row.cells.form !== undefined;
  const written = reader.text('name', limits.name);
  const { name, points } = isOurs
    ? { name: written, points: reader.points('').points }
    : reader.points(written);
  const guide = reader.text('guide', limits.guide);
  const words = `${written}\n${guide}`;
  return {
    code: reader.code(name),
    name,
    points,
    form: reader.form(points, words),
    category: reader.category(),
    posts: reader.posts(),
    methods: methodsOf(reader.text('method')),
    ...reader.flags(words),
    when: reader.when(words),
    key: parseKey(reader.text('key')),
    clause: reader.text('clause', limits.clause),
    guide,
    evidence: parseEvidence(reader.text('evidence')),
  };
}
