/** Standards as workbooks: read a check sheet without storing it, and write one. */
import { standardParams, standardRead } from '../../contract/standard-version.ts';
import { standardDocumentSchema } from '../../contract/standard.ts';
import { problem } from '../../contract/problem.ts';
import { readStandardBook, writeStandardBook } from '../../documents/index.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { shownFindings } from './actions.ts';
import { loadStandard } from './load.ts';

const tag = '检查标准';
/** A check sheet is small; what is larger is something else. */
const megabytes = 10;

const read = endpoint({
  method: 'POST',
  path: '/api/standards/read',
  summary: '读取一份 Excel 检查表：读懂的内容和疑问，不保存',
  tag,
  ability: 'standard.edit',
  upload: megabytes,
  answer: standardRead,
  handler: async ({ upload, language }) => {
    const file = upload();
    const { document, findings } = await readStandardBook(file.bytes, { fileName: file.name });
    // What a sheet holds may still be none of a standard, e.g. a hundred posts on one item.
    const parsed = standardDocumentSchema.safeParse(document);
    if (!parsed.success) {
      throw problem('workbook-unreadable', { file: file.name, detail: '内容不成一份检查标准' });
    }
    return {
      document,
      findings: findings.map((finding) => ({ ...finding, message: finding[language] })),
      faults: shownFindings(document, language),
    };
  },
});

const write = endpoint({
  method: 'GET',
  path: '/api/standards/:id/file',
  summary: '检查标准，Excel 检查表',
  tag,
  ability: 'standard.read',
  params: standardParams,
  answer: 'file',
  handler: async ({ db, params }) => {
    const { document, name, version } = await loadStandard(db, params.id);
    if (!document) {
      throw problem('wrong-state', {
        what: `“${name}”`,
        state: '只有导入扣分时出现过的条目',
        action: '导出为检查表',
        next: '请先从 Excel 导入完整的标准。',
      });
    }
    return xlsxAnswer(`${name} 第${version}版.xlsx`, await writeStandardBook(document));
  },
});

export const routes: Endpoint[] = [read, write];
