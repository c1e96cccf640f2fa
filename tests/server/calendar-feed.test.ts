/** 日历订阅（.ics）：谁能读到什么，文件是否合 RFC 5545。 */
import { beforeAll, describe, expect, it } from 'vitest';
import { testApp, type Answer } from '../support/app.ts';
import type { Persona } from '../support/personas.ts';

const test = testApp();
const code = (answer: Answer) => [answer.statusCode, answer.json<{ code?: string }>().code];
const rows = (text: string, values: unknown[] = []) =>
  test.services.database.pool.query(text, values);
const feedOf = async (who: Persona) =>
  (await (await test.as(who)).post('/api/calendar-feed')).json<{ path: string }>().path;
const read = (path: string) => test.nobody().get(path);

type Line = { name: string; params: string; value: string };
type Part = { kind: string; lines: Line[]; parts: Part[] };

/** Reads a calendar as strictly as RFC 5545 §3.1 has it; throws at the first line that is not so. */
function parse(text: string): Part {
  if (!text.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(text)) throw new Error('行尾不是 CRLF');
  const physical = text.slice(0, -2).split('\r\n');
  const long = physical.find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) throw new Error(`超过 75 字节：${long}`);
  const open: Part[] = [{ kind: 'file', lines: [], parts: [] }];
  for (const line of text
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')) {
    const found = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line);
    if (!found) throw new Error(`不是一行属性：${line}`);
    const [, name = '', params = '', value = ''] = found;
    const inner = open.at(-1)!;
    if (name === 'BEGIN') {
      const part: Part = { kind: value, lines: [], parts: [] };
      inner.parts.push(part);
      open.push(part);
    } else if (name === 'END') {
      if (inner.kind !== value) throw new Error(`END:${value} 与 BEGIN:${inner.kind} 不配`);
      open.pop();
    } else inner.lines.push({ name, params, value });
  }
  if (open.length !== 1 || open[0]!.parts.length !== 1) throw new Error('BEGIN 与 END 不配');
  return open[0]!.parts[0]!;
}
const valuesOf = (part: Part, name: string) =>
  part.lines.filter((line) => line.name === name).map(({ value }) => value);
/** TEXT values: only \\ \, \; and \n may be escaped, and these must be (§3.3.11). */
const isText = (value: string) => /^(?:[^\\,;]|\\[\\,;nN])*$/.test(value);
const unescaped = (value: string) =>
  value.replace(/\\([\\,;nN])/g, (_, one: string) => (/n/i.test(one) ? '\n' : one));

const awkward = '点钞机, 3 号柜台; 显示“E\\05”\n不出钞，' + '排队客户多'.repeat(20);

beforeAll(async () => {
  await rows(
    `insert into rectification (unit_id, unit_no, kind, title, source_kind, source_id, due_at, criterion, created_by)
     select id, unit_no, k.kind, k.title, 'day', k.n, now() + interval '2 days', '{"kind": "accepted"}', '周四'
     from unit, (values (1, 'drill', $1::text), (2, 'morning', '晨会讲评')) as k(n, kind, title) where code in ('33032801', '33032901')`,
    [awkward],
  );
});

describe('日历订阅', () => {
  it('没有这个地址；停用以后没有；账号停用以后没有', async () => {
    expect(code(await read('/api/calendar-feeds/不存在'))).toEqual([404, 'not-found']);
    const path = await feedOf('县行服务管理员');
    await rows(`update "user" set disabled = true where username = 'xian.svc'`);
    expect(code(await read(path))).toEqual([404, 'not-found']);
    await rows(`update "user" set disabled = false where username = 'xian.svc'`);
    expect((await read(path)).statusCode).toBe(200);
    await (await test.as('县行服务管理员')).delete('/api/calendar-feed');
    expect(code(await read(path))).toEqual([404, 'not-found']);
  });

  it('未登录不能生成；员工的订阅里没有整改的到期日', async () => {
    expect(code(await test.nobody().post('/api/calendar-feed'))).toEqual([401, 'signed-out']);
    expect(parse((await read(await feedOf('柜员'))).body).parts).toEqual([]);
  });

  it('地址太长不读', async () => {
    expect(code(await read(`/api/calendar-feeds/${'a'.repeat(101)}`))).toEqual([400, 'invalid']);
  });

  it('只有本范围的到期日；地址只存散列', async () => {
    const path = await feedOf('网点负责人');
    const events = parse((await read(path)).body).parts;
    expect(events).toHaveLength(2);
    expect(events.flatMap((event) => valuesOf(event, 'LOCATION'))).toEqual([
      '文成大峃网点',
      '文成大峃网点',
    ]);
    const token = path.split('/').at(-1)!;
    const kept = await rows('select 1 from calendar_feed where token_sha256 = $1', [token]);
    expect(kept.rows).toEqual([]);
  });

  it('合 RFC 5545：CRLF、75 字节折行、转义、必有的属性、UTC 时刻', async () => {
    const answer = await read(await feedOf('网点负责人'));
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const calendar = parse(answer.body);
    expect(calendar.kind).toBe('VCALENDAR');
    expect(valuesOf(calendar, 'VERSION')).toEqual(['2.0']);
    expect(valuesOf(calendar, 'PRODID')).toHaveLength(1);
    const uids = calendar.parts.flatMap((event) => valuesOf(event, 'UID'));
    expect(new Set(uids).size).toBe(calendar.parts.length);
    for (const event of calendar.parts) {
      expect(event.kind).toBe('VEVENT');
      for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY'])
        expect(valuesOf(event, name), name).toHaveLength(1);
      for (const name of ['DTSTAMP', 'DTSTART', 'DTEND'])
        expect(valuesOf(event, name)[0]).toMatch(/^\d{8}T\d{6}Z$/);
      expect(valuesOf(event, 'DTSTART')[0]! < valuesOf(event, 'DTEND')[0]!).toBe(true);
      for (const name of ['SUMMARY', 'LOCATION'])
        for (const value of valuesOf(event, name)) expect(isText(value), value).toBe(true);
    }
    const summaries = calendar.parts.map((event) => unescaped(valuesOf(event, 'SUMMARY')[0]!));
    expect(summaries).toContain(`到期：${awkward}`);
  });

  it('读法本身是严的：不折行、不转义、不配对的都读不过', () => {
    const whole = (line: string) => `BEGIN:VCALENDAR\r\n${line}\r\nEND:VCALENDAR\r\n`;
    expect(() => parse(whole('VERSION:2.0'))).not.toThrow();
    expect(() => parse(whole(`SUMMARY:${'长'.repeat(30)}`))).toThrow('75 字节');
    expect(() => parse(whole('VERSION:2.0').replaceAll('\r\n', '\n'))).toThrow('CRLF');
    expect(() => parse(whole('BEGIN:VEVENT'))).toThrow('不配');
    expect(isText('甲,乙')).toBe(false);
  });
});
