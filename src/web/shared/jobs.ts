/**
 * Work that runs on the server (import, settlement). Leaving a page stops nothing: jobs started in
 * this browser are remembered until they end, and the header shows those still running.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Job } from '../../contract/work.ts';
import { api, ApiProblem } from './api.ts';

const key = 'mc-jobs';
const read = (): number[] => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as number[];
  } catch {
    return [];
  }
};
let running = read();
const listeners = new Set<() => void>();
const write = (jobs: number[]) => {
  running = jobs;
  sessionStorage.setItem(key, JSON.stringify(jobs));
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const rememberJob = (id: number) => {
  if (!running.includes(id)) write([...running, id]);
};
const forgetJob = (id: number) => write(running.filter((one) => one !== id));
export const useRunningJobs = () => useSyncExternalStore(subscribe, () => running);

type Follow = { onJob: (job: Job) => void; onProblem: (error: unknown) => void };

/** Follows a job by server-sent events; where those do not come through (a proxy, say), by asking. */
function follow(id: number, { onJob, onProblem }: Follow): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const take = (job: Job) => {
    onJob(job);
    if (job.state !== 'running') stop();
  };
  const poll = async () => {
    if (over) return;
    try {
      take(await api.get<Job>(`/api/jobs/${id}`));
    } catch (error) {
      const gone = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
      if (!over) onProblem(error);
      if (gone) stop();
    }
    if (!over) timer = setTimeout(() => void poll(), 1000);
  };
  const source = new EventSource(`/api/jobs/${id}/events`);
  source.onmessage = (event: MessageEvent<string>) => take(JSON.parse(event.data) as Job);
  source.onerror = () => {
    source.close();
    void poll();
  };
  function stop() {
    over = true;
    clearTimeout(timer);
    source.close();
  }
  return stop;
}

export type FollowedJob = { job: Job | undefined; problem: unknown };
const nothing: FollowedJob = { job: undefined, problem: undefined };

/** The job as it goes; when it ends, what the pages show is read anew. */
export function useJob(id: number | null | undefined): FollowedJob {
  const client = useQueryClient();
  const [state, setState] = useState<FollowedJob & { id: number | null }>({ ...nothing, id: null });
  useEffect(() => {
    if (!id) return undefined;
    rememberJob(id);
    return follow(id, {
      onJob: (job) => {
        setState({ id, job, problem: undefined });
        if (job.state === 'running') return;
        forgetJob(id);
        void client.invalidateQueries();
      },
      onProblem: (problem) => {
        setState((before) => ({ id, job: before.id === id ? before.job : undefined, problem }));
        if (problem instanceof ApiProblem && problem.status === 404) forgetJob(id);
      },
    });
  }, [id, client]);
  // What was heard of another job says nothing of this one.
  return state.id === id ? state : nothing;
}
