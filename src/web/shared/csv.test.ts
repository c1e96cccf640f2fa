/** CSV 文件：表格软件会当公式算的一律当文字，别的原样。 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from './csv-text.ts';

const columns = [
  { key: 'name', title: '姓名', render: () => '', text: (row: string[]) => row[0]! },
  { key: 'menu', title: '不导出', render: () => '' },
  { key: 'note', title: '备注', render: () => '', text: (row: string[]) => row[1]! },
];
const cellsOf = (text: string) =>
  csvOf(columns, [[text, '']])
    .split('\r\n')[1]!
    .slice(0, -3);

describe('CSV', () => {
  it('一行标题，每行一条；没有文字的列不在其中；中文、空格原样', () => {
    const text = csvOf(columns, [
      ['张三', '晨会 缺席'],
      ['李四', ''],
    ]);
    expect(text).toBe('"姓名","备注"\r\n"张三","晨会 缺席"\r\n"李四",""');
  });

  it.each([
    '=1+1',
    '+1',
    '@SUM(A1)',
    '-2+3',
    '-',
    '--1',
    '\t=1',
    '\r=1',
    "=cmd|' /C calc'!A0",
    '-1-1',
  ])('公式 %j 前面加一撇', (text) => expect(cellsOf(text)).toBe(`"'${text}"`));

  it.each(['-1', '-0.5', '-1000.00', '0', '12', '2024-01-01', '1=1', ' =1', '甲=乙'])(
    '%j 不是公式，原样',
    (text) => expect(cellsOf(text)).toBe(`"${text}"`),
  );

  it('引号成双，逗号、换行留在格子里', () => {
    expect(cellsOf('他说"好"，,\n第二行')).toBe('"他说""好""，,\n第二行"');
    expect(cellsOf('="a"')).toBe(`"'=""a"""`);
  });

  it('任何文字：一格就是一格，内容只多一撇', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const inside = /^"((?:[^"]|"")*)"$/.exec(
          csvOf(columns.slice(0, 1), [[text]]).slice(6),
        )![1]!;
        const read = inside.replaceAll('""', '"');
        expect([text, `'${text}`]).toContain(read);
        expect(/^[=+@\t\r]/.test(read)).toBe(false);
      }),
    );
  });
});
