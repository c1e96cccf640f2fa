/** A standard with every kind of answer, for the journeys on a phone. */
import type { Item, StandardDocument } from '../../../src/domain/standard/index.ts';

const item = (code: string, name: string, over: Partial<Item> = {}): Item => ({
  code,
  name,
  points: '5',
  form: { kind: 'pass' },
  category: '软件',
  posts: [],
  methods: ['看'],
  veto: false,
  extra: false,
  mayNotApply: false,
  when: null,
  key: null,
  clause: '',
  guide: '',
  evidence: 'optional',
  timer: false,
  ...over,
});

const outside: Item[] = [
  item('A01', '门前地面、墙面干净，没有杂物和小广告', {
    guide: '走一圈，看门前三米以内。',
    clause: '检查标准 1.1',
  }),
  item('A02', '营业时间、机构名称标牌完整清楚', { category: '硬件', mayNotApply: true }),
  item('A03', '自助设备能用，故障有告示', {
    category: '硬件',
    methods: ['看', '查'],
    key: { from: '2020-01-01', to: null },
    evidence: 'on-deduction',
  }),
];
const counter: Item[] = [
  item('B01', '柜面物品定置定位，没有与业务无关的东西', { form: { kind: 'points', step: '0.5' } }),
  item('B02', '叫号后举手示意', {
    form: { kind: 'count', each: '1' },
    posts: ['柜员'],
    methods: ['看', '听'],
  }),
  item('B03', '大堂经理迎接客户', {
    posts: ['大堂经理'],
    form: {
      kind: 'choice',
      options: [
        { code: 'a', name: '主动迎接并分流', points: '5' },
        { code: 'b', name: '问了才答', points: '2' },
        { code: 'c', name: '无人', points: '0' },
      ],
    },
  }),
  item('B04', '普通客户等候时间', {
    timer: true,
    form: {
      kind: 'number',
      unit: '分钟',
      bands: [
        { upTo: '10', points: '5' },
        { upTo: '20', points: '3' },
        { upTo: null, points: '0' },
      ],
    },
  }),
];
const rest: Item[] = [
  item('C01', '没有辱骂、顶撞客户', { veto: true, methods: ['听', '问'] }),
  item('C02', '客户说了什么', { points: '0', form: { kind: 'text' }, methods: ['问'] }),
  item('C03', '有创新服务', { extra: true, points: '2' }),
];

export const hallStandard: StandardDocument = {
  title: '营业网点现场检查标准',
  source: '',
  total: '40',
  scoring: {
    combine: 'sum',
    people: 'worst',
    notApplicable: 'full',
    scale: 1,
    extrasUpTo: '2',
    veto: { to: 'at-most', score: '20' },
    bands: [
      { name: '优', from: '36' },
      { name: '合格', from: '24' },
    ],
  },
  modules: [
    ['A', '室外环境', '15', outside] as const,
    ['B', '柜面服务', '20', counter] as const,
    ['C', '客户感受', '5', rest] as const,
  ].map(([code, name, points, items]) => ({
    code,
    name,
    points,
    weight: null,
    projects: [{ code: `${code}1`, name, points, items }],
  })),
};
