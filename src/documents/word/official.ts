/**
 * 公文: a document in the layout of GB/T 9704 (layout.ts). The caller says what it is called, whom it
 * goes to and what it says; what it does not know (a number not given yet) is left out, never "xx".
 */
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { drawBlocks, paragraph, type Block } from './blocks.ts';
import { character, charSpace, fonts, linePitch, page, size } from './layout.ts';
import { documentNumber, officialDay } from './numerals.ts';

export type OfficialDocument = {
  title: string;
  /** 发文字号 as written by hand; its year comes to stand in 〔〕. Left out when not given. */
  number?: string;
  /** 主送机关. */
  to?: string;
  body: readonly Block[];
  /** Names of 附件, numbered when several. */
  attachments?: readonly string[];
  /** 署名 and 成文日期 (ISO); none on a form. */
  signed?: { unit: string; day: string };
  /** A line under the page number, e.g. the last root of the log. */
  foot?: string | undefined;
};

const attachmentLines = (names: readonly string[]): Paragraph[] =>
  names.map((name, at) => {
    const number = names.length > 1 ? `${at + 1}.` : '';
    const lead = at === 0 ? '附件：' : '';
    // Those after the first stand under its number.
    const left = (at === 0 ? 2 : 5) * character;
    return paragraph(`${lead}${number}${name}`, 'body', { indent: { left } });
  });

/** The signing unit stands centred over its date, the date four characters from the right. */
function signature({ unit, day }: NonNullable<OfficialDocument['signed']>) {
  const date = officialDay(day);
  const right = 4 * character;
  // Digits are half as wide as the characters around them.
  const width = [...date].reduce((sum, c) => sum + (/\d/.test(c) ? 0.5 : 1), 0);
  const over = Math.max(0, right - ((unit.length - width) / 2) * character);
  const at = (indentRight: number) => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(indentRight) },
    keepLines: true,
  });
  return [
    ...drawBlocks([{ kind: 'blank', lines: 2 }]),
    paragraph(unit, 'body', { ...at(over), keepNext: true }),
    paragraph(date, 'body', at(right)),
  ];
}

/** Small and centred: it is for whoever checks, not for the reader. */
const footLine = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text, font: fonts.page, size: size.foot })],
  });

/** "— 1 —" in 四号 宋体: on the right of odd pages, on the left of even ones, one character in. */
function footer(side: 'left' | 'right', foot: string | undefined): Footer {
  const run = (children: (string | (typeof PageNumber)['CURRENT'])[]) =>
    new TextRun({ children, font: fonts.page, size: size.page });
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: 280 },
        children: [run(['— ', PageNumber.CURRENT, ' —'])],
      }),
      ...(foot ? [footLine(foot)] : []),
    ],
  });
}

function content(document: OfficialDocument) {
  const { title, number, to, body, attachments = [], signed } = document;
  const centred = { alignment: AlignmentType.CENTER };
  const lines = (count: number) => drawBlocks([{ kind: 'blank', lines: count }]);
  return [
    ...(number ? [paragraph(documentNumber(number), 'body', centred), ...lines(1)] : []),
    ...title.split('\n').map((one) =>
      paragraph(one, 'title', {
        ...centred,
        halfPoints: size.title,
        spacing: { line: 640, lineRule: 'exact', before: 0, after: 0 },
      }),
    ),
    ...lines(1),
    ...(to ? drawBlocks([{ kind: 'address', text: to }]) : []),
    ...drawBlocks(body),
    ...(attachments.length > 0 ? [...lines(1), ...attachmentLines(attachments)] : []),
    ...(signed ? signature(signed) : []),
  ];
}

/** The bytes of a .docx file. */
export async function writeOfficial(document: OfficialDocument): Promise<Uint8Array> {
  const word = new Document({
    title: document.title.replaceAll('\n', ''),
    creator: '明窗',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fonts.body, size: size.body } } } },
    sections: [
      {
        properties: {
          page: { size: page.size, margin: page.margin },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace },
        },
        footers: {
          default: footer('right', document.foot),
          even: footer('left', document.foot),
        },
        children: content(document),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(word));
}
