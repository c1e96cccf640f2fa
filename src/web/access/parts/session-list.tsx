/** Where an account is signed in: device, address, since when, last used; each can be ended. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OpenSession } from '../../../contract/account.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Moment } from '../../shared/values.tsx';

type Props = { sessions: readonly OpenSession[]; onEnd: (id: string) => unknown };

export function SessionList({ sessions, onEnd }: Props) {
  const { t } = useTranslation();
  if (sessions.length === 0) return <p className="mc-quiet">{t('access.sessions.none')}</p>;
  return (
    <ul className="mc-plain-list">
      {sessions.map((one) => (
        <li key={one.id}>
          <div>
            <strong>{deviceName(one) || t('access.sessions.unknown')}</strong>{' '}
            {one.here && <Tag tone="accent">{t('access.sessions.here')}</Tag>}
            <p className="mc-quiet">
              {one.address} · {t(`access.sessions.via.${one.via}`)} · {t('access.sessions.begun')}{' '}
              <Moment value={one.begunAt} /> · {t('access.sessions.lastUsed')}{' '}
              <Moment value={one.lastUsedAt} />
            </p>
          </div>
          {!one.here && (
            <Button size="small" danger onClick={() => void onEnd(one.id)}>
              {t('access.sessions.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

const deviceName = ({ browser, system }: OpenSession) =>
  [browser, system].filter(Boolean).join(' · ');
