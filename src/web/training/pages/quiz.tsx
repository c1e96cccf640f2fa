// One quiz: what is asked, how anybody draws it again, and each person's answers.
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { formatDay } from '../../shared/figures.ts';
import { useQuiz, type QuizDetail } from '../api.ts';
import { TrainingNav } from '../parts/nav.tsx';
import { Results } from '../parts/results.tsx';
import styles from '../parts/training.module.css';

export function QuizPage() {
  const { t } = useTranslation();
  const { quizId = '' } = useParams({ strict: false });
  const quiz = useQuiz(quizId);
  if (quiz.error) return <ErrorState error={quiz.error} retry={() => void quiz.refetch()} />;
  if (!quiz.data) return <Loading />;
  const one = quiz.data;
  return (
    <>
      <PageHeader
        title={one.title}
        purpose={t('training.quizLine', {
          day: formatDay(one.heldOn),
          unit: one.unit.name,
          by: one.createdBy,
        })}
      >
        <TrainingNav />
      </PageHeader>
      <div className="mc-stack">
        <section className="mc-card mc-stack" aria-label={t('training.asked')}>
          <h2>{t('training.asked')}</h2>
          <ol className={styles.questions}>
            {one.questions.map((question) => (
              <li key={question.id}>
                {question.question}
                <ul className="mc-quiet">
                  {question.answerPoints.map((point) => (
                    <li key={point}>{point}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
          <Check one={one} />
        </section>
        <Results one={one} />
      </div>
    </>
  );
}

/** The pool, the seed and the command that prints the same picks. */
function Check({ one }: { one: QuizDetail }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('training.check')}</summary>
      <div className="mc-stack">
        <p>
          {t(one.seedBySystem ? 'training.seedOfSystem' : 'training.seedOfPerson', {
            seed: one.seed,
          })}
        </p>
        <code className={styles.command}>{one.command}</code>
        <p className="mc-quiet">{t('training.checkHint')}</p>
        <ol className={styles.questions}>
          {one.pool.map(({ no, question, picked }) => (
            <li key={no} value={no} className={picked ? 'mc-strong' : ''}>
              {question} {picked && <span className={styles.right}>{t('training.picked')}</span>}
            </li>
          ))}
        </ol>
        <p className="mc-quiet mc-path">
          {t('training.poolHash')} <code className={styles.command}>{one.poolSha256}</code>
        </p>
      </div>
    </details>
  );
}
