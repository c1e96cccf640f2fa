/** Two more shapes: the first module of a 1000-point book, and a 90-point form with extras. */
import type { StandardDocument } from '../model.ts';
import { module, project, usualScoring } from './build.ts';

const hard = { category: '硬件' as const };

/**
 * The structure of module 1 of a 1000-point book: 90 points, the first project 15 = 2+3+2+3+2+3, the
 * second 20. Wording and the other projects are invented; the association's text is not shipped.
 */
export const environmentModule: StandardDocument = {
  title: '营业网点环境管理（千分制第一模块结构示例）',
  source: '结构依公开资料：模块 90 分，室外 15 分、室内 20 分；文字自拟',
  total: '90',
  scoring: usualScoring,
  modules: [
    module('1', '环境管理', [
      project(
        '1.1',
        '室外环境维护',
        [
          ['1', '门楣与灯箱完好、夜间可亮', '2', '看'],
          ['2', '机构名称、营业时间清楚', '3', '看'],
          ['3', '门前区域清洁', '2', '看'],
          ['4', '无障碍坡道可用、呼叫有人应', '3', '看查'],
          ['5', '客户停车有序', '2', '看', { mayNotApply: true }],
          ['6', '外墙与橱窗无破损、无乱贴', '3', '看'],
        ],
        hard,
      ),
      project(
        '1.2',
        '室内环境维护',
        [
          ['7', '地面、墙面、玻璃清洁', '4', '看'],
          ['8', '功能分区清楚、通道畅通', '4', '看'],
          ['9', '灯光、温度、通风适宜', '4', '看'],
          ['10', '绿植养护良好', '4', '看'],
          ['11', '办公物品不外露', '4', '看'],
        ],
        hard,
      ),
      project(
        '1.3',
        '便民设施',
        [
          ['12', '填单、座椅、饮水可用', '10', '看'],
          ['13', '老花镜、雨具、充电可用', '10', '看查'],
          ['14', '无障碍与适老设施可用', '10', '看'],
        ],
        hard,
      ),
      project(
        '1.4',
        '公示与宣传',
        [
          ['15', '收费、利率、投诉电话公示', '10', '看'],
          ['16', '宣传资料在有效期内', '5', '查'],
          ['17', '电子屏内容正确', '10', '看'],
        ],
        hard,
      ),
    ]),
  ],
};

/** The form of 篇四: five daily tasks of 8, five staged ones of 10, others +8 each, adopted ideas +10. */
export const appraisalForm: StandardDocument = {
  title: '月度工作考核表',
  source: '篇四：日常工作 5×8 分，阶段工作 5×10 分，其他工作每项加 8 分，合理化建议采纳加 10 分',
  total: '90',
  scoring: usualScoring,
  modules: [
    module('A', '日常工作', [
      project(
        'A1',
        '日常工作',
        [1, 2, 3, 4, 5].map((n) => [`A${n}`, `日常工作第 ${n} 项`, '8', '查']),
      ),
    ]),
    module('B', '阶段工作', [
      project(
        'B1',
        '阶段工作',
        [1, 2, 3, 4, 5].map((n) => [`B${n}`, `阶段工作第 ${n} 项`, '10', '查']),
      ),
    ]),
    module('C', '加分', [
      project('C1', '加分', [
        ['C1', '其他工作', '80', '查', { extra: true, form: { kind: 'count', each: '8' } }],
        [
          'C2',
          '采纳的合理化建议',
          '100',
          '查',
          { extra: true, form: { kind: 'count', each: '10' } },
        ],
      ]),
    ]),
  ],
};
