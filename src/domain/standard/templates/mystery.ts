/**
 * A 100-point 神秘人 sheet: invented items in the manner of 篇三 (软件 and 硬件, by post, by 看听查问),
 * with 叫号机 as a condition, the 一米线, a waiting time by stop watch and one 一票否决.
 */
import type { Item, StandardDocument } from '../model.ts';
import { module, project, usualScoring } from './build.ts';

const hardware: Partial<Item> = { category: '硬件' };
const of = (post: string): Partial<Item> => ({ posts: [post] });
const keyFrom = (from: string): Partial<Item> => ({ key: { from, to: null } });
const count = (each: string): Partial<Item> => ({ form: { kind: 'count', each } });

const outside = project(
  'P1',
  '室外环境',
  [
    ['YJ-01', '门楣标识完整清洁', '2', '看'],
    ['YJ-02', '营业时间牌公示准确', '1', '看'],
    ['YJ-03', '无障碍通道畅通', '2', '看', keyFrom('2023-05-01')],
    ['YJ-19', '门前地面无垃圾、无积水', '2', '看'],
    ['YJ-20', '门前车辆停放有序', '1', '看', { mayNotApply: true }],
    ['YJ-21', '玻璃门窗明净、无破损', '2', '看'],
  ],
  hardware,
);
const selfService = project(
  'P2',
  '自助服务区',
  [
    [
      'YJ-04',
      '自助设备正常运行',
      '3',
      '看查',
      {
        ...count('1.5'),
        guide: '每台停用且没有暂停服务提示的设备记一次。',
        evidence: 'on-deduction',
      },
    ],
    ['YJ-05', '自助服务区银联标识齐全', '1', '看'],
    ['YJ-06', '自助服务区地面整洁', '1', '看'],
    ['YJ-22', '自助设备现钞充足', '2', '查'],
    ['YJ-23', '客服电话与安全提示醒目', '1', '看'],
    ['YJ-24', '密码键盘遮挡罩完好', '2', '看', count('1')],
  ],
  hardware,
);
const hall = project(
  'P3',
  '营业厅',
  [
    ['YJ-07', '叫号机可用且有纸', '2', '看', { when: { attribute: 'queueMachine', is: true } }],
    [
      'YJ-25',
      '无叫号机的网点设排队引导标识',
      '2',
      '看',
      { when: { attribute: 'queueMachine', is: false } },
    ],
    ['YJ-08', '一米线清晰', '2', '看', keyFrom('2023-03-01')],
    ['YJ-09', '填单台用品齐全', '1.5', '看', count('0.5')],
    ['YJ-10', '老花镜与便民箱可用', '1.5', '看查'],
    ['YJ-11', '客户座椅完好', '1', '看'],
    ['YJ-12', '利率与汇率牌更新及时', '1.5', '查'],
    ['YJ-13', '宣传折页摆放有序', '1', '看'],
    ['YJ-14', '海报张贴规范', '1', '看'],
    ['YJ-15', '意见簿与投诉电话公示', '2', '看查', keyFrom('2023-09-01')],
    ['YJ-16', '柜台物品定置定位', '1.5', '看'],
    ['YJ-17', '照明与温度适宜', '1', '看'],
    ['YJ-18', '卫生间整洁可用', '1', '看', { mayNotApply: true }],
    ['YJ-26', '饮水设备可用、水杯充足', '1', '看'],
    ['YJ-27', '电子屏内容准确、无过期信息', '1', '看'],
    ['YJ-28', '服务收费标准公示完整', '1', '看查'],
  ],
  hardware,
);
const lobby = project(
  'P4',
  '大堂经理',
  [
    ['RJ-10', '大堂经理主动迎候', '3', '看听', keyFrom('2023-03-01')],
    ['RJ-11', '大堂经理分流引导', '3', '看听'],
    ['RJ-12', '大堂经理不离岗', '3', '看', { ...count('1.5'), ...keyFrom('2023-09-01') }],
    ['RJ-23', '大堂经理着黑色皮鞋、不戴多余饰物', '2', '看'],
    ['RJ-15', '等候时间解释安抚', '2', '听'],
    ['RJ-16', '特殊客户优先服务', '2', '看', { mayNotApply: true }],
    ['RJ-24', '客户离开时道别', '1', '听'],
  ],
  of('大堂经理'),
);
const counter = project(
  'P5',
  '高柜柜员',
  [
    ['RJ-01', '柜员举手招迎', '3', '看', keyFrom('2023-05-01')],
    ['RJ-02', '起身或微笑问候', '2', '看听'],
    ['RJ-03', '双手接递', '2', '看'],
    ['RJ-04', '唱收唱付', '3', '听'],
    ['RJ-05', '提醒客户当面点清', '2', '听'],
    ['RJ-06', '礼貌送别', '2', '听'],
    ['RJ-07', '业务办理中不接打手机', '3', '看', keyFrom('2023-05-01')],
    ['RJ-08', '着装与发型规范', '2', '看'],
    ['RJ-09', '佩戴工号牌', '1', '看'],
  ],
  of('高柜柜员'),
);
const desk = project(
  'P6',
  '低柜柜员',
  [
    ['RJ-25', '起身迎接并请客户入座', '2', '看听'],
    ['RJ-26', '接待客户时不看手机', '3', '看'],
    [
      'RJ-13',
      '收费标准解答准确',
      '3',
      '问',
      {
        form: {
          kind: 'choice',
          options: [
            { code: 'A', name: '脱口而出且准确', points: '3' },
            { code: 'B', name: '查阅后准确', points: '2' },
            { code: 'C', name: '部分准确', points: '1' },
            { code: 'D', name: '答错或不答', points: '0' },
          ],
        },
        guide: '随机询问两项常用业务的收费标准。',
      },
    ],
    ['RJ-27', '推介产品时提示风险', '2', '听', { mayNotApply: true }],
    ['RJ-28', '所需资料一次告知', '2', '听问'],
  ],
  of('低柜柜员'),
);
const guard = project(
  'P7',
  '保安',
  [
    ['RJ-18', '保安站姿与巡查', '2', '看'],
    ['RJ-19', '保安协助维持秩序', '2', '看'],
    ['RJ-29', '保安按规定佩戴装备', '2', '看'],
  ],
  of('保安'),
);
const waitingBands = [
  { upTo: '10', points: '2' },
  { upTo: '15', points: '1.5' },
  { upTo: '20', points: '1' },
  { upTo: null, points: '0' },
];
const whole = project('P8', '服务过程', [
  [
    'RJ-30',
    '等候时间',
    '2',
    '查',
    {
      form: { kind: 'number', unit: '分钟', bands: waitingBands },
      timer: true,
      mayNotApply: true,
      guide: '从取号（或排队）起计，到柜员开始受理为止。',
    },
  ],
  ['RJ-14', '业务咨询首问负责', '1', '问'],
  ['RJ-17', '请旁人在一米线外等候', '1', '看听'],
  ['RJ-20', '暂停服务摆放提示牌', '1', '看', { mayNotApply: true }],
  ['RJ-22', '营业前准备完成', '1', '看', { mayNotApply: true }],
  [
    'RJ-21',
    '不与客户争执',
    '0',
    '看听',
    { veto: true, form: { kind: 'pass' }, evidence: 'on-deduction' },
  ],
  ['RJ-31', '体验过程记述', '0', '看听查问', { form: { kind: 'text' }, evidence: 'optional' }],
]);

export const mysteryStandard: StandardDocument = {
  title: '营业网点“神秘人”检查标准',
  source: '示例：按篇三《县支行全年服务质量提升方案》的检查要求编写',
  total: '100',
  scoring: {
    ...usualScoring,
    veto: { to: 'at-most', score: '60' },
    bands: [
      { name: '优秀', from: '98' },
      { name: '达标', from: '95' },
      { name: '待提升', from: '90' },
      { name: '不达标', from: '0' },
    ],
  },
  modules: [
    module('M1', '硬件环境', [outside, selfService, hall]),
    module('M2', '服务行为', [lobby, counter, desk, guard, whole]),
  ],
};
