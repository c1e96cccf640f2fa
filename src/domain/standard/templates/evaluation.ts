/**
 * 《网点文明规范服务考核评价表》of 篇十一: six weighted indices. The text gives no points; 20/20/15/20/15/10
 * is this product's proposal and must be confirmed by the issuer before the first use.
 */
import type { StandardDocument } from '../model.ts';
import { assumed, module, project, usualScoring } from './build.ts';

const hard = { category: '硬件' as const };

export const evaluationStandard: StandardDocument = {
  title: '网点文明规范服务考核评价表',
  source: '篇十一（一）年度工作计划；分值 20/20/15/20/15/10 原文缺，为系统建议',
  total: '100',
  scoring: {
    ...usualScoring,
    combine: 'weighted',
    notApplicable: 'excluded',
    bands: [
      { name: '优秀', from: '90' },
      { name: '良好', from: '80' },
      { name: '合格', from: '60' },
      { name: '不合格', from: '0' },
    ],
  },
  modules: assumed([
    module(
      'Z1',
      '服务环境',
      [
        project('Z1.1', '便民设施', [
          ['1', '长椅、桌凳齐全完好', '4', '看', hard],
          ['2', '防暑降温用品与茶水到位', '4', '看', hard],
          ['3', '老花镜、签字笔可用', '4', '看查', hard],
          ['4', '花树盆景养护良好', '4', '看', hard],
          ['5', '环境整洁、标识清楚', '4', '看', hard],
        ]),
      ],
      '0.20',
    ),
    module(
      'Z2',
      '服务态度',
      [
        project('Z2.1', '接待', [
          ['6', '来有迎声、去有送声', '7', '看听'],
          ['7', '耐心解答、不推诿', '7', '听问'],
          ['8', '特殊群体有照顾', '6', '看', { mayNotApply: true }],
        ]),
      ],
      '0.20',
    ),
    module(
      'Z3',
      '仪容举止',
      [
        project('Z3.1', '仪容', [
          ['9', '统一着装、佩戴工牌', '8', '看'],
          ['10', '坐姿、站姿、手势规范', '7', '看'],
        ]),
      ],
      '0.15',
    ),
    module(
      'Z4',
      '服务素质',
      [
        project('Z4.1', '业务能力', [
          ['11', '业务办理准确、限时完成', '8', '看查'],
          ['12', '收费与政策解答准确', '6', '问'],
          ['13', '服务用语规范', '6', '听'],
        ]),
      ],
      '0.20',
    ),
    module(
      'Z5',
      '监督反馈',
      [
        project('Z5.1', '监督渠道', [
          ['14', '监督电话、意见簿公示', '5', '看'],
          ['15', '意见限期答复并有记录', '5', '查'],
          ['16', '投诉办结并回访', '5', '查', { mayNotApply: true }],
        ]),
      ],
      '0.15',
    ),
    module(
      'Z6',
      '组织领导',
      [
        project('Z6.1', '组织', [
          ['17', '责任到人、有计划有检查', '5', '查'],
          ['18', '培训和例会有记录', '5', '查'],
        ]),
      ],
      '0.10',
    ),
  ]),
};
