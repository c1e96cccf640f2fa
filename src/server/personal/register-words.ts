/** What the register says again and again: the grounds of law, and the shape of an entry. */
import type { RetentionClass } from '../../domain/personal/index.ts';

export type Kept = {
  title: string;
  /** Columns that hold the person's number, an account's id, or only a name. */
  person?: string[];
  account?: string[];
  name?: string[];
  /** Columns of other kinds that hold personal data of the row's person. */
  other?: string[];
  /** What a copy shows of a row. */
  shows: string[];
  wiped?: Record<string, string>;
  kept?: { why: string; until: string; class?: RetentionClass };
};

export const anonymous = `'已删除的人员'`;
export const labour = '劳动争议、民事诉讼时效内的证据（民法典第一百八十八条，三年）';
export const trail = '审计与问责记录（网络安全法关于日志留存的规定）';
export const duty =
  '职务行为的署名，是所办事项的一部分（个人信息保护法第十三条第一款第（二）（三）项）';
export const until = {
  labour: '三年时效届满',
  trail: '审计保存期限届满',
  matter: '与所办事项同时',
};
export const kept = (why: string, ending: string, of?: RetentionClass) => ({
  kept: { why, until: ending, ...(of ? { class: of } : {}) },
});
export const official = kept(duty, until.matter);
