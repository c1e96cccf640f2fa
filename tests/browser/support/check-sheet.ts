/** Check sheets as banks have them, and a look at the one that comes back. */
import ExcelJS from 'exceljs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download } from 'playwright-core';
import { readStandardBook } from '../../../src/documents/index.ts';

export const sheetTitle = '营业网点服务检查表（旅程）';

/**
 * Merged cells for modules and projects, columns in an order of their own, totals inside the texts, the
 * head in the third row, and one cell (G8) that says no points.
 */
export async function checkSheet(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('检查表');
  sheet.addRows([
    [sheetTitle],
    ['检查网点：', null, '检查时间：'],
    ['考核内容', '序号', '项目', '模块', '扣分原因', '得分', '分值'],
    ['门楣完好', 1, '室外环境维护 15分', '环境管理（35分）', null, null, 10],
    ['地面清洁', 2, null, null, null, null, '５分'],
    ['通道畅通', 3, '室内环境维护 20分', null, null, null, 20],
    ['主动迎候', 4, '大堂服务 65分', '服务管理（65分）', null, null, 40],
    ['解答准确', 5, null, null, null, null, '若干'],
  ]);
  for (const range of ['A1:G1', 'C4:C5', 'D4:D6', 'C7:C8', 'D7:D8']) sheet.mergeCells(range);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The standard in a downloaded check sheet. */
export async function standardIn(download: Download) {
  const path = join(tmpdir(), `mingchuang-${process.pid}-standard.xlsx`);
  await download.saveAs(path);
  const bytes = new Uint8Array(await readFile(path));
  await rm(path);
  return (await readStandardBook(bytes, { fileName: download.suggestedFilename() })).document;
}
