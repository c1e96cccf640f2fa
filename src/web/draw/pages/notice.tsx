/** 公示: the commitment, and later the result, as a sheet to print and hang up. */
import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DrawDetail, DrawMember, DrawPick } from '../../../contract/draw.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { allRows } from '../../shared/list-state.ts';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { RootLine } from '../../shared/root-line.tsx';
import { Moment } from '../../shared/values.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { drawPath, drawQuery } from '../api.ts';
import { useTicketWords } from '../parts/members.tsx';
import { Quotas } from '../parts/quotas.tsx';
import '../parts/draw.css';

export function NoticePage() {
  const { t } = useTranslation();
  const { drawId } = useParams({ from: '/desk/draws/$drawId/notice' });
  const { data, error, refetch } = useQuery(drawQuery(drawId));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <PageHeader
        title={t(data.result ? 'draw.notice.result' : 'draw.notice.commitment', {
          name: data.name,
        })}
        actions={
          <Button
            type="primary"
            icon={<PrinterOutlined aria-hidden="true" />}
            onClick={() => window.print()}
          >
            {t('draw.notice.print')}
          </Button>
        }
      >
        <Link to="/draws/$drawId" params={{ drawId }} className="mc-noprint">
          {t('draw.notice.back')}
        </Link>
      </PageHeader>
      <article className="mc-card mc-stack mc-notice-sheet">
        {data.secret && <p className="mc-notice mc-notice-warning">{t('draw.notice.secret')}</p>}
        <Promise draw={data} />
        {data.result && <Drawn draw={data} />}
        <Pool draw={data} />
        <RootLine />
      </article>
    </>
  );
}

function Promise({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  if (!draw.commitment) return <p>{t('draw.notice.none')}</p>;
  const { document, sha256, at } = draw.commitment;
  return (
    <>
      <p>
        {t('draw.notice.intro', { unit: document.unit, name: document.title })}{' '}
        {t('draw.commitment.at')} <Moment value={at} />
      </p>
      <dl className="mc-facts">
        <dt>{t('draw.commitment.sha')}</dt>
        <dd>
          <code>{sha256}</code>
        </dd>
        <dt>{t('draw.commitment.poolSha')}</dt>
        <dd>
          <code>{document.pool.sha256}</code>
        </dd>
        <dt>{t('draw.commitment.pool')}</dt>
        <dd>
          {t('draw.commitment.poolOf', { n: document.pool.size })} {document.poolRule}
        </dd>
        {document.sources.map((source, at) => {
          const entry = draw.seeds[at]?.entry;
          return (
            <div key={source.id} style={{ display: 'contents' }}>
              <dt>{t('draw.notice.source')}</dt>
              <dd>
                {source.name} {source.issue} · <Moment value={source.publishedAt} /> ·{' '}
                {source.where} · {source.take} · {t(`draw.fails.${source.ifFails}`)}
                {entry && <strong> {entry.seed.values.join(' ')}</strong>}
              </dd>
            </div>
          );
        })}
        <dt>{t('draw.commitment.objections')}</dt>
        <dd>
          {t('draw.commitment.until')} <Moment value={document.objection.until} /> ·{' '}
          {document.objection.contact}
        </dd>
      </dl>
      <Quotas quotas={document.quotas} />
      <p>{t('draw.notice.check')}</p>
    </>
  );
}

function Drawn({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const path = `${drawPath(draw.id)}/picks`;
  const { data } = useQuery({
    queryKey: [path, 'all'],
    queryFn: () => allRows<DrawPick>(path, {}),
  });
  if (!data) return <Loading />;
  return (
    <>
      <h2>{t('draw.result.title')}</h2>
      <Sheet
        titles={[
          t('draw.order'),
          t('draw.number'),
          t('draw.member'),
          t('draw.stratum'),
          t('draw.how.label'),
        ]}
        rows={data.map((pick) => [
          String(pick.order),
          String(pick.number),
          `${pick.name} ${pick.code}`,
          pick.stratum || t('draw.whole'),
          pick.standing ? t(`draw.how.${pick.how}`) : t('draw.replaced'),
        ])}
      />
    </>
  );
}

function Pool({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const words = useTicketWords();
  const path = `${drawPath(draw.id)}/members`;
  const { data } = useQuery({
    queryKey: [path, 'all'],
    queryFn: () => allRows<DrawMember>(path, {}),
  });
  if (!data) return <Loading />;
  return (
    <>
      <h2>{t('draw.membersFrozen')}</h2>
      <Sheet
        titles={[
          t('draw.number'),
          t('draw.member'),
          t('draw.stratum'),
          t('draw.tickets'),
          t('draw.reason'),
        ]}
        rows={data.map((row) => [
          String(row.number),
          `${row.name} ${row.code}`,
          row.stratum || t('draw.whole'),
          words(row.tickets),
          row.reason,
        ])}
      />
    </>
  );
}

function Sheet({ titles, rows }: { titles: string[]; rows: string[][] }) {
  return (
    <ScrollArea label={titles.join('、')}>
      <table className="mc-plain-table mc-words-table">
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, at) => (
                <td key={titles[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
