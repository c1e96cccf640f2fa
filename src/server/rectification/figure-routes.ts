/** 整改设置, 帕累托与有效性, 硬件关口, 日历订阅. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema, okSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  feedAnswer,
  feedState,
  gateAnswer,
  gateQuery,
  paretoAnswer,
  paretoQuery,
  settingsAnswer,
  settingsBody,
} from '../../contract/rectification-figures.ts';
import { selfFoundQuery, selfFoundSchema } from '../../contract/rectification.ts';
import { accuracyOf, assumedDetection, shareOf } from '../../domain/rectification/index.ts';
import { changesOf } from '../audit/index.ts';
import { FileAnswer, ok } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { isoMomentOrNull } from '../http/moment.ts';
import { findUnit, loadOwnUnit } from '../organisation/index.ts';
import { bankToday } from './due.ts';
import { hashOf, newToken, readFeed } from './feed.ts';
import { findFeedSince, removeFeed, updateFeed } from './feed-queries.ts';
import { countOutlets, findEffect, findGateDay, listBars, listGate } from './figure-queries.ts';
import { findSelfFound } from './self-queries.ts';
import { findOwnSettings, findSettings, updateSettings } from './settings-queries.ts';

const tag = '整改';
const reading = { method: 'GET', tag, ability: 'rectification.read' } as const;
const unitParams = z.object({ unitId: idSchema });

const pareto = endpoint({
  ...reading,
  path: '/api/rectifications/pareto',
  summary: '帕累托：按原因、条目、岗位、网点；整改有效性',
  query: paretoQuery,
  answer: paretoAnswer,
  handler: async ({ db, query }) => {
    const at = query.unitId ? await findUnit(db, query.unitId) : null;
    if (query.unitId && !at) throw problem('not-found', { what: '机构' });
    const range = at && { lo: at.unitNo, hi: at.lastNo };
    const bars = await listBars(db, query.by, range, query.year);
    const n = bars.reduce((sum, bar) => sum + bar.n, 0);
    const hundredths = bars.reduce((sum, bar) => sum + Math.round(Number(bar.points) * 100), 0);
    let reached = 0;
    const rows = bars.map((bar) => {
      reached += bar.n;
      return { ...bar, share: bar.n / n, cumulative: reached / n };
    });
    const e = await findEffect(db, range, query.year);
    return {
      rows,
      total: { n, points: (hundredths / 100).toFixed(2) },
      effect: {
        reopened: shareOf(e.reopened, e.judged),
        without: shareOf(e.undoneLost, e.undone),
        withMeasure: shareOf(e.doneLost, e.done),
        afterVerified: shareOf(e.returned, e.verified),
      },
    };
  },
});

const selfFound = endpoint({
  ...reading,
  path: '/api/rectifications/self-found',
  summary: '查摆：多少网点登记了自己的问题，哪些还没有',
  query: selfFoundQuery,
  answer: selfFoundSchema,
  handler: ({ db, query, actor }) =>
    findSelfFound(db, { lo: actor.unit.unitNo, hi: actor.unit.lastNo }, query.year),
});

const gate = endpoint({
  ...reading,
  path: '/api/rectifications/gate',
  summary: '硬件关口：到期仍有未完成硬件问题的网点；日期默认为方案第一阶段的末日',
  query: gateQuery,
  answer: gateAnswer,
  handler: async ({ db, query, actor }) => {
    const planned = await findGateDay(db);
    const day = query.day ?? planned?.day ?? bankToday();
    const outlets = await countOutlets(db, { lo: actor.unit.unitNo, hi: actor.unit.lastNo });
    const phase = day === planned?.day ? planned.phase : '';
    return { ...(await listGate(db, day, query)), day, phase, outlets };
  },
});

const settings = endpoint({
  ...reading,
  path: '/api/rectification-settings/:unitId',
  summary: '整改设置，及所选次数有多可靠',
  params: unitParams,
  answer: settingsAnswer,
  handler: async ({ db, params, actor }) => {
    const unit = await loadOwnUnit(db, actor, params.unitId);
    const accuracy = [1, 2, 3, 4, 5, 6].map((visits) => ({
      visits,
      ...accuracyOf(visits, assumedDetection),
    }));
    const mayEdit = may(actor.role, 'rectification.verify');
    return { ...(await findSettings(db, unit)), accuracy, mayEdit };
  },
});

const saveSettings = endpoint({
  method: 'PUT',
  path: '/api/rectification-settings/:unitId',
  summary: '保存机构自己的整改设置，其下级一并适用',
  tag,
  ability: 'rectification.verify',
  params: unitParams,
  body: settingsBody,
  answer: okSchema,
  edit: async ({ db, params: { unitId } }) => {
    const unit = await findUnit(db, unitId);
    if (!unit) return null;
    const { version, settings } = await findOwnSettings(db, unit);
    return { thing: `rectification-settings/${unitId}`, version, unit, fields: { settings } };
  },
  handler: async ({ db, params, body, actor, audit }) => {
    const unit = await loadOwnUnit(db, actor, params.unitId);
    const { settings: before } = await findSettings(db, unit);
    const saved = await updateSettings(db, unit, body.version, body.settings, actor.name);
    if (!saved) throw problem('conflict', { what: '整改设置' });
    const detail = changesOf(before, body.settings);
    audit({ action: 'rectification.settings', subject: unit.name, unit, detail });
    return ok;
  },
});

const feed = endpoint({
  method: 'GET',
  path: '/api/calendar-feeds/:token',
  summary: '日历订阅（.ics），凭地址读取',
  tag,
  ability: 'public',
  params: z.object({ token: z.string().max(100) }),
  answer: 'file',
  perMinute: 30,
  handler: async ({ db, params }) => {
    const text = await readFeed(db, params.token);
    if (text === null) throw problem('not-found', { what: '日历订阅' });
    const mediaType = 'text/calendar; charset=utf-8';
    return new FileAnswer({ name: '明窗.ics', mediaType, bytes: Buffer.from(text), inline: true });
  },
});

const feedSince = endpoint({
  ...reading,
  ability: 'training.own',
  path: '/api/calendar-feed',
  summary: '当前任职的日历订阅从何时起',
  answer: feedState,
  handler: async ({ db, actor }) => ({ since: isoMomentOrNull(await findFeedSince(db, actor)) }),
});

const renewFeed = endpoint({
  method: 'POST',
  path: '/api/calendar-feed',
  summary: '新的订阅地址，只显示一次；原地址随即失效',
  tag,
  ability: 'training.own',
  answer: feedAnswer,
  handler: async ({ db, actor, audit }) => {
    const token = newToken();
    await updateFeed(db, actor, hashOf(token));
    audit({ action: 'calendar-feed.renew', subject: actor.name });
    return { path: `/api/calendar-feeds/${token}` };
  },
});

const dropFeed = endpoint({
  method: 'DELETE',
  path: '/api/calendar-feed',
  summary: '停止日历订阅',
  tag,
  ability: 'training.own',
  answer: okSchema,
  handler: async ({ db, actor, audit }) => {
    await removeFeed(db, actor);
    audit({ action: 'calendar-feed.stop', subject: actor.name });
    return ok;
  },
});

export const routes: Endpoint[] = [
  pareto,
  gate,
  selfFound,
  settings,
  saveSettings,
  feed,
  feedSince,
  renewFeed,
  dropFeed,
];
