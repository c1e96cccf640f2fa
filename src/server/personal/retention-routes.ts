/** 保存期限 and 保全 over HTTP; settings are those of the bank's top unit. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema, okSchema } from '../../contract/common.ts';
import { newHold, retentionAnswer, settingsEdit } from '../../contract/personal.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import { ok } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import { roleNames } from '../http/words.ts';
import { loadOwnUnit } from '../organisation/index.ts';
import { insertHold, listHolds, updateLifted } from './hold-queries.ts';
import { previewSweep } from './retention.ts';
import { listSweeps } from './retention-queries.ts';
import { findPersonalSettings, findTop, updatePersonalSettings } from './setting-queries.ts';

const tag = '个人信息';

/** The bank's settings are the top unit's own business. */
const isTop = (actor: Actor, top: { id: number }) => actor.unit.id === top.id;

async function present(db: Db, actor: Actor) {
  const top = await findTop(db, actor.unit);
  const { version, settings } = await findPersonalSettings(db, top.id);
  const manage = may(actor.role, 'personal.manage');
  const own = { ...top, unitNo: actor.unit.unitNo, lastNo: actor.unit.lastNo };
  return {
    settings,
    version,
    classes: await previewSweep(db, own, settings.retention, new Date().toISOString()),
    holds: (await listHolds(db)).map((row) => ({ ...row, placedAt: isoMoment(row.placedAt) })),
    sweeps: (await listSweeps(db)).map((row) => ({ ...row, at: isoMoment(row.at) })),
    abilities: { edit: manage && isTop(actor, top), hold: manage },
  };
}

const read = endpoint({
  method: 'GET',
  path: '/api/personal/retention',
  summary: '保存期限：设置、下次清理将删去多少、被什么保全、清理记录',
  tag,
  ability: 'personal.read',
  answer: retentionAnswer,
  handler: ({ db, actor }) => present(db, actor),
});

const save = endpoint({
  method: 'PUT',
  path: '/api/personal/settings',
  summary: '个人信息设置：姓名掩码与各类数据的保存天数；由最上级机构设定',
  tag,
  ability: 'personal.manage',
  body: settingsEdit,
  answer: okSchema,
  edit: async ({ db, actor }) => {
    const top = await findTop(db, actor.unit);
    const { version, settings } = await findPersonalSettings(db, top.id);
    return { thing: `personal/settings/${top.id}`, version, unit: top, fields: settings };
  },
  handler: async ({ db, actor, body: { version, ...settings }, audit }) => {
    const top = await findTop(db, actor.unit);
    if (!isTop(actor, top))
      throw problem('forbidden', {
        role: roleNames[actor.role].zh,
        action: `修改${top.name}的个人信息设置`,
      });
    if (!(await updatePersonalSettings(db, top, { version, settings }, actor.name)))
      throw problem('conflict', { what: '个人信息设置' });
    audit({ action: 'personal.settings', subject: top.name, detail: settings });
    return ok;
  },
});

const hold = endpoint({
  method: 'POST',
  path: '/api/personal/holds',
  summary: '设置保全：一个机构及其下级的一类数据，到期也不清理',
  tag,
  ability: 'personal.manage',
  body: newHold,
  answer: z.object({ id: z.number() }),
  handler: async ({ db, actor, body, audit }) => {
    const unit = await loadOwnUnit(db, actor, body.unitId);
    const { kind, reason } = body;
    const id = await insertHold(db, unit, { kind, reason, by: actor.name });
    audit({ action: 'personal.hold', subject: unit.name, unit, detail: { kind, reason } });
    return { id };
  },
});

const lift = endpoint({
  method: 'POST',
  path: '/api/personal/holds/:id/lift',
  summary: '解除保全',
  tag,
  ability: 'personal.manage',
  params: z.object({ id: idSchema }),
  answer: okSchema,
  handler: async ({ db, actor, params: { id }, audit }) => {
    const reason = await updateLifted(db, id, actor.name);
    if (reason === null) throw problem('not-found', { what: '保全' });
    audit({ action: 'personal.lift', subject: reason, detail: { id } });
    return ok;
  },
});

export const routes: Endpoint[] = [read, save, hold, lift];
