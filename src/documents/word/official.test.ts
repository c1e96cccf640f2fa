/** 公文版式：页面、行列、字体、字号、发文字号、层次序数，从写出的文件里读回来核对。 */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { chineseNumber, documentNumber, headingNumbers } from './numerals.ts';
import { writeOfficial } from './official.ts';

async function written() {
  const bytes = await writeOfficial({
    title: '关于大峃网点申诉的决定',
    number: '文银发[2023] 5号',
    to: '大峃网点',
    body: [
      { kind: 'heading', level: 1, text: '事实' },
      { kind: 'text', text: '第一段。\n第二段。' },
      { kind: 'heading', level: 2, text: '证据' },
      { kind: 'heading', level: 2, text: '依据' },
      { kind: 'heading', level: 1, text: '决定' },
      { kind: 'table', head: ['项目', '分值'], rows: [['着装', '2']], widths: [14, 14] },
    ],
    attachments: ['录像截图', '推导'],
    signed: { unit: '温州市分行', day: '2023-07-05' },
  });
  const parts = unzipSync(bytes);
  return {
    xml: strFromU8(parts['word/document.xml']!),
    footers: Object.keys(parts).filter((name) => /footer\d\.xml$/.test(name)),
  };
}
const texts = (xml: string) =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((found) => found[1]);
const value = (xml: string, attribute: string) =>
  Number(new RegExp(`w:${attribute}="(-?\\d+)"`).exec(xml)?.[1]);
const mm = (twips: number) => Math.round((twips * 25.4) / 1440);

describe('版式', () => {
  test('A4，天头 37 毫米，订口 28 毫米，版心 156 × 225 毫米', async () => {
    const { xml } = await written();
    const size = /<w:pgSz[^>]*>/.exec(xml)![0];
    const margin = /<w:pgMar[^>]*>/.exec(xml)![0];
    expect([mm(value(size, 'w')), mm(value(size, 'h'))]).toEqual([210, 297]);
    expect([mm(value(margin, 'top')), mm(value(margin, 'left'))]).toEqual([37, 28]);
    expect(210 - 28 - mm(value(margin, 'right'))).toBe(156);
    expect(297 - 37 - mm(value(margin, 'bottom'))).toBe(225);
  });

  test('每页 22 行，每行 28 字', async () => {
    const { xml } = await written();
    const grid = /<w:docGrid[^>]*>/.exec(xml)![0];
    const pitch = value(grid, 'linePitch');
    expect(Math.floor(((225 / 25.4) * 1440) / pitch)).toBe(22);
    const width = 16 + value(grid, 'charSpace') / 4096;
    expect(Math.round(((156 / 25.4) * 72) / width)).toBe(28);
  });

  test('正文仿宋三号，标题小标宋二号，一级黑体，二级楷体；东亚字体名写明', async () => {
    const { xml } = await written();
    const runOf = (text: string) =>
      [...xml.matchAll(/<w:r>.*?<\/w:r>/gs)].map((r) => r[0]).find((r) => r.includes(text))!;
    expect(runOf('第一段')).toMatch(/w:eastAsia="仿宋_GB2312".*w:val="32"/s);
    expect(runOf('关于大峃网点')).toMatch(/w:eastAsia="方正小标宋简体".*w:val="44"/s);
    expect(runOf('一、事实')).toContain('w:eastAsia="黑体"');
    expect(runOf('（一）证据')).toContain('w:eastAsia="楷体_GB2312"');
  });

  test('层次序数、发文字号、主送、附件、署名与日期依次出现，页码分单双页', async () => {
    const { xml, footers } = await written();
    expect(texts(xml)).toEqual([
      '文银发〔2023〕5号',
      '关于大峃网点申诉的决定',
      '大峃网点：',
      '一、事实',
      '第一段。',
      '第二段。',
      '（一）证据',
      '（二）依据',
      '二、决定',
      '项目',
      '分值',
      '着装',
      '2',
      '附件：1.录像截图',
      '2.推导',
      '温州市分行',
      '2023年7月5日',
    ]);
    expect(footers).toHaveLength(2);
  });
});

describe('数字', () => {
  test('一至九十九', () => {
    const shown = [1, 9, 10, 11, 20, 21, 99].map(chineseNumber);
    expect(shown).toEqual(['一', '九', '十', '十一', '二十', '二十一', '九十九']);
    expect(() => chineseNumber(100)).toThrow(RangeError);
  });

  test('上一级换了，下一级重新编号', () => {
    const number = headingNumbers();
    expect([1, 2, 3, 4, 2, 1, 2].map((n) => number(n as 1))).toEqual([
      '一、',
      '（一）',
      '1.',
      '（1）',
      '（二）',
      '二、',
      '（一）',
    ]);
  });

  test.each([
    ['文银发[2023]5号', '文银发〔2023〕5号'],
    ['文银发（2023） 第05号', '文银发〔2023〕5号'],
    ['文银发〔2023〕12号', '文银发〔2023〕12号'],
    ['内部编号 7', '内部编号 7'],
  ])('发文字号 %s', (given, shown) => {
    expect(documentNumber(given)).toBe(shown);
  });
});
