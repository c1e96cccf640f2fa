/** The demo bank's impact assessment for the year of 篇三, and holds that keep its invented year from the sweep. */
import { sql } from 'drizzle-orm';
import type { DemoBank } from '../../domain/demo/index.ts';
import type { Db } from '../db/open.ts';
import { approveAssessment, insertAssessment, insertHold } from '../personal/index.ts';
import { findPlaces } from './queries.ts';

const assessment = {
  title: '《县支行全年服务质量提升方案》台账公示的个人信息保护影响评估',
  uses: ['ledger', 'ranking', 'winners'] as const,
  purpose: '按方案第三阶段的规定，在县支行范围内公示考核与奖励，让被考核的人核对、申诉。',
  lawfulness:
    '个人信息保护法第十三条第一款第（二）项：按照依法制定的劳动规章制度实施人力资源管理所必需；方案经职工代表讨论并公示。',
  effect: '被点名的员工可能感到压力；外单位的人看到姓名会造成不必要的影响；误判会损害名誉。',
  measures:
    '他网点的人员姓名一律掩码（张*）；只在县支行范围内公示；可在五个工作日内申诉；三年后抹去处罚单上的姓名。',
};

export async function loadPersonal(db: Db, bank: DemoBank): Promise<void> {
  const county = (await findPlaces(db, [bank.ownCounty])).get(bank.ownCounty)!;
  const { rows } = await db.execute<{ id: number }>(
    sql`select id from plan where unit_id = ${county.id} order by id limit 1`,
  );
  const [service, leader] = ['service', 'leader'].map((username) =>
    bank.accounts.find((account) => account.username === username)!,
  );
  const by = { name: service!.name, userId: '' };
  const given = { ...assessment, uses: [...assessment.uses], planId: rows[0]!.id };
  const id = await insertAssessment(db, county, given, by);
  await approveAssessment(db, { id, version: 1 }, leader!.name);
  for (const kind of ['complaint', 'ticket'])
    await insertHold(db, county, { kind, reason: '演示年度的数据，保留供查看', by: service!.name });
}
