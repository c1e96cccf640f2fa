// The 晨会 record or the 培训 session by which this was done.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RectificationDetail } from '../api.ts';

export function FulfilledBy({ one }: { one: RectificationDetail }) {
  const { t } = useTranslation();
  const { meetingId, sessionId } = one.form;
  if (meetingId !== undefined)
    return (
      <Link
        to="/training/mornings/$unitId/$morningId"
        params={{ unitId: String(one.unit.id), morningId: String(meetingId) }}
      >
        {t('rectification.byMorning')}
      </Link>
    );
  if (sessionId === undefined) return null;
  return (
    <Link to="/training/$trainingId" params={{ trainingId: String(sessionId) }}>
      {t('rectification.byTraining')}
    </Link>
  );
}
