/** Chinese words for problems and documents. */
import type {
  CauseCode,
  RectificationKind,
  RectificationState,
  Refusal,
  RepairStage,
  SourceKind,
  Step,
} from '../../domain/rectification/index.ts';

export const stateWords: Record<RectificationState, string> = {
  open: '待整改',
  doing: '整改中',
  done: '待验证',
  verified: '已验证',
  failed: '未见效',
  cancelled: '已取消',
};
export const stepWords: Record<Step, string> = {
  start: '开始整改',
  finish: '报告完成',
  return: '退回',
  cancel: '取消',
  accept: '验收',
};
export const kindWords: Record<RectificationKind, string> = {
  item: '扣分条目',
  complaint: '投诉',
  problem: '查摆问题',
  repair: '硬件报修',
  drill: '当晚演练',
  morning: '晨会讲评',
};
export const sourceWords: Record<SourceKind, string> = {
  inspection: '检查',
  complaint: '投诉',
  ticket: '现场处罚',
  exposure: '曝光',
  rectification: '整改',
  self: '查摆',
  day: '当日通报',
  '': '手工开单',
};
export const causeWords: Record<CauseCode, string> = {
  people: '人员',
  process: '流程',
  equipment: '设备',
  environment: '环境',
  management: '管理',
  other: '其他',
};
export const stageWords: Record<RepairStage, string> = {
  reported: '报修',
  accepted: '受理',
  assigned: '派修',
  repaired: '修复',
  inspected: '验收',
};

/** What is still missing, and what to do about it. */
export const missingWords: Partial<Record<Refusal, string>> = {
  'needs-cause': '还没有写原因，请先选择原因并写明为什么',
  'needs-measure': '还没有写措施，请先写明做了什么',
  'needs-held': '还没有登记演练时间和参加人员，请先登记',
  'needs-evidence': '还没有证据，请先上传整改后的照片或文件',
  'needs-reason': '没有写理由，请写明',
  'needs-data': '问题是否解决只看之后的检查，不能由人认定',
  'own-work': '报告完成的人不能自己验收，请由另一人验收',
};
