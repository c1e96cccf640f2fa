/**
 * 培训与晨会 of the demo county, alive on the day it is loaded: a required course some have missed and its
 * make-up, a quiz drawn and answered, a month of mornings with gaps, an essay asked for and one overdue.
 */
import type { SessionBody } from '../../contract/training.ts';
import { sessionBody } from '../../contract/training.ts';
import { dayOf, plusDays } from '../../domain/calendar/index.ts';
import {
  drawQuestions,
  morningsOf,
  poolHash,
  quizKey,
  type Tag,
} from '../../domain/training/index.ts';
import { calendarFor } from '../calendar/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { insertEssayOrder } from '../training/essay-queries.ts';
import { insertQuestion, insertQuiz, listPool } from '../training/quiz-queries.ts';
import { insertSession } from '../training/session-queries.ts';
import { findDemoActors } from './queries.ts';
import {
  insertDemoAnswers,
  insertDemoAttendance,
  insertDemoEssays,
  insertDemoMornings,
} from './training-queries.ts';

type Given = { db: Db; service: Actor; head: Actor; today: string };

const plan = ({ db }: Given, by: Actor, body: SessionBody) =>
  insertSession(db, by.unit, sessionBody.parse(body), by.name);

async function addSessions(given: Given): Promise<void> {
  const { db, service, head, today } = given;
  const evening = { startsAt: '18:30', place: '县行三楼会议室' };
  const etiquette = await plan(given, service, {
    ...evening,
    title: '规范服务礼仪培训',
    kind: 'training',
    heldOn: plusDays(today, -58),
    hours: '4',
    tags: ['着装', '迎送分流'],
    required: true,
    note: '培训与演练相结合：仪容仪表、站姿、迎送用语，两人一组对练。',
  });
  const video = await plan(given, service, {
    ...evening,
    title: '看齐鲁银行服务视频，对照找差距',
    kind: 'video',
    heldOn: plusDays(today, -44),
    hours: '1.5',
    note: '看完各网点说三条能马上用的做法。',
  });
  const fees = await plan(given, service, {
    ...evening,
    title: '收费标准必修课',
    kind: 'training',
    heldOn: plusDays(today, -9),
    hours: '2',
    posts: ['大堂经理', '高柜柜员', '低柜柜员'],
    tags: ['收费标准'],
    required: true,
  });
  await insertDemoAttendance(db, etiquette, { absentOf: 23, by: service.name });
  await insertDemoAttendance(db, video, { absentOf: 17, by: service.name });
  await insertDemoAttendance(db, fees, { absentOf: 6, by: service.name });
  await plan(given, service, {
    ...evening,
    title: '补训：收费标准必修课',
    kind: 'training',
    heldOn: plusDays(today, 3),
    hours: '2',
    posts: ['大堂经理', '高柜柜员', '低柜柜员'],
    tags: ['收费标准'],
    makeupOf: fees,
  });
  await plan(given, service, {
    ...evening,
    title: '软件整治集中演练',
    kind: 'drill',
    heldOn: plusDays(today, 6),
    hours: '4',
    tags: ['手机', '提醒点钞', '保安站姿巡查'],
    required: true,
  });
  await plan(given, head, {
    title: '本网点迎送分流演练',
    kind: 'drill',
    heldOn: plusDays(today, 1),
    startsAt: '17:40',
    hours: '1',
    place: '营业大厅',
    tags: ['迎送分流'],
  });
}

const questions: { question: string; answerPoints: string[]; tag: Tag; source: string }[] = [
  {
    question: '客户在本行自助机上跨行取款，手续费怎么收？',
    answerPoints: ['说得出本行的收费标准', '说得出每月免费的笔数', '会在收费前告知客户'],
    tag: '收费标准',
    source: '本行服务价格目录',
  },
  {
    question: '个人账户挂失、补卡各收多少？',
    answerPoints: ['挂失手续费', '补卡工本费', '哪些客户减免'],
    tag: '收费标准',
    source: '本行服务价格目录',
  },
  {
    question: '客户问“为什么扣了我的短信费”，怎样回答？',
    answerPoints: ['每月多少元', '客户签约时选定', '怎样取消'],
    tag: '收费标准',
    source: '本行服务价格目录',
  },
  {
    question: '哪些账户免收年费和小额账户管理费？',
    answerPoints: ['每位客户可指定一个免收账户', '怎样申请'],
    tag: '收费标准',
    source: '商业银行服务价格管理办法',
  },
  {
    question: '电子渠道转账与柜面转账，收费有什么不同？',
    answerPoints: ['电子渠道减免', '柜面按金额分档'],
    tag: '收费标准',
    source: '本行服务价格目录',
  },
  {
    question: '大额取款交给客户前，要做哪两件事？',
    answerPoints: ['当面点清、唱收唱付', '提醒客户核对、收好'],
    tag: '提醒点钞',
    source: '神秘人检查标准',
  },
  {
    question: '大堂经理在客户进门、等候、离开时各说什么、做什么？',
    answerPoints: ['迎：主动上前问候', '分流：问清业务、引到合适的区域', '送：道别'],
    tag: '迎送分流',
    source: '神秘人检查标准',
  },
  {
    question: '保安在营业时间多久巡视一次，站姿有什么要求？',
    answerPoints: ['在厅内走动巡视、维护秩序', '站姿端正、举止得体'],
    tag: '保安站姿巡查',
    source: '方案附件《检查条目》',
  },
];

async function addQuiz({ db, service, today }: Given): Promise<void> {
  for (const one of questions) await insertQuestion(db, service.unit, one, service.name);
  const pool = await listPool(db, service.unit, ['收费标准']);
  const seed = quizKey('03 09 17 22 28 31 07')!;
  const picks = drawQuestions(pool, 3, seed);
  const drawn = { pool, poolSha256: poolHash(pool), seed, seedBySystem: false, picks };
  const id = await insertQuiz(db, service.unit, {
    title: '收费标准抽问',
    heldOn: plusDays(today, -7),
    createdBy: service.name,
    ...drawn,
  });
  await insertDemoAnswers(db, id, service.name);
}

/** A month of working days; today is still to be recorded. */
async function addMornings({ db, service, head, today }: Given): Promise<void> {
  const calendar = await calendarFor(db, service.unit.unitNo);
  const mornings = morningsOf(plusDays(today, -40), plusDays(today, -1), calendar);
  const days = mornings.filter(({ working }) => working).map(({ day }) => day);
  const { unitNo: lo, lastNo: hi } = service.unit;
  await insertDemoMornings(db, { lo, hi, own: head.unit.id }, days);
}

async function addEssays({ db, service, today }: Given): Promise<void> {
  const late = await insertEssayOrder(
    db,
    service.unit,
    {
      title: '如何参加优质文明服务竞赛的感想和体会',
      note: '结合本岗位写：查摆出的问题、打算怎样改。不少于 300 字。',
      dueOn: plusDays(today, -12),
      posts: [],
    },
    service.name,
  );
  await insertDemoEssays(db, late, { missingOf: 9, by: plusDays(today, -15) });
  await insertEssayOrder(
    db,
    service.unit,
    {
      title: '看同业服务视频的感想和体会',
      note: '写一条明天就能用在自己岗位上的做法。',
      dueOn: plusDays(today, 5),
      posts: [],
    },
    service.name,
  );
}

export async function loadTraining(db: Db, now: Date): Promise<void> {
  const actors = await findDemoActors(db, ['service', 'head']);
  const today = dayOf(now.toISOString());
  const given = { db, service: actors.get('service')!, head: actors.get('head')!, today };
  await addSessions(given);
  await addQuiz(given);
  await addMornings(given);
  await addEssays(given);
}
