/** Violations of the database's invariants → problems, by constraint name, in this one place. */
import { problem, type Problem } from '../../contract/problem.ts';

type DatabaseError = { code: string; constraint?: string; message: string };

const duplicate = (what: string) => () => problem('duplicate', { what });
const changed = (what: string) => () => problem('conflict', { what });
const invalid = (detail: string) => () => problem('invalid', { detail });

/** Every unique and check constraint of the schema (tests/server/database-errors compares). */
export const constraintProblems: Record<string, () => Problem> = {
  unit_code_key: duplicate('机构编码'),
  unit_no_key: changed('机构'),
  unit_id_no_key: changed('机构'),
  unit_range: changed('机构'),
  person_staff_no_key: duplicate('工号'),
  assignment_once: duplicate('任职'),
  user_username_unique: duplicate('用户名'),
  user_email_unique: duplicate('用户名'),
  access_request_open: () => problem('request-waiting'),
  session_token_unique: changed('登录'),
  plan_code_key: duplicate('方案编号'),
  plan_version_key: changed('方案版本'),
  plan_version_state: invalid('方案版本的状态不对'),
  standard_version_key: duplicate('检查标准版本'),
  standard_item_category: invalid('条目类别只能是“硬件”或“软件”'),
  inspection_once: duplicate('该网点同一波次同一类型的检查成绩'),
  inspection_score: invalid('得分应在 0 到 100 之间'),
  visit_once: duplicate('该检查人员在这一批次对该网点的检查单'),
  inspection_round_state: invalid('批次的状态不对'),
  clip_request_span: invalid('录像时段的结束时间应晚于开始时间'),
  visit_state: invalid('检查单的状态不对'),
  visit_reviewer: invalid('复核人不能是检查人员本人'),
  evidence_client_key: duplicate('文件编号'),
  deduction_points: invalid('扣分不能是负数'),
  complaint_order_no_key: duplicate('工单号'),
  exposure_once: duplicate('该曝光记录'),
  ticket_once: duplicate('该处罚单'),
  ticket_times: invalid('次数至少为 1'),
  ledger_line_state: invalid('台账行的状态不对'),
  ledger_line_amount: invalid('台账行的金额不能为 0'),
  ledger_line_reversed_once: changed('台账行'),
  rectification_once: duplicate('该事实的整改单'),
  rectification_state: invalid('整改的状态不对'),
  calendar_feed_token: changed('日历订阅'),
  draw_state: invalid('抽取的状态不对'),
  draw_public_id_key: duplicate('抽取的公开地址'),
  appeal_once: duplicate('对同一事项的申诉'),
  appeal_state: invalid('申诉的状态不对'),
  appeal_waiting: invalid('申诉等待的一方不对'),
  appeal_decision: invalid('裁定只能是维持、变更或撤销'),
  placement_code_key: duplicate('该网点的定置编码'),
  placement_state: invalid('定置物品的状态不对'),
  placement_quantity: invalid('定置物品的数量应在 1 到 9999 之间'),
  placement_request_open: duplicate('对这件物品的申请'),
  placement_request_state: changed('补充申请'),
  placement_request_closed: changed('补充申请'),
  deed_state: changed('好人好事'),
  deed_reason: invalid('退回时要写明理由'),
  appeal_reviewer: invalid('此人须回避，不能裁定这件申诉'),
  ticket_client_key: duplicate('该处罚单'),
  standard_state: invalid('检查标准的状态不对'),
  training_session_kind: invalid('培训的类型不对'),
  training_session_hours: invalid('学时应大于 0、不超过 24 小时'),
  training_attendance_state: invalid('到训情况只能是到、迟到或缺席'),
  morning_meeting_once: duplicate('本网点这一天的晨会记录'),
  job_state: invalid('作业的状态不对'),
  data_request_kind: invalid('申请的事项只能是查阅复制、更正、删除或解释规则'),
  data_request_state: changed('个人信息申请'),
  data_request_answer: invalid('拒绝申请时要写明理由'),
  audit_outcome: invalid('审计的结果不对'),
  log_leaf_entry: changed('防篡改日志'),
};

/** Errors known by their SQLSTATE alone. */
const stateProblems: Record<string, () => Problem> = {
  '40001': changed('数据'),
  '40P01': changed('数据'),
  '42501': () => problem('not-found', { what: '机构' }),
  '57014': () => problem('too-slow'),
  '53100': () => problem('storage-full'),
  '22003': invalid('数值超出范围'),
  '22P02': invalid('数值格式不对'),
  '22021': invalid('文字里有不能保存的字符'),
  '22P05': invalid('文字里有不能保存的字符'),
};

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string';

/** drizzle wraps the driver's error: the first with an SQLSTATE in the chain of causes. */
function findDatabaseError(error: unknown): DatabaseError | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (isDatabaseError(at) && /^[0-9A-Z]{5}$/.test(at.code)) return at;
  }
  return null;
}

/** The problem a database error means, or null when it is a defect. */
export function databaseProblem(error: unknown): Problem | null {
  const found = findDatabaseError(error);
  if (!found) return null;
  const known = found.constraint && constraintProblems[found.constraint];
  if (known) return known();
  if (found.code === '23503') return problem('not-found', { what: '所引用的记录' });
  return stateProblems[found.code]?.() ?? null;
}
