/**
 * The frozen lists as text: one numbered line each, fields parted by tabs, UTF-8, every line ended
 * by LF. `sha256sum` over the published file gives the digest of the commitment.
 */
import { sha256Hex } from './digest.ts';
import { mostTickets, type Avoid, type Frozen, type Inspector, type Member } from './model.ts';

/** 必查 in the column of tickets. */
const mustWord = '必查';

/** Tabs and line ends would forge fields and lines; composed characters, so that a name has one spelling. */
const field = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

const lines = (rows: string[][]): string[] =>
  rows.map((row, at) => [String(at + 1), ...row.map(field)].join('\t'));

/** 序号, 编码, 名称, 层, 签数, 理由, 营业时间 */
export const memberLines = (members: readonly Member[]): string[] =>
  lines(
    members.map(({ code, name, stratum, tickets, reason, hours }) => [
      code,
      name,
      stratum,
      tickets === 'must' ? mustWord : String(tickets),
      reason,
      hours,
    ]),
  );

/** 序号, 编码, 姓名, 最多次数（空 = 不限） */
export const inspectorLines = (inspectors: readonly Inspector[]): string[] =>
  lines(inspectors.map(({ code, name, capacity }) => [code, name, String(capacity ?? '')]));

/** 序号, 检查人员编码, 机构编码, 理由 */
export const avoidLines = (avoid: readonly Avoid[]): string[] =>
  lines(avoid.map(({ inspector, member, reason }) => [inspector, member, reason]));

/** The published text of a list. */
export const listText = (list: readonly string[]): string =>
  list.map((line) => `${line}\n`).join('');

export const freeze = (list: readonly string[]): Frozen => ({
  size: list.length,
  sha256: sha256Hex(listText(list)),
});

/** A short check of a line, so that a verifier can name the line that was altered. */
export const lineCheck = (line: string): string => sha256Hex(line).slice(0, 8);

const ticketsOf = (text: string): Member['tickets'] | null => {
  if (text === mustWord) return 'must';
  const count = /^[1-9]\d?$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= mostTickets ? count : null;
};

/** The fields behind the number; null when the line is not the n-th line of a list of so many fields. */
function fieldsOf(line: string, n: number, count: number): string[] | null {
  const [number, ...rest] = line.split('\t');
  const isRight = number === String(n) && rest.length === count;
  return isRight && rest.every((text) => text === field(text)) ? rest : null;
}

/** Reads a line back; null when it is not well formed. */
export function parseMember(line: string, n: number): Member | null {
  const fields = fieldsOf(line, n, 6);
  if (!fields) return null;
  const [code = '', name = '', stratum = '', chance = '', reason = '', hours = ''] = fields;
  const tickets = ticketsOf(chance);
  return code && tickets ? { code, name, stratum, tickets, reason, hours } : null;
}

export function parseInspector(line: string, n: number): Inspector | null {
  const [code = '', name = '', most = ''] = fieldsOf(line, n, 3) ?? [];
  if (!code || !/^(|0|[1-9]\d{0,5})$/.test(most)) return null;
  return { code, name, capacity: most === '' ? null : Number(most) };
}

export function parseAvoid(line: string, n: number): Avoid | null {
  const [inspector = '', member = '', reason = ''] = fieldsOf(line, n, 3) ?? [];
  return inspector && member ? { inspector, member, reason } : null;
}
