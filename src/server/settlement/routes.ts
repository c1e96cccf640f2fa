/** 结算 over HTTP: start a run as a job, look at what a reading would change, list past runs. */
import type { z } from 'zod';
import { idSchema, pageQuery } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  previewAddress,
  previewSchema,
  previewStart,
  settlementsPage,
  settleStart,
} from '../../contract/settlement.ts';
import { jobStarted } from '../../contract/work.ts';
import { writeTables } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import { asWide } from '../http/transaction.ts';
import {
  findPublished,
  findVersion,
  toSettleable,
  type SettleablePlan,
  type VersionRow,
} from '../plan/index.ts';
import { preview, settle } from './actions.ts';
import { previewTables } from './preview-workbook.ts';
import { listSettlements } from './queries.ts';
import { chooseReadings } from './readings.ts';

const tag = '结算';
/** Units in one workbook: more than any bank has. */
const exported = 200_000;

function own(actor: Actor, version: VersionRow | null, action: string): VersionRow {
  if (!version) throw problem('no-plan');
  if (version.unitNo < actor.unit.unitNo || version.lastNo > actor.unit.lastNo) {
    throw problem('forbidden', { role: actor.unit.name, action });
  }
  return version;
}

const start = endpoint({
  method: 'POST',
  path: '/api/settlements',
  summary: '按已发布方案结算：后台作业，可重复执行',
  tag,
  ability: 'settlement.run',
  body: settleStart,
  answer: jobStarted,
  handler: async (c) => {
    const version = own(c.actor, await findPublished(c.db, c.body.planId), '结算上级制定的方案');
    const readings = chooseReadings(version.document, version.readings, c.body.readings);
    c.audit({
      action: 'settlement.run',
      subject: version.document.title,
      detail: { version: version.version, readings },
    });
    const plan = toSettleable(version);
    const by = c.actor.name;
    const jobId = await c.services.jobs.start(c, {
      kind: 'settle',
      unit: c.actor.unit,
      startedBy: by,
      run: (progress, finish) =>
        c.services.wide(async (db) => {
          const settled = await settle(db, plan, readings, by, progress);
          await finish(db, settled);
          return settled;
        }, c.actor.userId),
    });
    return { jobId };
  },
});

const list = endpoint({
  method: 'GET',
  path: '/api/settlements',
  summary: '历次结算',
  tag,
  ability: 'ledger.read',
  query: pageQuery.extend({ planId: idSchema.optional() }),
  answer: settlementsPage,
  handler: async ({ db, query }) => {
    const { rows, total } = await listSettlements(db, query);
    return { rows: rows.map((row) => ({ ...row, settledAt: isoMoment(row.settledAt) })), total };
  },
});

/** A version of the actor's own range, with the readings to try on it. */
async function loadTrial(db: Db, actor: Actor, given: z.output<typeof previewStart>) {
  const version = await findVersion(db, given.versionId);
  if (!version) throw problem('not-found', { what: '方案版本' });
  const plan = toSettleable(own(actor, version, '预览上级制定的方案'));
  return { plan, readings: chooseReadings(plan.document, plan.readings, given.readings) };
}

type Trial = { plan: SettleablePlan; readings: Record<string, string> };

async function timedPreview(db: Db, { plan, readings }: Trial, listed?: number) {
  const before = performance.now();
  const figures = await asWide(db, () => preview(db, plan, plan.readings, readings, listed));
  const title = (id: string) => plan.document.rules.find((rule) => rule.id === id)?.title ?? id;
  return {
    ...figures,
    byRule: figures.byRule.map((row) => ({ ...row, title: title(row.ruleId) })),
    units: figures.units.map(({ id, code, name, ...row }) => ({
      unit: { id, code, name },
      ...row,
    })),
    milliseconds: Math.round(performance.now() - before),
  };
}

const previewing = endpoint({
  method: 'POST',
  path: '/api/settlements/preview',
  summary: '读法预览：换一种读法，谁得谁失，不落账',
  tag,
  ability: 'settlement.preview',
  body: previewStart,
  answer: previewSchema,
  handler: async ({ db, actor, body }) => timedPreview(db, await loadTrial(db, actor, body)),
});

const previewBook = endpoint({
  method: 'GET',
  path: '/api/settlements/preview.xlsx',
  summary: '读法预览，Excel：比较的读法、合计、按规则，以及每一家有变化的网点',
  tag,
  ability: 'settlement.preview',
  query: previewAddress,
  answer: 'file',
  handler: async ({ db, actor, query, audit }) => {
    const trial = await loadTrial(db, actor, query);
    const figures = await timedPreview(db, trial, exported);
    const { title } = trial.plan.document;
    audit({ action: 'preview.export', subject: title, detail: { readings: trial.readings } });
    return xlsxAnswer(`读法预览-${title}.xlsx`, await writeTables(previewTables(trial, figures)));
  },
});

export const routes: Endpoint[] = [start, list, previewing, previewBook];
