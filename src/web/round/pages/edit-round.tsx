/** A round being planned: the form, and beside it who would go where. */
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundBody } from '../../../contract/round.ts';
import { roundKinds } from '../../../domain/round/model.ts';
import { api } from '../../shared/api.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { toast } from '../../shared/toast.tsx';
import { choicesQuery, roundQuery } from '../api.ts';
import { Basics } from '../parts/basics.tsx';
import { Inspectors } from '../parts/inspectors.tsx';
import { Outlets } from '../parts/outlets.tsx';
import { Preview } from '../parts/preview.tsx';
import { Remote } from '../parts/remote.tsx';
import { bodyOf } from '../parts/round-actions.tsx';
import '../round.css';

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** From the address: the outlets below the target of a phase, and the kind of check they are to get. */
type Asked = { targets?: string; kind?: string };

const fresh = ({ targets, kind }: Asked): RoundBody => ({
  name: '',
  kind: roundKinds.find((one) => one === kind) ?? '县行检查',
  wave: inDays(0).slice(0, 7),
  standardId: 0,
  covert: false,
  startsOn: inDays(0),
  endsOn: inDays(30),
  settings: {
    source: targets
      ? {
          from: 'targets',
          phase: targets,
          rule: { base: 0, below: 1, notImproving: 1 },
          nth: 1,
        }
      : { from: 'units', unitIds: [] },
    inspectors: [],
    choices: [],
    lockOutDays: 90,
    doubleShare: 0,
    capacity: null,
    remote: null,
  },
});

export function NewRoundPage() {
  const asked = useSearch({ strict: false }) as Asked;
  return <RoundForm start={fresh(asked)} id={null} />;
}

export function EditRoundPage() {
  const { roundId = '' } = useParams({ strict: false });
  const found = useQuery(roundQuery(roundId));
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <RoundForm start={bodyOf(found.data)} id={roundId} version={found.data.version} />;
}

function useRoundForm(start: RoundBody, id: string | null, opened: number) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [body, setBody] = useState(start);
  const [version] = useState(opened);
  const choices = useQuery(choicesQuery({ startsOn: body.startsOn, endsOn: body.endsOn }));
  // The first standard in force is taken until somebody chooses.
  const standardId = body.standardId || (choices.data?.standards[0]?.id ?? 0);
  const whole: RoundBody = { ...body, standardId };
  const ready = body.name.trim() !== '' && body.wave.trim() !== '' && standardId > 0;
  const form = useSubmit(async () => {
    const made = id
      ? await api
          .put(`/api/rounds/${id}`, { body: { ...whole, version } })
          .then(() => ({ id: Number(id) }))
      : await api.post<{ id: number }>('/api/rounds', { body: whole });
    toast.done(t('round.saved', { name: body.name }));
    await client.invalidateQueries({ queryKey: ['/api/rounds'] });
    await navigate({ to: '/rounds/$roundId', params: { roundId: String(made.id) } });
  });
  return { body: whole, setBody, choices, ready, form };
}

type FormProps = { start: RoundBody; id: string | null; version?: number };
function RoundForm({ start, id, version = 0 }: FormProps) {
  const { t } = useTranslation();
  const { body, setBody, choices, ready, form } = useRoundForm(start, id, version);
  if (choices.error)
    return <ErrorState error={choices.error} retry={() => void choices.refetch()} />;
  if (!choices.data) return <Loading />;
  const part = {
    body,
    choices: choices.data,
    set: (patch: Partial<RoundBody>) => setBody({ ...body, ...patch }),
    setUp: (patch: Partial<RoundBody['settings']>) =>
      setBody({ ...body, settings: { ...body.settings, ...patch } }),
  };
  return (
    <>
      <nav className="mc-path" aria-label={t('round.title')}>
        <Link to="/rounds">{t('round.title')}</Link>
        <span className="mc-quiet" aria-hidden="true">
          {' › '}
        </span>
      </nav>
      <PageHeader title={t(id ? 'round.edit' : 'round.add')} />
      <form onSubmit={form.submit} className="mc-round-form">
        <div className="mc-stack">
          <Basics {...part} />
          {body.kind === '非现场检查' && <Remote {...part} />}
          <Outlets {...part} />
          {body.kind !== '自查' && <Inspectors {...part} />}
          <Refusal text={form.refusal} />
          <div className="mc-actions">
            <Button type="primary" htmlType="submit" loading={form.busy} disabled={!ready}>
              {t('round.save')}
            </Button>
          </div>
        </div>
        <Preview body={ready || body.standardId > 0 ? body : null} />
      </form>
    </>
  );
}
