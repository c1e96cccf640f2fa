// 我的: the own essays still to write, the own sessions, the own answers.
import { useTranslation } from 'react-i18next';
import { Feed } from '../../rectification/index.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { Day } from '../../shared/values.tsx';
import { useMine, type MyTraining } from '../api.ts';
import { MaterialLinks } from '../parts/material.tsx';
import { MyEssays } from '../parts/my-essays.tsx';
import { TrainingNav } from '../parts/nav.tsx';
import { Attendance } from '../parts/roll.tsx';
import { today } from '../parts/days.ts';
import styles from '../parts/training.module.css';

export function MinePage() {
  const { t } = useTranslation();
  const mine = useMine();
  return (
    <>
      <PageHeader title={t('training.mine')} purpose={t('training.minePurpose')}>
        <TrainingNav />
      </PageHeader>
      {mine.error && <ErrorState error={mine.error} retry={() => void mine.refetch()} />}
      {mine.isLoading && <Loading />}
      {mine.data && <Mine mine={mine.data} />}
    </>
  );
}

function Mine({ mine }: { mine: MyTraining }) {
  const { t } = useTranslation();
  if (!mine.person)
    return <EmptyState title={t('training.noPerson')} hint={t('training.noPersonHint')} />;
  return (
    <div className="mc-stack">
      <MyEssays essays={mine.essays} />
      <Sessions sessions={mine.sessions} />
      <Quizzes quizzes={mine.quizzes} />
      <Feed />
    </div>
  );
}

function Sessions({ sessions }: Pick<MyTraining, 'sessions'>) {
  const { t } = useTranslation();
  return (
    <section className="mc-card mc-stack" aria-label={t('training.mySessions')}>
      <h2>{t('training.mySessions')}</h2>
      {sessions.length === 0 && <p className="mc-quiet">{t('training.mySessionsNone')}</p>}
      <ul className={styles.mine}>
        {sessions.map((one) => (
          <li key={one.id}>
            <span className="mc-actions">
              <strong>{one.title}</strong>
              <Tag>{t(`training.kinds.${one.kind}`)}</Tag>
              {one.required && <Tag tone="accent">{t('training.required')}</Tag>}
              {one.heldOn <= today() && <Attendance state={one.state} />}
              {one.reason}
            </span>
            <span className="mc-quiet">
              <Day value={one.heldOn} /> {one.startsAt}
              {t('training.hoursShort', { n: Number(one.hours) })} · {one.place || one.unit}
            </span>
            {one.note && <span>{one.note}</span>}
            <MaterialLinks one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Quizzes({ quizzes }: Pick<MyTraining, 'quizzes'>) {
  const { t } = useTranslation();
  return (
    <section className="mc-card mc-stack" aria-label={t('training.myQuizzes')}>
      <h2>{t('training.myQuizzes')}</h2>
      {quizzes.length === 0 && <p className="mc-quiet">{t('training.myQuizzesNone')}</p>}
      {quizzes.map((one) => (
        <details key={one.id}>
          <summary>
            {one.title} · <Day value={one.heldOn} /> ·{' '}
            {t('training.myScore', { right: one.right, asked: one.asked })}
          </summary>
          <ol className={styles.questions}>
            {one.answers.map((answer) => (
              <li key={answer.question}>
                {answer.question}{' '}
                <span className={answer.isRight ? styles.right : styles.wrong}>
                  {t(answer.isRight ? 'training.right' : 'training.wrong')}
                </span>
                <br />
                <span className="mc-quiet">{answer.answerPoints.join('；')}</span>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}
