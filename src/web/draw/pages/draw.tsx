/** One draw, from the list to the reserves: what has been done, what comes next, and who has to do it. */
import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DrawDetail } from '../../../contract/draw.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { toast } from '../../shared/toast.tsx';
import { drawQuery, useDisclose, useRemove } from '../api.ts';
import { CancelButton, Cancelled } from '../parts/cancel.tsx';
import { Commitment } from '../parts/commitment.tsx';
import { DraftForm } from '../parts/form/draft-form.tsx';
import { Members } from '../parts/members.tsx';
import { NewDraw } from '../parts/new-draw.tsx';
import { Objections } from '../parts/objections.tsx';
import { Result } from '../parts/result.tsx';
import { Seeds } from '../parts/seeds.tsx';
import { DrawState } from '../parts/state.tsx';
import { StepsBar } from '../parts/steps-bar.tsx';
import { Why } from '../parts/why.tsx';
import '../parts/draw.css';

export function DrawPage() {
  const { drawId } = useParams({ from: '/desk/draws/$drawId' });
  const query = useQuery(drawQuery(drawId));
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  return <Draw key={query.data.id} draw={query.data} />;
}

function Draw({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={draw.name}
        purpose={
          <>
            <DrawState state={draw.state} /> {t(`draw.purposes.${draw.purpose}`)} · {draw.unit.name}{' '}
            {draw.secret && <Tag tone="warning">{t('draw.secret')}</Tag>}
          </>
        }
        actions={<Actions draw={draw} />}
      >
        <Link to="/draws" className="mc-noprint">
          {t('draw.toList')}
        </Link>
      </PageHeader>
      <div className="mc-stack">
        <StepsBar draw={draw} />
        <Cancelled draw={draw} />
        {draw.state === 'draft' && <DraftForm key={draw.revision} draw={draw} />}
        {draw.result && <Result draw={draw} />}
        {draw.state === 'frozen' && <Seeds draw={draw} />}
        <Commitment draw={draw} />
        <Objections draw={draw} />
        <Why />
        {draw.state !== 'drawn' && <Members draw={draw} />}
      </div>
    </>
  );
}

function Actions({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useRemove(draw.id);
  const disclose = useDisclose(draw.id);
  return (
    <>
      {draw.commitment && (
        <Link to="/draws/$drawId/notice" params={{ drawId: String(draw.id) }}>
          <Button icon={<PrinterOutlined aria-hidden="true" />}>{t('draw.notice.open')}</Button>
        </Link>
      )}
      {draw.state === 'cancelled' && draw.can.disclose !== undefined && <NewDraw from={draw} />}
      {draw.can.disclose && (
        <ConfirmButton
          title={t('draw.disclose.title')}
          consequences={<p>{t('draw.disclose.consequences')}</p>}
          confirmText={t('draw.disclose.action')}
          onConfirm={async () => {
            await disclose.mutateAsync(undefined);
            toast.done(t('draw.disclose.done'));
          }}
        >
          {t('draw.disclose.action')}
        </ConfirmButton>
      )}
      {draw.can.cancel && <CancelButton draw={draw} />}
      {draw.can.delete && (
        <ConfirmButton
          danger
          title={t('draw.remove.title', { name: draw.name })}
          consequences={<p>{t('draw.remove.consequences')}</p>}
          confirmText={t('draw.remove.action')}
          onConfirm={async () => {
            await navigate({ to: '/draws' });
            await remove.mutateAsync(undefined);
          }}
        >
          {t('draw.remove.action')}
        </ConfirmButton>
      )}
    </>
  );
}
