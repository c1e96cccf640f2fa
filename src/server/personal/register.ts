/**
 * Where the database holds something about a person: every table, and every column that can name or
 * identify one. A test compares this with the schema, so that a new table or column fails until it is
 * classified here (docs/decisions/0058).
 *
 * `wiped`: what erasing sets, as SQL; `kept`: why the law lets it stay, and until when.
 */
import { accounts } from './register-accounts.ts';
import { conduct } from './register-conduct.ts';
import {
  anonymous,
  duty,
  kept,
  labour,
  official,
  trail,
  until,
  type Kept,
} from './register-words.ts';

export type { Kept };

/** Tables of the schema by name; null = holds nothing about a person. */
export const register: Record<string, Kept | null> = {
  person: {
    title: '人员',
    person: ['id'],
    other: ['staff_no', 'name', 'pinyin', 'phone', 'post'],
    shows: ['staff_no', 'name', 'post', 'phone', 'left_on'],
    wiped: {
      name: anonymous,
      pinyin: `''`,
      staff_no: `'removed-' || id`,
      phone: 'null',
      post: `''`,
      erased_at: 'now()',
      version: 'version + 1',
    },
  },
  ...accounts,
  verification: null,
  calendar_feed: null,
  unit: null,
  plan: null,
  plan_version: {
    title: '方案版本',
    name: ['created_by', 'published_by'],
    shows: ['version', 'state', 'created_at', 'published_at'],
    ...official,
  },
  standard: {
    title: '检查标准',
    name: ['created_by'],
    shows: ['name', 'version', 'created_at'],
    ...official,
  },
  standard_item: null,
  inspection: null,
  deduction: null,
  ranking: null,
  ledger_total: null,
  score_total: null,
  score_year: null,
  morning_month: null,
  exposure: null,
  waiver: null,
  calendar_day: null,
  complaint: null,
  evidence: {
    title: '证据',
    account: ['owner_id'],
    name: ['created_by'],
    shows: ['name', 'media_type', 'fact_kind', 'created_at'],
    ...kept(labour, '证据保存期限届满', 'picture'),
  },
  ticket: {
    title: '现场处罚单',
    person: ['person_id'],
    account: ['issuer_id'],
    name: ['offender', 'issuer_name'],
    shows: [
      'happened_on',
      'clause',
      'times',
      'points',
      'amount',
      'offender',
      'reason',
      'signature',
    ],
    ...kept(labour, '处罚单保存期限届满', 'ticket'),
  },
  settlement: {
    title: '结算',
    name: ['settled_by'],
    shows: ['settled_at', 'plan_version_id'],
    ...official,
  },
  ledger_line: {
    title: '台账',
    account: ['state_by_id'],
    name: ['settled_by'],
    shows: ['rule_id', 'amount', 'state', 'state_at'],
    ...kept('会计核算与绩效工资发放的依据（会计法、会计档案管理办法）', '会计档案保管期限届满'),
  },
  inspection_round: {
    title: '检查批次',
    name: ['created_by'],
    shows: ['name', 'kind', 'starts_on'],
    ...official,
  },
  visit: {
    title: '检查单',
    account: ['owner_id', 'reviewer_id'],
    name: ['inspector_name', 'reviewer_name'],
    shows: ['kind', 'wave', 'visited_on', 'state', 'score'],
    ...kept(labour, until.labour),
  },
  clip_request: {
    title: '录像调取',
    name: ['created_by'],
    shows: ['from_at', 'to_at', 'state'],
    ...official,
  },
  history: {
    title: '经过',
    account: ['owner_id'],
    name: ['by_name'],
    shows: ['at', 'subject_kind', 'action', 'detail'],
    ...kept(trail, until.trail),
  },
  draw: {
    title: '抽取',
    account: ['owner_id'],
    name: ['created_by'],
    shows: ['name', 'purpose', 'state', 'created_at'],
    ...official,
  },
  draw_step: {
    title: '抽取的步骤',
    account: ['owner_id'],
    name: ['by_name'],
    shows: ['step', 'at'],
    ...kept('公开抽取的承诺与结果，改动即不可验证', until.matter),
  },
  appeal: {
    title: '申诉',
    account: ['against_id', 'filed_by_id', 'reviewer_id'],
    name: ['against_name', 'filed_by_name', 'reviewer_name'],
    shows: ['filed_at', 'subject_kind', 'claim', 'state', 'decision', 'opinion'],
    ...kept(labour, until.labour),
  },
  rectification: {
    title: '整改',
    name: ['owner_name', 'created_by'],
    shows: ['title', 'state', 'due_at', 'cause', 'measure'],
    ...official,
  },
  rectification_setting: {
    title: '整改设置',
    name: ['updated_by'],
    shows: ['updated_at'],
    ...official,
  },
  ...conduct,
  job: { title: '作业', name: ['started_by'], shows: ['kind', 'started_at'], ...official },
  import_batch: {
    title: '导入的工作簿',
    name: ['created_by'],
    shows: ['file_name', 'state', 'created_at'],
    ...kept(duty, '导入文件保存期限届满', 'import'),
  },
  audit: {
    title: '审计日志',
    name: ['actor'],
    other: ['address'],
    shows: ['at', 'actor', 'action', 'subject', 'address'],
    ...kept(trail, until.trail, 'audit'),
  },
  log_entry: {
    title: '防篡改日志（只有散列）',
    account: ['account'],
    other: ['db_user'],
    shows: ['at', 'form', 'operation', 'keys'],
    ...kept(trail, '不删除：删去一条，其后的都不能再核对'),
  },
  log_leaf: null,
  log_node: null,
  log_checkpoint: { title: '签名的根', name: ['asked_by'], shows: ['at', 'size'], ...official },
  edit: {
    title: '最近的修改（30 天）',
    account: ['owner_id'],
    name: ['by_name'],
    shows: ['thing', 'at', 'changes'],
    ...kept(trail, '三十天'),
  },
  request_key: {
    title: '重发保护（24 小时，密文）',
    account: ['account'],
    shows: ['at'],
    wiped: {},
  },
  personal_setting: {
    title: '个人信息设置',
    name: ['updated_by'],
    shows: ['updated_at'],
    ...official,
  },
  data_request: {
    title: '个人信息申请',
    person: ['person_id'],
    account: ['asked_by_id'],
    name: ['asked_by', 'decided_by'],
    shows: ['kind', 'reason', 'asked_at', 'state', 'answer'],
    ...kept('证明已依法答复（个人信息保护法第五十条、第六十九条）', until.labour),
  },
  impact_assessment: {
    title: '影响评估',
    account: ['created_by_id'],
    name: ['created_by', 'approved_by'],
    shows: ['title', 'created_at', 'approved_at'],
    ...kept('评估报告至少保存三年（个人信息保护法第五十六条）', '三年'),
  },
  retention_hold: {
    title: '保全',
    name: ['placed_by', 'lifted_by'],
    shows: ['kind', 'reason', 'placed_at'],
    ...official,
  },
  retention_sweep: null,
};

/** Deleted, not set to something else: they are of no use without their person. */
export const removed = [
  'session',
  'credential',
  'assignment',
  'request_key',
  'password_history',
  'two_factor',
  'recovery_code',
];
