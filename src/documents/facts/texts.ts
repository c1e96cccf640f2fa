/** What the reader says about sheets, columns and single cells: what, why, what next. */
import {
  findingMaker,
  type FindingText,
  type FindingTexts,
} from '../../domain/inspection/finding.ts';

const error = (zh: string, en: string): FindingText => ({ severity: 'error', zh, en });
const notice = (zh: string, en: string): FindingText => ({ severity: 'notice', zh, en });

const cellTexts = {
  'missing-cell': error(
    '“{column}”不能为空，缺了它这一行无法入账。请补填；如整行无用，请删除整行。',
    '{column} must not be empty; the row cannot be used without it. Fill it in or delete the whole row.',
  ),
  'formula-cell': error(
    '这是公式单元格，保存的结果可能已过时。请选中该列“复制 → 选择性粘贴 → 数值”后再导入。',
    'This is a formula cell; its saved result may be stale. Copy the column and paste it as values.',
  ),
  'error-cell': error(
    '单元格是错误值 {value}，没有可用的数据。请改成真实的值。',
    'The cell holds the error {value}, which is no data. Enter the real value.',
  ),
  'bad-number': error(
    '“{column}”应为数字，“{value}”不是。请只填阿拉伯数字，如 92.5，不带单位。',
    '{column} must be a number; "{value}" is not. Enter digits only, such as 92.5, without a unit.',
  ),
  'date-as-number': error(
    '“{column}”应为数字，这个单元格却是日期 {value}。请把单元格格式改为“常规”后重新填写。',
    '{column} must be a number, but the cell is the date {value}. Set its format to General and enter it again.',
  ),
  'percent-as-number': error(
    '“{column}”应为数字，这个单元格却是百分比（实际值 {value}）。请把格式改为“常规”后重新填写，如 92.5。',
    '{column} must be a number, but the cell is a percentage (stored as {value}). Set its format to General and enter it again, such as 92.5.',
  ),
  'too-precise': error(
    '“{column}”最多两位小数，“{value}”超过了。请四舍五入后再填。',
    '{column} takes at most 2 decimals; "{value}" has more. Round it first.',
  ),
  'number-too-large': error(
    '“{column}”的值“{value}”大得不合常理（整数部分超过 10 位）。请核对后改正。',
    '{column} is implausibly large ("{value}", more than 10 digits). Check and correct it.',
  ),
  'bad-count': error(
    '“{column}”应为 1 至 9999 的整数，“{value}”不是。请改正；只有一次可以留空。',
    '{column} must be a whole number from 1 to 9999; "{value}" is not. Correct it, or leave it empty for one.',
  ),
  'bad-date': error(
    '“{column}”的“{value}”认不出是哪一天。请写成 2023-05-06、2023/5/6 或 2023年5月6日，或用 Excel 日期格式。',
    '{column} "{value}" is not understood as a date. Write 2023-05-06, 2023/5/6 or 2023年5月6日, or use a date cell.',
  ),
  'impossible-date': error(
    '“{column}”的 {value} 在日历上不存在。请核对月份和日子。',
    '{column} {value} does not exist in the calendar. Check month and day.',
  ),
  'bad-choice': error(
    '“{column}”的“{value}”不在可选范围内。请填其中之一：{choices}。',
    '{column} "{value}" is not one of the choices. Enter one of: {choices}.',
  ),
  'date-as-text': error(
    '“{column}”被 Excel 自动变成了日期 {value}，原来填的内容已丢失。请把该列设为“文本”格式后重新填写。',
    'Excel turned this {column} into the date {value}, so what was typed is lost. Set the column to Text and enter it again.',
  ),
  'digits-lost': error(
    '“{column}”超过 15 位又按数字保存，Excel 已丢掉末尾几位（现为 {value}）。请把该列设为“文本”格式后重新填写。',
    'This {column} has more than 15 digits stored as a number, so Excel has lost the last ones (now {value}). Set the column to Text and enter it again.',
  ),
  'too-long': error(
    '“{column}”超过 {most} 个字。请缩短后再导入。',
    '{column} is longer than {most} characters. Shorten it.',
  ),
} satisfies Record<string, FindingText>;

const sheetTexts = {
  'missing-sheet': error(
    '缺少工作表“{value}”，没有它无法结算。现有工作表：{found}。请补上，表名须完全一致。',
    'Sheet {value} is missing, and nothing can be settled without it. Sheets found: {found}. Add it under exactly this name.',
  ),
  'empty-sheet': error(
    '工作表“{value}”是空的，连表头也没有。请在第一行填写表头：{columns}。',
    'Sheet {value} is empty, without even headers. Enter these in the first row: {columns}.',
  ),
  'missing-column': error(
    '工作表“{sheet}”缺少“{value}”列。第一行现有表头：{found}。请补上这一列，或把表头改成这个名称。',
    'Sheet {sheet} lacks the column {value}. Headers found in the first row: {found}. Add it or rename a header.',
  ),
  'duplicate-column': error(
    '表头“{value}”出现了两次（另一处在 {other}），无法判断以哪一列为准。请删除或改名其中一列。',
    'Header {value} appears twice (also in {other}), so it is unclear which counts. Delete or rename one.',
  ),
  'extra-sheet': notice(
    '未用到的工作表已忽略：{value}。如其中有要导入的数据，请把表名改为规定名称。',
    'Unused sheets were ignored: {value}. If they hold data to import, give them the expected names.',
  ),
  'extra-column': notice(
    '未用到的列已忽略：{value}。如其中有要导入的数据，请把表头改为规定名称。',
    'Unused columns were ignored: {value}. If they hold data to import, give them the expected headers.',
  ),
  tidied: notice(
    '“{column}”列有 {count} 个单元格含全角字符、多余空格或千分位，已自动规范（首个：{value}）。无需处理；建议下次用半角填写。',
    '{count} cells of {column} had full-width characters, stray blanks or thousands separators and were normalised (first: {value}). Nothing needs doing.',
  ),
} satisfies Record<string, FindingText>;

export type CellFault = keyof typeof cellTexts;
const texts = { ...cellTexts, ...sheetTexts };
export type ReadCode = keyof typeof texts;

/** Makes a finding of the reader. */
export const readFinding = findingMaker<ReadCode>(texts satisfies FindingTexts<ReadCode>);
