/** 导出再导入：同一份标准，一字不差. */
import fc from 'fast-check';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { templates, templateKeys } from '../../domain/standard/index.ts';
import { documents } from '../../domain/standard/testing.ts';
import { formText, parseForm } from './form-text.ts';
import { readStandardBook } from './read-standard.ts';
import { writeStandardBook } from './write-standard.ts';

const again = async (document: (typeof templates)['mystery']) =>
  readStandardBook(await writeStandardBook(document), { fileName: '导出.xlsx' });

test.each(templateKeys)('%s：导出再导入完全相同，没有错误', async (key) => {
  const { document, findings } = await again(templates[key]);
  expect(document).toEqual(templates[key]);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('任何标准：导出再导入完全相同', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (document) => {
      expect((await again(document)).document).toEqual(document);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('导出的检查表：模块和项目是合并单元格，得分与扣分原因留空待填', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeStandardBook(templates.environment)).buffer as ArrayBuffer);
  const sheet = book.getWorksheet('检查标准')!;
  expect(sheet.getCell('A3').value).toBe('环境管理（90分）');
  expect(sheet.getCell('A19').master.address).toBe('A3');
  expect(sheet.getCell('B8').master.address).toBe('B3');
  expect(sheet.getCell('B9').value).toBe('室内环境维护（20分）');
  expect([sheet.getCell('E3').value, sheet.getCell('F3').value]).toEqual([2, null]);
});

test('作答方式写成文字再读回：选项里的等号、分号、竖线、反斜杠都不会弄乱', () => {
  const sign = fc.constantFrom('=', ';', '|', '\\', '甲', '乙', '1');
  const word = fc.array(sign, { minLength: 1, maxLength: 6 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 4 }),
      word,
      (pairs, unit) => {
        const options = pairs.map(([code, name]) => ({ code, name, points: '1.5' }));
        const choice = { kind: 'choice' as const, options };
        expect(parseForm(formText(choice))).toEqual(choice);
        const bands = [
          { upTo: '10', points: '2' },
          { upTo: null, points: '0' },
        ];
        const number = { kind: 'number' as const, unit, bands };
        expect(parseForm(formText(number))).toEqual(number);
      },
    ),
  );
});
