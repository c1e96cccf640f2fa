/** Keeps the first findings in order and counts the rest: a million bad cells must cost no memory. */
import { findingsListed, type Finding } from '../../domain/inspection/fact-book.ts';
import { columnOf } from '../workbook/cell.ts';

type Kept = { finding: Finding; order: number };

/** Findings about a whole sheet come first; then row by row. */
function orderInSheet(cell: string): number {
  if (cell === '') return 0;
  const row = Number(/\d+$/.exec(cell)?.[0] ?? 0);
  return row * 16_384 + columnOf(cell);
}

class Shelf {
  count = 0;
  private kept: Kept[] = [];
  private bar = Infinity;

  add(finding: Finding, order: number): void {
    this.count++;
    if (order >= this.bar) return;
    this.kept.push({ finding, order });
    if (this.kept.length >= findingsListed * 2) this.shrink();
  }

  list(): Finding[] {
    this.shrink();
    return this.kept.map(({ finding }) => finding);
  }

  private shrink(): void {
    this.kept.sort((a, b) => a.order - b.order);
    this.kept.length = Math.min(this.kept.length, findingsListed);
    if (this.kept.length === findingsListed) this.bar = this.kept.at(-1)?.order ?? Infinity;
  }
}

/** Collects findings; sheets rank in the order of `sheetNames`, unknown ones last. */
export class FindingList {
  private readonly sheetNames: readonly string[];
  private readonly errorShelf = new Shelf();
  private readonly noticeShelf = new Shelf();
  constructor(sheetNames: readonly string[]) {
    this.sheetNames = sheetNames;
  }

  readonly add = (finding: Finding): void => {
    const rank = this.sheetNames.indexOf(finding.sheet);
    const sheetOrder = (rank < 0 ? this.sheetNames.length : rank) * 2 ** 36;
    const shelf = finding.severity === 'error' ? this.errorShelf : this.noticeShelf;
    shelf.add(finding, sheetOrder + orderInSheet(finding.cell));
  };

  get errors(): number {
    return this.errorShelf.count;
  }
  get notices(): number {
    return this.noticeShelf.count;
  }
  /** At most `findingsListed`, errors first. */
  list(): Finding[] {
    return [...this.errorShelf.list(), ...this.noticeShelf.list()].slice(0, findingsListed);
  }
}
