/** Files that are no workbook, or mean harm: each is refused in words, quickly and cheaply. */
import { strToU8, zipSync } from 'fflate';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import { readFactBook } from '../facts/read-fact-book.ts';
import { inlineSheet, packageOf, partsOf } from '../testing/workbooks.ts';

async function refusal(bytes: Uint8Array): Promise<Problem> {
  const outcome = await readFactBook(bytes, { fileName: '成绩.xlsx' }).catch(
    (error: Problem) => error,
  );
  expect(outcome).toHaveProperty('code');
  return outcome as Problem;
}

const ole = (stream: string) => {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from(stream, 'utf16le'), 1024);
  return bytes;
};

function noise(length: number): Uint8Array {
  let seed = 7;
  return Uint8Array.from({ length }, () => (seed = (seed * 48271) % 2147483647) & 255);
}

describe('不是工作簿的文件', () => {
  test.each<[string, Uint8Array, string]>([
    ['空文件', new Uint8Array(), '文件是空的（0 字节）'],
    ['2 MB 乱码', noise(2_000_000), '内容不是 Excel 工作簿，文件可能已损坏或改过扩展名'],
    ['旧版 .xls', ole('Workbook'), '这是旧版 Excel 97-2003 的 .xls 文件'],
    [
      '加了打开密码',
      ole('EncryptedPackage'),
      '文件设有打开密码（已加密），请先在 Excel 中取消密码',
    ],
    ['旧版 .doc', ole('WordDocument'), '这是旧版 Word 的 .doc 文件'],
    ['CSV', strToU8('机构编码,机构名称\r\n320101,华阳支行\r\n'), '这是文本（CSV）文件'],
    [
      '网页冒充',
      strToU8('<html><table><tr><td>1</td></tr></table></html>'),
      '这是网页（HTML）文件',
    ],
    ['.docx', zipSync({ 'word/document.xml': strToU8('<w/>') }), '这是 Word 文档（.docx）'],
    ['.xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') }), '这是二进制工作簿（.xlsb）'],
    ['普通压缩包', zipSync({ 'a.txt': strToU8('x') }), '这是压缩包，里面没有工作簿'],
  ])('%s：说清楚是什么', async (_, bytes, detail) => {
    const { code, message } = await refusal(bytes);
    expect(code).toBe('workbook-unreadable');
    expect(message).toContain('“成绩.xlsx”不是可以读取的 Excel 工作簿');
    expect(message).toContain(detail);
  });

  test('没有传完的文件', async () => {
    const whole = packageOf({ sheets: { 机构: inlineSheet([['机构编码']]) } });
    expect((await refusal(whole.subarray(0, whole.length - 30))).message).toContain('文件不完整');
  });

  test('任何位置被改坏一个字节，都不会崩溃，也不会悄悄读错', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => [`A${i}`, '名称', '网点']);
    const whole = packageOf({
      sheets: { 机构: inlineSheet([['机构编码', '机构名称', '层级'], ...rows]) },
    });
    const good = await readFactBook(whole, { fileName: 'a' });
    for (let at = 0; at < whole.length; at += 3) {
      const bad = whole.slice();
      bad[at]! ^= 0x5a;
      const outcome = await readFactBook(bad, { fileName: 'a' }).catch((error: Problem) => error);
      if ('code' in outcome) expect(outcome.code).toMatch(/^workbook-/);
      else expect(outcome.book).toEqual(good.book);
    }
  });
});

/** Rewrites every declared uncompressed size, as a lying bomb would. */
function lie(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return copy;
}

function bomb(megabytes: number): Uint8Array {
  const parts = partsOf({ sheets: { 机构: '' } });
  const blank = new Uint8Array(megabytes * 1024 * 1024).fill(0x20);
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': blank }, { level: 6 });
}

describe('恶意文件', () => {
  test('压缩炸弹：目录里写明的，先看目录就拒绝', async () => {
    const bytes = lie(bomb(1), 500 * 1024 * 1024);
    const { code, message } = await refusal(bytes);
    expect(code).toBe('workbook-too-large');
    expect(message).toContain('解压后超过 400 MB');
  });

  test('压缩炸弹：目录说谎，解压途中按压缩比拒绝，内存不涨', async () => {
    const bytes = lie(bomb(60), 1000);
    const before = process.memoryUsage().rss;
    const { code, message } = await refusal(bytes);
    expect(code).toMatch('workbook-');
    expect(message).toMatch(/疑似压缩炸弹|内容过长/);
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  test('压缩炸弹：换成合法标签也一样', async () => {
    const rows = '<row r="1"/>'.repeat(3_000_000);
    const parts = partsOf({ sheets: { 机构: '' } });
    const sheet = strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
    expect(deflateRawSync(sheet).length).toBeLessThan(100_000);
    const bytes = lie(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': sheet }), 1000);
    expect((await refusal(bytes)).message).toContain('疑似压缩炸弹');
  });

  test('实体膨胀（billion laughs）与 DTD', async () => {
    const dtd = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]>';
    const bytes = packageOf({ sheets: { 机构: `${dtd}<worksheet>&b;</worksheet>` } });
    expect((await refusal(bytes)).message).toContain('DTD 或实体声明，出于安全不予读取');
  });

  test('层层嵌套的 XML', async () => {
    const bytes = packageOf({ sheets: { 机构: '<a>'.repeat(100_000) } });
    expect((await refusal(bytes)).message).toContain('XML 嵌套过深');
  });

  test.each([
    ['标签不配对', '<worksheet><sheetData></worksheet>', '不配对'],
    ['没有写完', '<worksheet><sheetData>', 'XML 不完整'],
    ['未知实体', '<worksheet>&nbsp;</worksheet>', '未知实体'],
    ['行号越界', '<worksheet><row r="1048577"/></worksheet>', '行号越界'],
    ['列号越界', '<worksheet><row r="1"><c r="XFE1"/></row></worksheet>', '列号越界'],
    [
      '缺共享字符串',
      '<worksheet><row><c t="s"><v>9</v></c></row></worksheet>',
      '没有第 9 号共享字符串',
    ],
    ['超长属性', `<worksheet a="${'x'.repeat(2_000_000)}"/>`, '内容过长'],
  ])('损坏的工作表：%s', async (_, xml, detail) => {
    const problem = await refusal(packageOf({ sheets: { 机构: xml } }));
    expect(problem.code).toBe('workbook-unreadable');
    expect(problem.message).toContain(detail);
  });

  test('声称有 1048576 个空行的表：很快读完，只报没有内容', async () => {
    const rows = Array.from(
      { length: 1_048_576 },
      (_, i) => `<row r="${i + 1}" spans="1:5"/>`,
    ).join('');
    const bytes = packageOf({
      sheets: { 机构: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
    });
    const { findings } = await readFactBook(bytes, { fileName: 'a.xlsx' });
    expect(findings.map((one) => one.code)).toEqual(['empty-sheet', 'missing-sheet']);
  });

  test('200 个工作表：只用得到的，其余合成一条提示', async () => {
    const sheets = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`表${i}`, '<worksheet/>']),
    );
    const { errors, notices, findings } = await readFactBook(packageOf({ sheets }), {
      fileName: 'a.xlsx',
    });
    expect({ errors, notices }).toEqual({ errors: 2, notices: 1 });
    expect(findings[0]?.zh).toContain('缺少工作表“机构”');
    expect(findings[0]?.zh).toContain('现有工作表：表0、表1');
  });
});
