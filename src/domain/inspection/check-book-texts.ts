/** What the cross-row checks say: what is wrong, why it matters, what to do next. */
import { findingMaker, type FindingText, type FindingTexts } from './finding.ts';

const error = (zh: string, en: string): FindingText => ({ severity: 'error', zh, en });
const notice = (zh: string, en: string): FindingText => ({ severity: 'notice', zh, en });

const texts = {
  'unknown-unit': error(
    '“机构”表里没有机构编码“{value}”，这一行不知道算给谁。{hint}请改正编码，或先在“机构”表补上该机构。',
    'There is no unit {value} in sheet 机构, so this row belongs to nobody. {hintEn}Correct the code or add the unit.',
  ),
  'unit-not-on-record': error(
    '机构编码“{value}”没有登记，工作簿里也没有写明，这一行不知道算给谁。{hint}请改正编码，或加上“机构”表并写明该机构。',
    'Unit {value} is neither on record nor in the workbook, so this row belongs to nobody. {hintEn}Correct the code, or add sheet 机构 with the unit.',
  ),
  'duplicate-unit': error(
    '机构编码“{value}”重复，第 {row} 行已经用过。一个机构只能有一行；请删除重复的行或改正编码。',
    'Unit code {value} is used already in row {row}. Each unit has one row; delete or correct this one.',
  ),
  'unknown-parent': error(
    '上级编码“{value}”不在“机构”表里，机构树在此断开。{hint}请改正，或补上该上级机构。',
    'Parent code {value} is not in sheet 机构, which breaks the tree. {hintEn}Correct it or add the parent.',
  ),
  'tree-cycle': error(
    '上级编码绕成了一圈：{chain}。机构不能是自己的上级；请改正其中一个上级编码。',
    'The parents form a circle: {chain}. A unit cannot be above itself; correct one of the parent codes.',
  ),
  'parent-not-above': error(
    '上级“{value}”是{parentLevel}，不高于本机构的层级（{level}）。请改正上级编码或层级。',
    'Parent {value} is a {parentLevel}, which is not above {level}. Correct the parent or the level.',
  ),
  'no-units': error(
    '“机构”表没有任何机构，其余各表无从对应。请至少填写一行机构。',
    'Sheet 机构 has no units, so nothing else can be matched. Enter at least one.',
  ),
  'no-root': error(
    '“机构”表没有最上级机构（上级编码为空的一行），无法成树。请把最上级机构的上级编码留空。',
    'No unit is at the top (an empty 上级编码). Leave the parent of the topmost unit empty.',
  ),
  'missing-parent': error(
    '{level}“{value}”没有上级编码，会脱离机构树，不参加任何排名。请补填上级编码。',
    '{level} {value} has no parent and would fall out of every ranking. Enter its parent code.',
  ),
  'several-roots': notice(
    '“{value}”是又一个最上级机构（第 {row} 行已有一个），两边各自排名。如属同一家行，请补上共同的上级。',
    '{value} is one more top unit (row {row} has the first); they are ranked apart. If they belong together, add their parent.',
  ),
  'score-not-outlet': error(
    '机构“{value}”是{level}，不是网点；检查成绩只能记在网点上。请改为被检查网点的编码。',
    'Unit {value} is a {level}, not an outlet (网点); scores belong to outlets. Enter the outlet visited.',
  ),
  'duplicate-score': error(
    '“{wave} {kind}”中机构“{value}”的成绩重复，第 {row} 行已有。同一波次同一检查只能有一个得分；请删除多余的一行。',
    'Outlet {value} has a score already for {wave} {kind} in row {row}. Keep only one.',
  ),
  'deduction-without-score': error(
    '“检查成绩”里没有 {wave} {kind} 机构“{value}”的得分，扣分无所依附。请补上该检查成绩，或改正波次、类型、编码。',
    'Sheet 检查成绩 has no {wave} {kind} score of {value} for this deduction. Add it, or correct wave, type or code.',
  ),
  'deduction-without-visit': error(
    '机构“{value}”没有登记过 {wave} {kind} 的成绩，“检查成绩”表里也没有，扣分无所依附。请补上该检查成绩，或改正波次、类型、编码。',
    'Outlet {value} has no {wave} {kind} score on record nor in sheet 检查成绩 for this deduction. Add it, or correct wave, type or code.',
  ),
  'duplicate-order': error(
    '工单号“{value}”重复，第 {row} 行已有。同一工单只计一次；请删除多余的一行或改正工单号。',
    'Order {value} is already in row {row}. An order counts once; delete or correct this row.',
  ),
  'date-outside-period': error(
    '日期 {value} 不在本次导入的期间 {from} 至 {to} 之内。请改正日期，或换一个期间导入。',
    'The date {value} is outside the period {from} to {to}. Correct it or import for another period.',
  ),
  'bad-wave': error(
    '波次“{value}”认不出来。季度写成 2023Q1 至 2023Q4；其余类型可以自定名称，最多 20 个字。',
    'Wave {value} is not understood. Write quarters as 2023Q1–2023Q4; the other kinds may use a name of their own of up to 20 characters.',
  ),
  'month-wave': error(
    '{kind}按季度计算，波次不能是月份“{value}”。请改为季度，如 2023Q1。',
    '{kind} goes by quarters; the wave cannot be the month {value}. Use a quarter such as 2023Q1.',
  ),
  'score-out-of-range': error(
    '得分 {value} 不在 0 至 100 之间。得分为百分制；请核对后改正。',
    'The score {value} is not within 0 to 100. Check and correct it.',
  ),
  'negative-points': error(
    '扣分 {value} 是负数。请填写扣掉的分值（正数），如 0.5。',
    'The deduction {value} is negative. Enter the points taken off as a positive number.',
  ),
  'negative-amount': error(
    '金额 {value} 是负数。请填写应罚的金额（正数，元）。',
    'The amount {value} is negative. Enter a positive amount in yuan.',
  ),
  'unusual-ticket-amount': notice(
    'R11 现场处罚一般为 {from} 至 {to} 元，这里是 {value} 元。已按所填读入；如有误请改正。',
    'An R11 penalty is usually {from} to {to} yuan; this is {value}. It was read as entered; correct it if wrong.',
  ),
  'unusual-complaint-amount': notice(
    '投诉处罚一般为 {from} 至 {to} 元，这里是 {value} 元。已按所填读入；如有误请改正。',
    'A complaint penalty is usually {from} to {to} yuan; this is {value}. It was read as entered; correct it if wrong.',
  ),
  'ticket-without-measure': error(
    '条款 R16 要写明处罚多少，但扣分和金额都是空的。请至少填写其中一项。',
    'Clause R16 needs points or an amount, and both are empty. Enter at least one.',
  ),
} satisfies Record<string, FindingText>;

export type CheckCode = keyof typeof texts;

/** Makes a finding of the cross-row checks. */
export const checkFinding = findingMaker<CheckCode>(texts satisfies FindingTexts<CheckCode>);
