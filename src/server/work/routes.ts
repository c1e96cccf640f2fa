/** 作业 to look at and to follow, and the imports that run as jobs. */
import { z } from 'zod';
import { idSchema } from '../../contract/common.ts';
import { problem, problemText, type Language, type ProblemCode } from '../../contract/problem.ts';
import { jobSchema, type Job } from '../../contract/work.ts';
import { EventAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';
import { localParams } from '../http/words.ts';
import { routes as imports } from './import-routes.ts';
import type { JobChange } from './jobs.ts';
import { findJob, type JobRow } from './queries.ts';

const tag = '作业';
const params = z.object({ id: idSchema });

/** The row as stored, with what is known of it since. */
function present(row: JobRow, now: JobChange | null, language: Language): Job {
  const { problem: failure, ...latest } = { ...row, ...now };
  const told = failure && {
    code: failure.code,
    message: problemText(
      failure.code as ProblemCode,
      localParams(failure.params, language),
      language,
    ),
  };
  return {
    ...latest,
    problem: told,
    startedAt: isoMoment(row.startedAt),
    endedAt: isoMomentOrNull(row.endedAt),
  };
}

const one = endpoint({
  method: 'GET',
  path: '/api/jobs/:id',
  summary: '一个作业的现状',
  tag,
  // Not merely signed-in: an outside inspector has nothing to do with the bank's work.
  ability: 'unit.read',
  params,
  answer: jobSchema,
  handler: async ({ db, params, services, language }) => {
    const row = await findJob(db, params.id);
    if (!row) throw problem('not-found', { what: '作业' });
    return present(row, services.jobs.now(row.id), language);
  },
});

const events = endpoint({
  method: 'GET',
  path: '/api/jobs/:id/events',
  summary: '跟踪一个作业：先发现状，再发每次变化，结束即关闭',
  tag,
  // Not merely signed-in: an outside inspector has nothing to do with the bank's work.
  ability: 'unit.read',
  params,
  answer: 'events',
  handler: async ({ db, params, services, language }) => {
    const row = await findJob(db, params.id);
    if (!row) throw problem('not-found', { what: '作业' });
    const { jobs } = services;
    return new EventAnswer((send, end) => {
      const tell = (now: JobChange | null) => {
        const job = present(row, now, language);
        send(job);
        if (job.state !== 'running') end();
      };
      const stop = jobs.watch(row.id, tell);
      tell(jobs.now(row.id));
      return stop;
    });
  },
});

export const routes: Endpoint[] = [one, events, ...imports];
