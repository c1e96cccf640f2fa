/** 申诉与整改的证据：裁定以后不能再加，原有的仍可查看；检查单上的作答以文字所需的形状给出。 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { AppealDetail } from '../../src/contract/appeal.ts';
import { testApp, type Answer } from '../support/app.ts';
import { allWell, submitVisit, visitsOf } from '../support/captured.ts';
import type { Persona } from '../support/personas.ts';
import { jpeg } from '../support/pictures.ts';
import { accountId, addStandard, openRound, roundOf } from '../support/rounds.ts';

const bank = testApp();
let unitId = 0;
let inspectionId = 0;
const code = (answer: Answer) => [answer.statusCode, answer.json<{ code?: string }>().code];
const idOf = (answer: Answer) => answer.json<{ id: number }>().id;
const add = async (who: Persona, kind: string, id: number) =>
  (await bank.as(who)).upload(`/api/evidence/${kind}/${unitId}/${id}`, '现场.jpg', jpeg());
const step = async (who: Persona, id: number, name: string, body: object = {}) =>
  (await bank.as(who)).post(`/api/appeals/${unitId}/${id}/${name}`, body);
const at = async (id: number) =>
  (await (await bank.as('上一级复核人')).get(`/api/appeals/${unitId}/${id}`)).json<AppealDetail>();

/** A visit of the outlet, locked with 5 points lost on 地面整洁 and 6 on 大堂经理迎送. */
beforeAll(async () => {
  unitId = await bank.unitId('33032801');
  const admin = await bank.as('县行服务管理员');
  const roundId = await openRound(
    admin,
    roundOf({
      standardId: await addStandard(bank),
      unitIds: [unitId],
      inspectors: [await accountId(bank, 'wai.jian')],
      over: { settings: { lockOutDays: 0 } },
    }),
  );
  const [visit] = await visitsOf(bank, roundId);
  await submitVisit(bank, visit!, { ...allWell, S01: '5', S02: '6' });
  for (const name of ['review', 'approve', 'lock'])
    expect((await admin.post(`/api/visits/${unitId}/${visit!.id}/${name}`)).statusCode).toBe(200);
  const { rows } = await bank.services.database.pool.query<{ id: number }>(
    'select inspection_id as id from visit where id = $1',
    [visit!.id],
  );
  inspectionId = rows[0]!.id;
});

const file = async (itemCode: string) =>
  idOf(
    await (
      await bank.as('网点负责人')
    ).post('/api/appeals', {
      kind: 'deduction',
      unitId,
      id: inspectionId,
      itemCode,
      reasonCode: 'recording',
      claim: '录像显示当时地面整洁，请复核。',
    }),
  );

describe('复核人看到的作答', () => {
  test('条目的作答方式和作答，理由一并；没有检查单的没有', async () => {
    const id = await file('S02');
    expect(await at(id)).toMatchObject({
      item: {
        name: '大堂经理迎送',
        points: '30',
        form: { kind: 'points', step: '1' },
      },
      visitAnswers: [
        {
          who: '',
          value: { kind: 'points', deducted: '6' },
          reason: 'S02 没有做到',
        },
      ],
    });
    const { rows } = await bank.services.database.pool.query<{ id: number }>(
      `select id from inspection where unit_id = $1 and wave = '2023Q2'`,
      [unitId],
    );
    const imported = await (
      await bank.as('网点负责人')
    ).post('/api/appeals', {
      kind: 'deduction',
      unitId,
      id: rows[0]!.id,
      itemCode: 'A01',
      reasonCode: 'data',
      claim: '原始记录与扣分不一致。',
    });
    expect(await at(idOf(imported))).toMatchObject({
      item: null,
      visitAnswers: [],
    });
  });

  test('非现场检查逐人作答的，写明是谁', async () => {
    const { pool } = bank.services.database;
    const head = (value: object) => ({
      heads: [{ id: 'x', value, at: '2026-08-10T02:00:00.000Z', device: '', by: '' }],
      superseded: [],
    });
    const lost = {
      value: { kind: 'points', deducted: '5' },
      reason: '离岗',
      evidence: [],
    };
    const register = {
      'S01@p1': head(lost),
      S011: head(lost),
      $people: head([{ key: 'p1', post: '大堂经理', label: '短发' }] as object),
    };
    await pool.query(
      'update visit set document = to_json(document::jsonb || $1::jsonb) where inspection_id = $2',
      [JSON.stringify(register), inspectionId],
    );
    const id = await file('S01');
    const { visitAnswers } = await at(id);
    expect(visitAnswers.map(({ who, reason }) => [who, reason]).toSorted()).toEqual([
      ['', 'S01 没有做到'],
      ['大堂经理 短发', '离岗'],
    ]);
  });
});

describe('申诉的证据', () => {
  let id = 0;
  beforeAll(async () => {
    const { rows } = await bank.services.database.pool.query<{ id: number }>(
      `select id from appeal where unit_id = $1 and item_code = 'S01'`,
      [unitId],
    );
    id = rows[0]!.id;
  });

  test('没有这件申诉；没有能力；不是申诉的一方；不是证据', async () => {
    expect(code(await add('网点负责人', 'appeal', 999_999))).toEqual([404, 'not-found']);
    expect(code(await add('柜员', 'appeal', id))).toEqual([403, 'forbidden']);
    expect(code(await add('县行服务管理员', 'appeal', id))).toEqual([403, 'appeal-not-filer']);
    const head = await bank.as('网点负责人');
    const url = `/api/evidence/appeal/${unitId}/${id}`;
    expect(code(await head.upload(url, '空.jpg', new Uint8Array()))).toEqual([400, 'file-refused']);
  });

  test('裁定以前可以加；裁定以后不收，中英文都说明怎么办；原有的仍可查看', async () => {
    const kept = idOf(await add('网点负责人', 'appeal', id));
    await step('上一级复核人', id, 'accept');
    expect((await add('网点负责人', 'appeal', id)).statusCode).toBe(200);
    const verdict = {
      decision: 'upheld',
      opinion: '录像未覆盖检查时段，维持。',
    };
    expect((await step('上一级复核人', id, 'decision', verdict)).statusCode).toBe(200);
    const late = await add('网点负责人', 'appeal', id);
    expect(code(late)).toEqual([409, 'appeal-evidence-closed']);
    expect(late.json<{ message: string }>().message).toContain('再申诉');
    const head = await bank.as('网点负责人');
    const english = await bank
      .withCookie(`${head.cookie}; lang=en`)
      .upload(`/api/evidence/appeal/${unitId}/${id}`, 'late.jpg', jpeg());
    expect(english.json<{ message: string }>().message).toContain('second instance');
    const packets = { sha256: '', packets: [{ evidenceId: kept, note: '改口' }] };
    expect(code(await head.put(`/api/appeals/${unitId}/${id}/packets`, packets))).toEqual([
      409,
      'appeal-evidence-closed',
    ]);
    expect((await at(id)).evidence).toHaveLength(2);
    for (const who of ['网点负责人', '上一级复核人'] as const) {
      const opened = await (await bank.as(who)).get(`/api/evidence/${unitId}/${kept}/file`);
      expect(opened.rawPayload.equals(jpeg())).toBe(true);
    }
  });

  test('二审是新的一件，证据重新收', async () => {
    const next = idOf(
      await step('网点负责人', id, 'further', {
        claim: '现补充报修单，请复核。',
      }),
    );
    expect((await add('网点负责人', 'appeal', next)).statusCode).toBe(200);
    await step('网点负责人', next, 'withdraw');
    expect(code(await add('网点负责人', 'appeal', next))).toEqual([409, 'appeal-evidence-closed']);
  });
});

describe('整改的证据', () => {
  test('报告完成以后不能再加，退回以后可以；不办理整改的人不能加', async () => {
    const head = await bank.as('网点负责人');
    const list = await head.get('/api/rectifications?item=S01&state=unfinished');
    const [row] = list.json<{ rows: { id: number; version: number }[] }>().rows;
    const path = `/api/rectifications/${unitId}/${row!.id}`;
    expect((await add('网点负责人', 'rectification', row!.id)).statusCode).toBe(200);
    expect(code(await add('神秘人', 'rectification', row!.id))).toEqual([403, 'forbidden']);
    const words = {
      causeCode: 'people',
      cause: '没有人巡查',
      measure: '每小时巡查一次',
    };
    const edited = await head.patch(path, { version: row!.version, ...words });
    const { version } = edited.json<{ version: number }>();
    const done = await head.post(`${path}/step`, { version, step: 'finish' });
    expect(done.statusCode).toBe(200);
    expect(code(await add('网点负责人', 'rectification', row!.id))).toEqual([
      409,
      'rectification-evidence-closed',
    ]);
    const back = { version: version + 1, step: 'return', reason: '照片看不清' };
    const admin = await bank.as('县行服务管理员');
    expect((await admin.post(`${path}/step`, back)).statusCode).toBe(200);
    expect((await add('网点负责人', 'rectification', row!.id)).statusCode).toBe(200);
  });
});
