/** One person's data over HTTP: where they are, a copy as one file, erasing them; pseudonyms for texts. */
import { z } from 'zod';
import { idSchema } from '../../contract/common.ts';
import {
  eraseBody,
  erasedAnswer,
  personalRecord,
  textAnswer,
  textBody,
} from '../../contract/personal.ts';
import { writeTables } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { FileAnswer, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { pseudonymsIn, withPseudonyms } from '../http/pseudonym.ts';
import { copyDocument, copyOf, copyTables, erase, loadSubject, presentRecord } from './record.ts';
import type { Subject } from './record-queries.ts';
import { ownSubject } from './request-routes.ts';

const tag = '个人信息';
const params = z.object({ id: idSchema });

const record = endpoint({
  method: 'GET',
  path: '/api/personal/people/:id',
  summary: '一个人的个人信息：存在哪里、删除时各如何处理、现在能否删除',
  tag,
  ability: 'personal.manage',
  params,
  answer: personalRecord,
  handler: async ({ db, params: { id } }) => presentRecord(db, await loadSubject(db, id), true),
});

const asJson = async (db: Db, who: Subject) =>
  new FileAnswer({
    name: `个人信息-${who.staffNo}.json`,
    mediaType: 'application/json; charset=utf-8',
    bytes: Buffer.from(JSON.stringify(copyDocument(who, await copyOf(db, who)), null, 1)),
  });
const asWorkbook = async (db: Db, who: Subject) =>
  xlsxAnswer(
    `个人信息-${who.staffNo}.xlsx`,
    await writeTables(copyTables(who, await copyOf(db, who))),
  );
const formats = { json: asJson, xlsx: asWorkbook } as const;

/** The own copy, and anybody's of the range for who answers requests. */
const copies = (['json', 'xlsx'] as const).flatMap((format) => [
  endpoint({
    method: 'GET',
    path: `/api/personal/mine.${format}`,
    summary: `我的全部个人信息，一个文件（${format}）`,
    tag,
    ability: 'signed-in',
    answer: 'file',
    perMinute: 10,
    handler: async ({ db, actor, audit }) => {
      const who = await ownSubject(db, actor);
      audit({ action: 'personal.copy', subject: who.name, detail: { own: true, format } });
      return formats[format](db, who);
    },
  }),
  endpoint({
    method: 'GET',
    path: `/api/personal/people/:id/copy.${format}`,
    summary: `一个人的全部个人信息，一个文件（${format}）`,
    tag,
    ability: 'personal.manage',
    params,
    answer: 'file',
    perMinute: 10,
    handler: async ({ db, params: { id }, audit }) => {
      const who = await loadSubject(db, id);
      const unit = { id: who.unit.id, unitNo: who.unitNo };
      audit({ action: 'personal.copy', subject: who.name, unit, detail: { format } });
      return formats[format](db, who);
    },
  }),
]);

const wipe = endpoint({
  method: 'POST',
  path: '/api/personal/people/:id/erase',
  summary: '删除一个人的个人信息：依法保存的除外；不能恢复',
  tag,
  ability: 'personal.manage',
  params,
  body: eraseBody,
  answer: erasedAnswer,
  handler: async ({ db, params: { id }, body, audit }) => {
    const who = await loadSubject(db, id);
    const done = await erase(db, who, body);
    // The person is named by number only: the trail must not keep what was just erased.
    const unit = { id: who.unit.id, unitNo: who.unitNo };
    const { reason, requestId } = body;
    const detail = { personId: id, reason, requestId, ...done };
    audit({ action: 'personal.erase', subject: `人员 ${id}`, unit, detail });
    return done;
  },
});

const texts = endpoint({
  method: 'POST',
  path: '/api/personal/texts',
  summary: '认出文字里客户的电话、证件号、卡号，换成化名；不保存',
  tag,
  ability: 'signed-in',
  body: textBody,
  answer: textAnswer,
  handler: async ({ services: { about }, body: { text } }) => ({
    text: withPseudonyms(text, about.secret),
    found: pseudonymsIn(text, about.secret),
  }),
});

export const routes: Endpoint[] = [record, ...copies, wipe, texts];
