/** The sheets and columns of a fact workbook, in the order they are read and written. */
import type { FactBook } from '../../domain/inspection/fact-book.ts';
import {
  exposureLevels,
  inspectionKinds,
  itemCategories,
  ticketClauses,
} from '../../domain/inspection/model.ts';
import { levels } from '../../domain/organisation/model.ts';
import {
  choice,
  code,
  count,
  day,
  decimal,
  name,
  orEmpty,
  wave,
  yesNo,
  type Column,
} from './columns.ts';

export type Part = keyof FactBook;
type Columns<Row> = { [Field in keyof Row]-?: Column<Row[Field]> };
export type FactSheet<P extends Part = Part> = {
  name: string;
  required: boolean;
  columns: Columns<FactBook[P][number]>;
};

/** Keys are in reading order: units are known before the rows that name them. */
export const factSheets: { [P in Part]: FactSheet<P> } = {
  units: {
    name: '机构',
    required: true,
    columns: {
      code: code('机构编码'),
      name: name('机构名称'),
      level: choice('层级', levels),
      parentCode: orEmpty(code('上级编码'), null),
      queueMachine: orEmpty(yesNo('叫号机'), null),
    },
  },
  scores: {
    name: '检查成绩',
    required: true,
    columns: {
      wave: wave('波次'),
      kind: choice('检查类型', inspectionKinds),
      visitedOn: day('检查日期'),
      unitCode: code('机构编码'),
      score: decimal('得分'),
    },
  },
  deductions: {
    name: '扣分明细',
    required: false,
    columns: {
      wave: wave('波次'),
      kind: choice('检查类型', inspectionKinds),
      unitCode: code('机构编码'),
      itemCode: code('条目编码'),
      itemName: name('条目名称'),
      category: choice('类别', itemCategories),
      points: decimal('扣分'),
      isKey: orEmpty(yesNo('上级重点'), false),
    },
  },
  complaints: {
    name: '投诉',
    required: false,
    columns: {
      orderNo: code('工单号', 20),
      happenedOn: day('日期'),
      unitCode: code('机构编码'),
      justified: yesNo('有理由'),
      subjective: yesNo('主观原因'),
      assessed: yesNo('考核工单'),
      amount: orEmpty(decimal('金额'), null),
    },
  },
  exposures: {
    name: '曝光',
    required: false,
    columns: {
      happenedOn: day('日期'),
      unitCode: code('机构编码'),
      level: choice('级别', exposureLevels),
      verified: yesNo('查实'),
    },
  },
  tickets: {
    name: '现场处罚',
    required: false,
    columns: {
      happenedOn: day('日期'),
      unitCode: code('机构编码'),
      offender: orEmpty(name('责任人', 12), ''),
      clause: choice('条款', ticketClauses),
      times: orEmpty(count('次数'), 1),
      points: orEmpty(decimal('扣分'), null),
      amount: orEmpty(decimal('金额'), null),
    },
  },
};

/** A sheet of the template that tells how to fill in the others; no data. */
export const guideSheet = '填写说明';

export const parts = Object.keys(factSheets) as Part[];
/** Columns of a sheet as [field, column], in order. */
export const columnsOf = (sheet: FactSheet) =>
  Object.entries(sheet.columns) as [field: string, column: Column<unknown>][];
