/** What reading a check sheet can say: what is doubtful, why it matters, what to do. */
import {
  findingMaker,
  type FindingText,
  type FindingTexts,
} from '../../domain/inspection/finding.ts';

const error = (zh: string, en: string): FindingText => ({ severity: 'error', zh, en });
const notice = (zh: string, en: string): FindingText => ({ severity: 'notice', zh, en });

const texts = {
  'no-header': notice(
    '这张表里没有找到同时有“考核内容”和“分值”的表头，没有读入。若它是检查表，请补上表头。',
    'No header with item texts and points was found, so this sheet was not read. Add a header if it is a check sheet.',
  ),
  'no-points-column': error(
    '这张表没有“分值”列，条目都按 0 分读入。请在右边填写分值，或补上该列后重新导入。',
    'There is no column of points; all items have 0. Enter them here, or add the column and import again.',
  ),
  'missing-points': error(
    '条目“{value}”没有分值，按 0 分读入。请填写分值。',
    'Item "{value}" has no points and was read with 0. Enter them.',
  ),
  'bad-points': error(
    '“{value}”不是分值，按 0 分读入。请改正。',
    '"{value}" is no number of points; 0 was taken. Correct it.',
  ),
  'points-in-text': notice(
    '分值 {points} 取自文字“{value}”。请核对。',
    'The {points} points were taken from the text "{value}". Check them.',
  ),
  'formula-empty': error(
    '这一格是公式，但文件里没有存它的结果。请用 Excel 打开重新保存后再导入，或在右边填写。',
    'This cell is a formula whose result the file does not hold. Open and save it in Excel, or enter the value here.',
  ),
  'formula-value': notice(
    '这一格是公式，取它当前的结果“{value}”。请核对。',
    'This cell is a formula; its present result {value} was taken. Check it.',
  ),
  'sum-differs': error(
    '“{value}”写明 {points} 分，下面的条目合计 {sum} 分。请核对是哪一个错了。',
    '"{value}" says {points} points, but what stands below comes to {sum}. Find out which is wrong.',
  ),
  'total-differs': error(
    '写明总分 {points}，各模块合计 {sum}。请核对。',
    'The total is said to be {points}, but the modules come to {sum}. Check them.',
  ),
  'subtotal-differs': error(
    '“{value}”这一行写 {points}，以上条目合计 {sum}。请核对。',
    'The row "{value}" says {points}, but the items above come to {sum}. Check them.',
  ),
  'duplicate-code': error(
    '序号“{value}”在 {first} 已经用过，改读为“{code}”。请核对。',
    'Number {value} was used at {first} already; it was read as {code}. Check it.',
  ),
  'missing-code': notice(
    '条目“{value}”没有序号，编为“{code}”。',
    'Item "{value}" has no number; it was given {code}.',
  ),
  'bad-code': notice(
    '序号“{value}”不能用作编码，改为“{code}”。',
    'Number {value} cannot be a code; it became {code}.',
  ),
  'guessed-category': notice(
    '{count} 个条目没有写硬件或软件，按“{value}”的文字猜为{category}。请核对。',
    '{count} items do not say hardware or conduct; by "{value}" they were taken for {category}. Check them.',
  ),
  'unknown-category': notice(
    '类别“{value}”不是硬件或软件，按软件读入。请核对。',
    'Category {value} is neither 硬件 nor 软件; 软件 was taken. Check it.',
  ),
  'guessed-module': notice(
    '这张表没有模块，以工作表名“{value}”作为模块。',
    'The sheet has no modules; its name {value} serves as one.',
  ),
  'merged-rows': notice(
    '合并单元格“{value}”跨 {count} 行，这些条目都归入它。',
    'The merged cell "{value}" spans {count} rows; all of them were put under it.',
  ),
  'guessed-veto': notice(
    '文字里有“一票否决”，读为一票否决条目。请核对否决的后果（现为得 0 分）。',
    'The text says 一票否决, so the item is a veto. Check what it leads to (now: score 0).',
  ),
  'guessed-extra': notice(
    '“{value}”按加分项读入，不计入满分。请核对。',
    '"{value}" was read as extra, beyond the full marks. Check it.',
  ),
  'guessed-count': notice(
    '按“每…扣 {each} 分”读为计次扣分。请核对。',
    'Read as a count with {each} off for each. Check it.',
  ),
  'guessed-when': notice(
    '文字里提到叫号机，读为{when}的网点才问。请核对。',
    'The text mentions a queue machine; it is asked only at outlets {whenEn}. Check it.',
  ),
  'text-cut': notice(
    '文字超过 {limit} 个字，已截短。',
    'The text is longer than {limit} characters and was cut.',
  ),
  ignored: notice('没有读入这一行：“{value}”。', 'This row was not read: "{value}".'),
} satisfies FindingTexts<string>;

export type SheetFindingCode = keyof typeof texts;
export const sheetFinding = findingMaker<SheetFindingCode>(texts);
