/** Where a request stands; one past its day says so. */
import { useTranslation } from 'react-i18next';
import { Tag } from '../../shared/state-tag.tsx';
import type { DataRequest } from '../api.ts';

const tones = { open: 'accent', granted: 'good', refused: 'bad' } as const;

export function RequestState({ request }: { request: Pick<DataRequest, 'state' | 'overdue'> }) {
  const { t } = useTranslation();
  return (
    <>
      <Tag tone={tones[request.state]}>{t(`personal.states.${request.state}`)}</Tag>
      {request.overdue && <Tag tone="bad">{t('personal.overdue')}</Tag>}
    </>
  );
}
