/** Workbooks for tests: a good one whose sheets a test replaces, and hand-made packages. */
import ExcelJS from 'exceljs';
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Finding } from '../../domain/inspection/fact-book.ts';
import { readFactBook, type ReadOptions } from '../facts/read-fact-book.ts';

type Value = ExcelJS.CellValue;
export type Sheets = Record<string, Value[][]>;

/** One province, one county, two outlets, one visit with its deduction. */
export const goodSheets = (): Sheets => ({
  机构: [
    ['机构编码', '机构名称', '层级', '上级编码', '叫号机'],
    ['P', '江苏省行', '省行', null, null],
    ['X', '句容县行', '县行', 'P', null],
    ['320101', '华阳支行（营业部）', '网点', 'X', '是'],
    ['320102', '城北分理处', '网点', 'X', '否'],
  ],
  检查成绩: [
    ['波次', '检查类型', '检查日期', '机构编码', '得分'],
    ['2023Q1', '省行神秘人', '2023-02-06', '320101', 92.3],
    ['2023Q1', '省行神秘人', '2023-02-07', '320102', 100],
  ],
  扣分明细: [
    ['波次', '检查类型', '机构编码', '条目编码', '条目名称', '类别', '扣分', '上级重点'],
    ['2023Q1', '省行神秘人', '320101', '1.2', '未起身迎接', '软件', 0.5, null],
  ],
  投诉: [
    ['工单号', '日期', '机构编码', '有理由', '主观原因', '考核工单', '金额'],
    ['GD-1', '2023-03-01', '320101', '是', '否', '是', 300],
  ],
  曝光: [
    ['日期', '机构编码', '级别', '查实'],
    ['2023-03-02', '320101', '市', '是'],
  ],
  现场处罚: [
    ['日期', '机构编码', '责任人', '条款', '次数', '扣分', '金额'],
    ['2023-03-03', '320101', '张三', 'R11', 2, null, 150],
  ],
});

/** The bytes of `sheets` as exceljs writes them; `change` sees the workbook before. */
export async function workbookOf(
  sheets: Sheets,
  change?: (book: ExcelJS.Workbook) => void,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  change?.(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Reads the good workbook after `change` has had its way with the rows. */
export async function readChanged(
  change: (sheets: Sheets) => void,
  options: Partial<ReadOptions> = {},
) {
  const sheets = goodSheets();
  change(sheets);
  return readFactBook(await workbookOf(sheets), { fileName: '台账.xlsx', ...options });
}

/** Reads the good workbook with cell `address` of `sheet` replaced. */
export async function readWithCell(
  sheet: string,
  address: string,
  value: Value,
  style: Partial<ExcelJS.Style> = {},
  options: Partial<ReadOptions> = {},
) {
  const bytes = await workbookOf(goodSheets(), (book) => {
    const cell = book.getWorksheet(sheet)!.getCell(address);
    cell.value = value;
    cell.style = style;
  });
  return readFactBook(bytes, { fileName: '台账.xlsx', ...options });
}

/** "D17 bad-number 九十" of each finding, for short assertions. */
export const brief = (findings: Finding[]) =>
  findings.map(({ sheet, cell, code, value }) => [sheet + cell, code, value].join(' ').trim());

const relationships = (rows: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows}</Relationships>`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type Package = {
  sheets: Record<string, string>;
  workbook?: string;
  more?: Record<string, string>;
};

/** The parts of a package with sheet XML written by hand; strings may stand inline. */
export function partsOf({ sheets, workbook = '', more = {} }: Package): Zippable {
  const names = Object.keys(sheets);
  const list = names.map(
    (name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const links = names.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  for (const part of ['styles', 'sharedStrings']) {
    if (more[`xl/${part}.xml`])
      links.push(`<Relationship Id="${part}" Type="${office}/${part}" Target="${part}.xml"/>`);
  }
  const texts: Record<string, string> = {
    '_rels/.rels': relationships(
      `<Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
    ),
    'xl/workbook.xml': `<workbook xmlns:r="${office}">${workbook}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(links.join('')),
    ...Object.fromEntries(
      Object.values(sheets).map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml]),
    ),
    ...more,
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));
}

export const packageOf = (content: Package): Uint8Array => zipSync(partsOf(content));

/** Sheet XML with inline strings and no cell references, as small writers make it. */
export const inlineSheet = (rows: (string | number | null)[][]) =>
  `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(inlineCell).join('')}</row>`).join('')}</sheetData></worksheet>`;

function inlineCell(value: string | number | null): string {
  if (value === null) return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  return `<c t="inlineStr"><is><t>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
}
