/** What belongs in each column of the fact workbook, as the template tells whoever fills it in. */
type Hint = { hint: string; example: string };

export const columnHints: Record<string, Hint> = {
  机构编码: { hint: '网点或机构的编码，须与“机构”表或系统中登记的一致。', example: '9701020403' },
  机构名称: { hint: '机构的全称。', example: '灯市街网点' },
  层级: { hint: '机构的层级。', example: '网点' },
  上级编码: { hint: '直接上级的机构编码；最上级机构留空。', example: '9701020400' },
  叫号机: { hint: '有没有叫号机；不清楚就留空。', example: '是' },
  波次: {
    hint: '省行神秘人按季度，写 2023Q1；其余检查可以自己起名，最多 20 个字。',
    example: '2023Q1',
  },
  检查类型: { hint: '哪一类检查。', example: '省行神秘人' },
  检查日期: { hint: '检查当天的日期。', example: '2023-02-06' },
  日期: { hint: '发生当天的日期。', example: '2023-03-01' },
  得分: { hint: '百分制，0 至 100，最多两位小数。', example: '92.5' },
  条目编码: {
    hint: '检查标准里的条目编码；同一条目各次都用同一个编码，才认得出重复扣分。',
    example: '1.2',
  },
  条目名称: { hint: '条目的名称。', example: '未起身迎接' },
  类别: { hint: '这个条目属于硬件还是软件。', example: '软件' },
  扣分: { hint: '扣掉的分值，写正数，最多两位小数。', example: '0.5' },
  上级重点: { hint: '检查当日是不是上级行重点整治的问题；留空即“否”。', example: '否' },
  工单号: { hint: '95580 工单号，不重复；超过 15 位时单元格须为文本。', example: 'GD-20230301-01' },
  有理由: { hint: '投诉是否有理由。', example: '是' },
  主观原因: { hint: '是否由主观原因引起。', example: '否' },
  考核工单: { hint: '是否为考核工单。', example: '是' },
  金额: { hint: '已定的考核金额，元，写正数；没有另定就留空，按方案计算。', example: '300' },
  级别: { hint: '曝光的级别。', example: '市' },
  查实: { hint: '是否查证属实。', example: '是' },
  责任人: { hint: '责任人的姓名；不确定就留空。', example: '张三' },
  条款: { hint: '按方案的哪一条处罚。', example: 'R11' },
  次数: { hint: '一至 9999 的整数；一次可以留空。', example: '1' },
};
