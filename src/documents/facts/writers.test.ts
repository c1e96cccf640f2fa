/** The same facts as different programs write them: inline strings, shared rich text, Mac dates, LibreOffice. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goodSheets, inlineSheet, packageOf, workbookOf } from '../testing/workbooks.ts';
import { readFactBook } from './read-fact-book.ts';

type Rows = (string | number | null)[][];
const units = () => goodSheets()['机构'] as Rows;
const scores = () => goodSheets()['检查成绩'] as Rows;
const read = (bytes: Uint8Array) => readFactBook(bytes, { fileName: 'a.xlsx' });

test('内联字符串、不写单元格坐标的文件', async () => {
  const bytes = packageOf({
    sheets: { 机构: inlineSheet(units()), 检查成绩: inlineSheet(scores()) },
  });
  const { book, errors } = await read(bytes);
  expect(errors).toBe(0);
  expect(book.scores.map((row) => row.score)).toEqual(['92.3', '100']);
});

test('带命名空间前缀、注释、CDATA、拼音和分段文字的共享字符串', async () => {
  const strings =
    '<x:sst xmlns:x="u"><x:si><x:r><x:t>华阳</x:t></x:r><!-- 注 --><x:r><x:t><![CDATA[支行<1>]]></x:t></x:r>' +
    '<x:rPh sb="0" eb="1"><x:t>huayang</x:t></x:rPh></x:si></x:sst>';
  const rows = inlineSheet(units())
    .replaceAll(/<(\/?)(\w)/g, '<$1x:$2')
    .replace(
      '<x:c t="inlineStr"><x:is><x:t>华阳支行（营业部）</x:t></x:is></x:c>',
      "<x:c t='s'><x:v>0</x:v></x:c>",
    );
  const bytes = packageOf({
    sheets: { 机构: rows, 检查成绩: inlineSheet(scores()) },
    more: { 'xl/sharedStrings.xml': strings },
  });
  const { book, errors } = await read(bytes);
  expect(errors).toBe(0);
  expect(book.units[2]?.name).toBe('华阳支行<1>');
});

test('1904 日期系统', async () => {
  const rows = scores().map((row, i) => (i === 0 ? row : row.with(2, 45052 - 1462)));
  const bytes = packageOf({
    workbook: '<workbookPr date1904="1"/>',
    sheets: { 机构: inlineSheet(units()), 检查成绩: inlineSheet(rows) },
  });
  expect((await read(bytes)).book.scores[0]?.visitedOn).toBe('2023-05-06');
});

test('exceljs 写的富文本', async () => {
  const bytes = await workbookOf(goodSheets(), (book) => {
    book.getWorksheet('机构')!.getCell('B4').value = {
      richText: [{ text: '华阳' }, { text: '支行', font: { bold: true } }],
    };
  });
  expect((await read(bytes)).book.units[2]?.name).toBe('华阳支行');
});

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));

test.skipIf(!office)('LibreOffice 由 CSV 转出的文件', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  try {
    writeFileSync(
      join(folder, '机构.csv'),
      units()
        .map((row) => row.join(','))
        .join('\n'),
    );
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const filter = '--infilter=CSV:44,34,76';
    execFileSync(
      office!,
      [
        profile,
        '--headless',
        filter,
        '--convert-to',
        'xlsx',
        '--outdir',
        folder,
        join(folder, '机构.csv'),
      ],
      { stdio: 'ignore' },
    );
    const { book, findings } = await read(new Uint8Array(readFileSync(join(folder, '机构.xlsx'))));
    expect(findings.map((one) => one.code)).toEqual(['missing-sheet']);
    expect(book.units[2]).toEqual({
      code: '320101',
      name: '华阳支行（营业部）',
      level: '网点',
      parentCode: 'X',
      queueMachine: true,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
