/** Check sheets for public pledges: the five promises of 篇九 and the six groups of 篇十三. */
import type { StandardDocument } from '../model.ts';
import { assumed, module, project, usualScoring } from './build.ts';

const kept = { evidence: 'on-deduction' as const, form: { kind: 'pass' as const } };
const bands = [
  { name: '践诺', from: '90' },
  { name: '基本践诺', from: '70' },
  { name: '失诺', from: '0' },
];

export const streetStandard: StandardDocument = {
  title: '沿街商家倡议践诺检查表',
  source: '篇九：五项承诺；条目为据倡议拟的检查点，分值原文缺，为系统建议',
  total: '100',
  scoring: { ...usualScoring, notApplicable: 'excluded', bands },
  modules: assumed([
    module('C1', '文明经营', [
      project(
        'C1.1',
        '文明经营',
        [
          ['1', '明码标价、无强买强卖', '10', '看问'],
          ['2', '无店大欺客、缺斤少两', '10', '看问'],
        ],
        kept,
      ),
    ]),
    module('C2', '礼貌待客', [
      project(
        'C2.1',
        '礼貌待客',
        [
          ['3', '用语文明、态度和气', '10', '听'],
          ['4', '客户有疑问时当场答复', '10', '问'],
        ],
        kept,
      ),
    ]),
    module('C3', '美化店面', [
      project(
        'C3.1',
        '美化店面',
        [
          ['5', '招牌完整、无乱贴乱画', '10', '看', { category: '硬件' }],
          ['6', '无乱搭乱建、乱吊乱挂', '10', '看', { category: '硬件' }],
        ],
        kept,
      ),
    ]),
    module('C4', '清洁环境', [
      project(
        'C4.1',
        '清洁环境',
        [
          ['7', '门前无垃圾、无污水', '10', '看', { category: '硬件' }],
          ['8', '不出店占道经营', '10', '看'],
        ],
        kept,
      ),
    ]),
    module('C5', '完善设施', [
      project(
        'C5.1',
        '完善设施',
        [
          ['9', '门前公共设施完好', '10', '看', { category: '硬件', mayNotApply: true }],
          ['10', '发现设施损坏、违规开挖及时报告', '10', '问查', { mayNotApply: true }],
        ],
        kept,
      ),
    ]),
  ]),
};

export const taxiStandard: StandardDocument = {
  title: '出租汽车倡议随车暗访检查表',
  source: '篇十三：倡议内容分六组；条目为据倡议拟的检查点，分值原文缺，为系统建议',
  total: '100',
  scoring: {
    ...usualScoring,
    notApplicable: 'excluded',
    bands,
    veto: { to: 'at-most', score: '60' },
  },
  modules: assumed([
    module('T1', '遵章守法', [
      project(
        'T1.1',
        '遵章守法',
        [
          ['1', '按信号行驶、不抢道', '6', '看'],
          ['2', '系安全带、行车不打手机', '6', '看'],
          ['3', '证照齐全、亮证经营', '6', '查'],
        ],
        kept,
      ),
    ]),
    module('T2', '诚信计价', [
      project(
        'T2.1',
        '诚信计价',
        [
          ['4', '打表计价、主动给票', '8', '看查'],
          ['5', '不绕路、不议价', '8', '看', { veto: true }],
        ],
        kept,
      ),
    ]),
    module('T3', '文明待客', [
      project(
        'T3.1',
        '文明待客',
        [
          ['6', '上车问好、下车道别', '6', '听'],
          ['7', '不拒载、不甩客', '6', '看'],
          ['8', '协助老弱病残乘客', '6', '看', { mayNotApply: true }],
        ],
        kept,
      ),
    ]),
    module('T4', '车容车貌', [
      project(
        'T4.1',
        '车容车貌',
        [
          ['9', '车身清洁、无破损', '6', '看', { category: '硬件' }],
          ['10', '车内整洁、无异味', '6', '看', { category: '硬件' }],
          ['11', '座套整洁', '4', '看', { category: '硬件' }],
        ],
        kept,
      ),
    ]),
    module('T5', '仪表形象', [
      project(
        'T5.1',
        '仪表形象',
        [
          ['12', '着装整洁、仪表端庄', '5', '看'],
          ['13', '不在车内吸烟', '5', '看'],
        ],
        kept,
      ),
    ]),
    module('T6', '公益互助', [
      project(
        'T6.1',
        '公益互助',
        [
          ['14', '遗失物品主动归还', '6', '问', { mayNotApply: true }],
          ['15', '服从调度、不围堵', '8', '查问'],
          ['16', '遇险情伸手相助', '8', '问', { mayNotApply: true }],
        ],
        kept,
      ),
    ]),
  ]),
};
