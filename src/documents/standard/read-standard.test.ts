/** 银行手头的检查表是什么样子都有：读懂多少、疑问说没说清楚. */
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { standardFaults } from '../../domain/standard/index.ts';
import { readStandardBook } from './read-standard.ts';

type Value = ExcelJS.CellValue;
type Sheets = Record<string, { rows: Value[][]; merges?: string[] }>;

async function read(sheets: Sheets, fileName = '检查表.xlsx') {
  const book = new ExcelJS.Workbook();
  for (const [name, { rows, merges = [] }] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    sheet.addRows(rows);
    merges.forEach((range) => sheet.mergeCells(range));
  }
  return readStandardBook(new Uint8Array(await book.xlsx.writeBuffer()), { fileName });
}
const brief = (findings: { sheet: string; cell: string; code: string }[]) =>
  findings.map(({ sheet, cell, code }) => `${sheet}!${cell} ${code}`);
const tree = (document: Awaited<ReturnType<typeof read>>['document']) =>
  document.modules.map((module) => [
    `${module.name} ${module.points}`,
    ...module.projects.map(
      ({ name, points, items }) =>
        `${name} ${points}: ${items.map((item) => `${item.code}=${item.points}`).join(' ')}`,
    ),
  ]);

test('合并的模块格、分值写在文字里、列序不同、表头不在第一行', async () => {
  const { document, findings } = await read({
    环境: {
      rows: [
        ['营业网点文明规范服务检查表'],
        ['申报单位：', null, '考核时间：'],
        ['考核内容', '序号', '项目', '模块', '扣分原因', '得分', '分值'],
        ['门楣完好', 1, '室外环境维护 15分', '环境管理（35分）', null, null, 10],
        ['地面清洁', 2, null, null, null, null, '５分'],
        ['通道畅通', 3, '室内环境维护 20分', null, null, null, 20],
      ],
      merges: ['A1:G1', 'C4:C5', 'D4:D6'],
    },
  });
  expect(document.title).toBe('营业网点文明规范服务检查表');
  expect(tree(document)).toEqual([
    ['环境管理 35', '室外环境维护 15: 1=10 2=5', '室内环境维护 20: 3=20'],
  ]);
  expect(document.total).toBe('35');
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(brief(findings)).toContain('环境!D4 merged-rows');
  expect(standardFaults(document).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('标题行分层：一、（一），小计与总计对得上，备注行不读', async () => {
  const { document, findings } = await read({
    表: {
      rows: [
        ['序号', '检查内容', '标准分'],
        ['一、环境管理（5分）', null, null],
        ['（一）室外', null, null],
        [1, '门前清洁，每发现一处扣0.5分', 2],
        [2, '车辆有序', 3],
        ['小计', null, 5],
        ['二、服务（3分）', null, null],
        [3, '唱收唱付', 3],
        ['合计', null, 8],
        ['备注：扣完为止', null, null],
      ],
      merges: ['A2:C2', 'A3:C3', 'A7:C7', 'A10:C10'],
    },
  });
  expect(tree(document)).toEqual([
    ['环境管理 5', '室外 5: 1=2 2=3'],
    ['服务 3', '服务 3: 3=3'],
  ]);
  expect(document.modules[0]!.projects[0]!.items[0]!.form).toEqual({ kind: 'count', each: '0.5' });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(brief(findings)).toContain('表!A10 ignored');
});

test('合计对不上、缺分值、序号重复、不是数字：逐格指出', async () => {
  const { document, findings } = await read({
    表: {
      rows: [
        ['序号', '模块', '考核内容', '分值'],
        [1, '环境（10分）', '门楣', 3],
        [1, null, '地面', 4],
        [3, null, '座椅', null],
        [null, null, '灯光', '若干'],
        ['合计', null, null, 9],
      ],
      merges: ['B2:B5'],
    },
  });
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(brief(errors).sort()).toEqual([
    '表!A3 duplicate-code',
    '表!B2 sum-differs',
    '表!C4 missing-points',
    '表!D5 bad-points',
    '表!D6 subtotal-differs',
  ]);
  expect(document.modules[0]!.points).toBe('10');
  expect(document.modules[0]!.projects[0]!.items.map(({ code }) => code)).toEqual([
    '1',
    '1-2',
    '3',
    '4',
  ]);
  expect(errors.find(({ code }) => code === 'sum-differs')!.zh).toContain(
    '写明 10 分，下面的条目合计 7 分',
  );
});

test('多张工作表依次读入，没有表头的说明表指出来，总分与合计不符也指出', async () => {
  const sheet = (name: string, code: number) => ({
    rows: [
      ['满分100分'],
      ['编号', '检查要点', '满分', '检查方法', '岗位', '类别', '依据'],
      [code, name, 40, '看、听', '大堂经理、柜员', '软件', '第三条'],
      [code + 1, `${name}设施`, 10, '查', '', '硬件', ''],
    ],
  });
  const { document, findings } = await read({
    说明: { rows: [['本表用于自查']] },
    大堂: sheet('迎候', 1),
    柜面: sheet('唱收', 3),
  });
  expect(tree(document)).toEqual([
    ['大堂 50', '大堂 50: 1=40 2=10'],
    ['柜面 50', '柜面 50: 3=40 4=10'],
  ]);
  expect(document.modules[0]!.projects[0]!.items[0]).toMatchObject({
    methods: ['看', '听'],
    posts: ['大堂经理', '柜员'],
    category: '软件',
    clause: '第三条',
  });
  expect(brief(findings)).toEqual([
    '说明! no-header',
    '大堂! guessed-module',
    '柜面! guessed-module',
  ]);
  const wrong = await read({
    表: { rows: [['总分 90 分'], ['序号', '内容', '分值'], [1, '甲', 80]] },
  });
  expect(brief(wrong.findings)).toContain('表!A1 total-differs');
  expect(wrong.document.total).toBe('90');
});

test('一票否决、加分项、叫号机、硬件软件都按文字猜，并作为疑问提出', async () => {
  const { document, findings } = await read({
    表: {
      rows: [
        ['序号', '考核内容', '分值', '评分标准'],
        [1, '发生重大服务事件', 0, '一票否决'],
        [2, '设有叫号机的网点叫号机可用', 2, ''],
        [3, '客户书面表扬（加分项）', 5, ''],
        [4, '微笑服务', 8, ''],
      ],
    },
  });
  const items = document.modules[0]!.projects[0]!.items;
  expect(items[0]).toMatchObject({ veto: true, form: { kind: 'pass' } });
  expect(items[1]!.when).toEqual({ attribute: 'queueMachine', is: true });
  expect(items[2]).toMatchObject({ extra: true });
  expect(document.total).toBe('10');
  const codes = brief(findings);
  for (const doubt of ['表!B2 guessed-veto', '表!B3 guessed-when', '表!B4 guessed-extra']) {
    expect(codes).toContain(doubt);
  }
  expect(codes.some((text) => text.endsWith('guessed-category'))).toBe(true);
});

test('公式：有结果的取结果并说明，没有结果的指出', async () => {
  const { document, findings } = await read({
    表: {
      rows: [
        ['序号', '内容', '分值'],
        [1, '甲', { formula: '1+1', result: 2 }],
        [2, '乙', { formula: '1+1' }],
      ],
    },
  });
  expect(document.modules[0]!.projects[0]!.items.map(({ points }) => points)).toEqual(['2', '0']);
  expect(brief(findings)).toEqual(
    expect.arrayContaining(['表!C2 formula-value', '表!C3 formula-empty']),
  );
});

test('没有检查表的工作簿、不是工作簿的文件：拒绝并说明', async () => {
  await expect(read({ 表: { rows: [['随便写写']] } })).rejects.toMatchObject({
    code: 'no-check-sheet',
  });
  const bytes = new TextEncoder().encode('不是表格');
  await expect(readStandardBook(bytes, { fileName: 'a.xlsx' })).rejects.toMatchObject({
    code: 'workbook-unreadable',
  });
});

test('超长文字截短并指出，行数过多拒绝', async () => {
  const long = '长'.repeat(600);
  const { document, findings } = await read({
    表: {
      rows: [
        ['序号', '内容', '分值'],
        [1, long, 2],
      ],
    },
  });
  expect(document.modules[0]!.projects[0]!.items[0]!.name).toHaveLength(500);
  expect(brief(findings)).toContain('表!B2 text-cut');
  const rows = Array.from({ length: 5001 }, (_, at) => [at, `条目 ${at}`, 1]);
  await expect(read({ 表: { rows: [['序号', '内容', '分值'], ...rows] } })).rejects.toMatchObject({
    code: 'workbook-too-large',
  });
});
