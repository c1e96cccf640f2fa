/** Who the tests act as. Each holds one role at one unit of the small bank. */
import type { Role } from '../../src/domain/organisation/model.ts';

type Held = { username: string; name: string; role: Role; unit: string };

export const personas = {
  省行系统管理员: { username: 'sheng.sys', name: '钱一', role: 'system-admin', unit: '33' },
  县行系统管理员: { username: 'xian.sys', name: '孙二', role: 'system-admin', unit: '330328' },
  省行服务管理员: { username: 'sheng.svc', name: '李三', role: 'service-admin', unit: '33' },
  县行服务管理员: { username: 'xian.svc', name: '周四', role: 'service-admin', unit: '330328' },
  他县服务管理员: { username: 'ta.svc', name: '吴五', role: 'service-admin', unit: '330329' },
  县行领导小组: { username: 'xian.lead', name: '郑六', role: 'leading-group', unit: '330328' },
  网点负责人: { username: 'wd.head', name: '王七', role: 'outlet-head', unit: '33032801' },
  神秘人: { username: 'shenmi', name: '冯八', role: 'inspector', unit: '33' },
  外部检查员: { username: 'wai.jian', name: '韩一四', role: 'outside-inspector', unit: '330328' },
  上一级复核人: { username: 'shi.review', name: '陈九', role: 'reviewer', unit: '3303' },
  柜员: { username: 'guiyuan', name: '褚十', role: 'staff', unit: '33032801' },
  审计员: { username: 'shenji', name: '卫一一', role: 'auditor', unit: '33' },
  他县审计员: { username: 'ta.audit', name: '蒋一二', role: 'auditor', unit: '330329' },
  他县系统管理员: { username: 'ta.sys', name: '沈一三', role: 'system-admin', unit: '330329' },
  省行安全管理员: { username: 'sheng.sec', name: '朱一六', role: 'security-admin', unit: '33' },
  另一安全管理员: { username: 'sheng.sec2', name: '秦一七', role: 'security-admin', unit: '33' },
  县行安全管理员: { username: 'xian.sec', name: '尤一八', role: 'security-admin', unit: '330328' },
  省行审计管理员: { username: 'sheng.aud', name: '许一九', role: 'audit-admin', unit: '33' },
  省行复核人: { username: 'sheng.review', name: '杨一五', role: 'reviewer', unit: '33' },
} satisfies Record<string, Held>;

export type Persona = keyof typeof personas;
/** Of all of them, in tests only. */
export const password = '测试用-Correct-Horse-9';
