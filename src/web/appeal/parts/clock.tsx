/** 期限推导: each day from the event to the due day, counted or not, and why. */
import { useTranslation } from 'react-i18next';
import type { ClockShown } from '../../../contract/calendar.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Day } from '../../shared/values.tsx';
import styles from './appeal.module.css';

type Step = ClockShown['steps'][number];

export function Clock({
  clock,
  title,
  open = false,
}: {
  clock: ClockShown;
  title: string;
  open?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <details className={styles.clock} open={open}>
      <summary>
        {title}：<Day value={clock.due} /> 24:00
      </summary>
      <p className="mc-quiet">
        {t(`appeal.clock.${clock.unit}`, { days: clock.days })} <Day value={clock.from} />
      </p>
      <ol className={styles.days}>
        {clock.steps.map((step) => (
          <li key={step.day} data-counted={step.count !== null}>
            <Day value={step.day} />
            <Why step={step} />
            <strong>
              {step.count === null
                ? t('appeal.clock.not')
                : t('appeal.clock.nth', { n: step.count })}
            </strong>
          </li>
        ))}
      </ol>
      {clock.provisional && <Tag tone="warning">{t('appeal.clock.provisional')}</Tag>}
    </details>
  );
}

function Why({ step: { reason, name, day } }: { step: Step }) {
  const { t, i18n } = useTranslation();
  const weekday = new Intl.DateTimeFormat(i18n.language, {
    weekday: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
  if (reason === 'holiday') return <span>{t('appeal.clock.holiday', { name })}</span>;
  if (reason === 'makeup')
    return (
      <span>
        {weekday} {t('appeal.clock.makeup', { name })}
      </span>
    );
  return <span>{reason === 'set' && name ? `${weekday} ${name}` : weekday}</span>;
}
