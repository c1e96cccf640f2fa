/**
 * 便民服务设施检查表 of 篇十一: the seven facilities that the text has an outlet provide by the end of April
 * (长椅, 桌凳, 防暑, 老花镜, 签字笔, 茶水, 花树盆景). The text gives no points: these are proposals, to be confirmed.
 */
import type { StandardDocument } from '../model.ts';
import { assumed, module, project, usualScoring } from './build.ts';

const kept = {
  category: '硬件' as const,
  form: { kind: 'pass' as const },
  evidence: 'on-deduction' as const,
};

export const facilityStandard: StandardDocument = {
  title: '便民服务设施检查表',
  source: '篇十一（一）年度工作计划：4 月底以前便民服务设施到位；分值原文缺，为系统建议',
  total: '100',
  scoring: {
    ...usualScoring,
    notApplicable: 'excluded',
    bands: [
      { name: '齐全', from: '100' },
      { name: '基本齐全', from: '80' },
      { name: '不齐全', from: '0' },
    ],
  },
  modules: assumed([
    module('F1', '便民服务设施', [
      project(
        'F1.1',
        '休息与书写',
        [
          ['1', '长椅齐全完好', '15', '看'],
          ['2', '桌凳齐全完好', '15', '看'],
          ['3', '老花镜在位、度数齐全', '15', '看查'],
          ['4', '签字笔在位、能写', '15', '看查'],
        ],
        kept,
      ),
      project(
        'F1.2',
        '防暑、茶水与绿化',
        [
          ['5', '防暑降温用品到位、在有效期内', '15', '看查', { mayNotApply: true }],
          ['6', '茶水供应、水杯充足', '15', '看'],
          ['7', '花树盆景养护良好', '10', '看'],
        ],
        kept,
      ),
    ]),
  ]),
};
