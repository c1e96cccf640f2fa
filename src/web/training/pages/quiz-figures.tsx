// 抽问统计: which outlets answer worst, which questions are missed most.
import { Button } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../../shared/api.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { formatCount } from '../../shared/figures.ts';
import { useListState } from '../../shared/list-state.ts';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { SpanFilter } from '../../shared/span-filter.tsx';
import { useFigures, type QuizFigures } from '../api.ts';
import { TrainingNav } from '../parts/nav.tsx';
import { Share } from '../parts/share.tsx';

export function QuizFiguresPage() {
  const { t } = useTranslation();
  const state = useListState();
  const { limit: _limit, offset: _offset, ...query } = state.params;
  const figures = useFigures(query);
  return (
    <>
      <PageHeader
        title={t('training.quizFigures')}
        purpose={t('training.quizFiguresPurpose')}
        actions={<Link to="/training/quizzes">{t('training.quizzes')}</Link>}
      >
        <TrainingNav />
      </PageHeader>
      <div className="mc-stack">
        <div className="mc-toolbar mc-noprint">
          <SpanFilter state={state} />
          <UnitFilter state={state} />
          <Button
            href={withQuery('/api/quiz-figures.xlsx', query)}
            download
            icon={<DownloadOutlined aria-hidden="true" />}
          >
            {t('shared.list.export')}
          </Button>
        </div>
        {figures.error && <ErrorState error={figures.error} />}
        {figures.isLoading && <Loading />}
        {figures.data && <Tables figures={figures.data} />}
      </div>
    </>
  );
}

function Tables({ figures }: { figures: QuizFigures }) {
  const { t } = useTranslation();
  if (figures.outlets.length === 0)
    return (
      <EmptyState
        title={t('training.noFigures')}
        hint={t('training.noFiguresHint')}
        action={<Link to="/training/quizzes">{t('training.quizzes')}</Link>}
      />
    );
  return (
    <div className="mc-columns">
      <section className="mc-card mc-stack">
        <h2>{t('training.byQuestion')}</h2>
        <ScrollArea label={t('training.byQuestion')}>
          <table className="mc-plain-table">
            <thead>
              <tr>
                <th scope="col">{t('training.question')}</th>
                <th scope="col">{t('training.rightShare')}</th>
              </tr>
            </thead>
            <tbody>
              {figures.questions.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    {one.question} <span className="mc-quiet">{t(`training.tags.${one.tag}`)}</span>
                  </th>
                  <td>
                    <Share right={one.right} answers={one.answers} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      </section>
      <section className="mc-card mc-stack">
        <h2>{t('training.byOutlet')}</h2>
        <ScrollArea label={t('training.byOutlet')}>
          <table className="mc-plain-table">
            <thead>
              <tr>
                <th scope="col">{t('training.outlet')}</th>
                <th scope="col">{t('training.peopleAsked')}</th>
                <th scope="col">{t('training.rightShare')}</th>
              </tr>
            </thead>
            <tbody>
              {figures.outlets.map((one) => (
                <tr key={one.unit.id}>
                  <th scope="row">{one.unit.name}</th>
                  <td>{formatCount(one.people)}</td>
                  <td>
                    <Share right={one.right} answers={one.answers} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      </section>
    </div>
  );
}
