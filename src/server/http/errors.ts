/** Whatever a request can fail with → one answer: status and a body without SQL, stack or secrets. */
import { z } from 'zod';
import { Problem, problem, problemBody, type Language } from '../../contract/problem.ts';
import { awayProblem } from './database-away.ts';
import { databaseProblem } from './database-errors.ts';
import { fieldName, localParams } from './words.ts';

z.config(z.locales.zhCN());
const english = z.locales.en().localeError;

/** Parses what came from outside. @throws Problem `invalid` naming the field and what is wrong */
export function parseInput<T extends z.ZodType>(
  schema: T,
  value: unknown,
  language: Language,
): z.output<T> {
  const parsed = schema.safeParse(value, language === 'en' ? { error: english } : undefined);
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues
    .slice(0, 3)
    .map((issue) => {
      const field = issue.path.map((part) => fieldName(String(part), language)).join('.');
      if (!field) return issue.message;
      return language === 'zh' ? `“${field}”${issue.message}` : `"${field}": ${issue.message}`;
    })
    .join(language === 'zh' ? '；' : '; ');
  throw problem('invalid', { detail });
}

type FrameworkError = { statusCode?: number; code?: string };

/** fastify's own refusals (body too large, not JSON …), which carry a status. */
function frameworkProblem(error: unknown): Problem | null {
  const { statusCode, code } = error as FrameworkError;
  if (code === 'ENOSPC' || code === 'EDQUOT') return problem('storage-full');
  if (statusCode === 413) return problem('too-large');
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') {
    return problem('invalid', { detail: '正文不是 JSON' });
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return problem('invalid', { detail: '正文的类型不能接受' });
  }
  if (statusCode && statusCode >= 400 && statusCode < 500) {
    return problem('invalid', { detail: '请求格式不对' });
  }
  return null;
}

/** The problem behind an error; null when it is a defect of ours, to be logged. */
export const knownProblem = (error: unknown): Problem | null =>
  error instanceof Problem
    ? error
    : (databaseProblem(error) ?? awayProblem(error) ?? frameworkProblem(error));

export type ErrorAnswer = {
  status: number;
  /** The request's number is in every error answer, so that a person can name it. */
  body: ReturnType<typeof problemBody> & { requestId: string };
  defect: boolean;
};

/** @param id the request's number, which ties the answer to its line in the log */
export function answerError(error: unknown, language: Language, id: string): ErrorAnswer {
  const known = knownProblem(error);
  const answer = known ?? problem('internal', { id });
  const local = new Problem(answer.code, localParams(answer.params, language), answer.findings);
  return {
    status: local.status,
    body: { ...problemBody(local, language), requestId: id },
    defect: known === null,
  };
}
