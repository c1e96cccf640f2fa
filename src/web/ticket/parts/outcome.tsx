// What issuing the ticket would mean, before it is issued.
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../shared/api.ts';
import { Amount } from '../../shared/values.tsx';
import type { Clause, TicketPreview } from '../api.ts';
import styles from './ticket.module.css';

type Props = {
  preview: TicketPreview | undefined;
  problem: Error | null;
  clause: Clause | null;
};

export function Outcome({ preview, problem, clause }: Props) {
  const { t } = useTranslation();
  if (problem)
    return (
      <p role="status" className="mc-notice mc-notice-bad">
        {problem instanceof ApiProblem ? problem.message : t('shared.error.unexpected')}
      </p>
    );
  if (!preview) return null;
  return (
    <div role="status" className={`mc-notice ${styles.outcome}`}>
      <strong>
        {t('ticket.comesTo')} {preview.amount ? <Amount value={preview.amount} /> : '—'}
      </strong>
      <span>
        {t(preview.earlier > 0 ? 'ticket.again' : 'ticket.first', {
          n: preview.earlier,
          clause: clause?.clause ?? '',
        })}
        {preview.order !== 'none' && ` ${t(`ticket.orders.${preview.order}`)}`}
      </span>
      {preview.fault && <span>{preview.fault}</span>}
    </div>
  );
}
