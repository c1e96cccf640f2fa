/** The parts an official document is made of, as Word's paragraphs and tables. */
import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import { character, fonts, linePitch, size } from './layout.ts';
import { headingNumbers } from './numerals.ts';

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { kind: 'text'; text: string }
  /** 主送: flush left, with its colon. */
  | { kind: 'address'; text: string }
  /** `widths` in characters, one a column; `head` may be left out for a form of label and value. */
  | { kind: 'table'; head?: string[]; rows: string[][]; widths: number[] }
  | { kind: 'blank'; lines: number };

const line = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 };

export function paragraph(
  text: string,
  font: keyof typeof fonts = 'body',
  options: IParagraphOptions & { halfPoints?: number } = {},
): Paragraph {
  const { halfPoints = size.body, ...rest } = options;
  const children = text === '' ? [] : [new TextRun({ text, font: fonts[font], size: halfPoints })];
  return new Paragraph({ spacing: line, ...rest, children });
}

/** Two characters in, as every paragraph of the text begins. */
const indent = { firstLine: 2 * character };
const headingFonts = { 1: 'first', 2: 'second', 3: 'body', 4: 'body' } as const;

function cell(text: string, width: number, font: keyof typeof fonts, centred: boolean): TableCell {
  const lines = text.split('\n').map((one) =>
    paragraph(one, font, {
      halfPoints: size.table,
      alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
      spacing: { line: 400, lineRule: LineRuleType.EXACT, before: 40, after: 40 },
    }),
  );
  return new TableCell({
    width: { size: width * character, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 80, right: 80 },
    children: lines,
  });
}

function table({ head, rows, widths }: Extract<Block, { kind: 'table' }>): Table {
  const row = (cells: string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, at) =>
        cell(text, widths[at] ?? 4, isHead || (!head && at === 0) ? 'first' : 'body', isHead),
      ),
    });
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0) * character, type: WidthType.DXA },
    columnWidths: widths.map((one) => one * character),
    rows: [...(head ? [row(head, true)] : []), ...rows.map((cells) => row(cells, false))],
  });
}

/** In the order given; headings are numbered 一、（一） 1. （1） by themselves. */
export function drawBlocks(blocks: readonly Block[]): (Paragraph | Table)[] {
  const number = headingNumbers();
  return blocks.flatMap((block): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'heading':
        return [
          paragraph(number(block.level) + block.text, headingFonts[block.level], {
            indent,
            keepNext: true,
          }),
        ];
      case 'text':
        return block.text.split('\n').map((text) => paragraph(text, 'body', { indent }));
      case 'address':
        return [paragraph(`${block.text.replace(/[：:]$/, '')}：`)];
      case 'table':
        return [table(block)];
      default:
        return Array.from({ length: block.lines }, () => paragraph(''));
    }
  });
}
