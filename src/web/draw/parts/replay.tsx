/** The arithmetic of one pick, so that anybody can follow it with a calculator. */
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DrawDetail, DrawPick } from '../../../contract/draw.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { useReplay } from '../api.ts';
import { Hash } from './hash.tsx';

type Props = { draw: DrawDetail; pick: DrawPick; onClose: () => void };

export function Replay({ draw, pick, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useReplay(draw.id, pick.number);
  return (
    <Modal open title={t('draw.replay.of', { name: pick.name })} footer={null} onCancel={onClose}>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <ol className="mc-reasons">
          <li>
            {t('draw.replay.key', { i: data.i })}
            <Hash value={data.key} label={t('draw.replay.keyLabel')} />
          </li>
          <li>
            {t('draw.replay.digest', { hash: data.hash === 'md5' ? 'MD5' : 'SHA-256' })}
            <Hash value={data.digest} label={t('draw.replay.digestLabel')} />
          </li>
          <li>{t('draw.replay.left', { left: data.left })}</li>
          <li>
            {t('draw.replay.ticket', {
              ticket: data.ticket,
              number: data.member.number,
              name: data.member.name,
              tickets: data.tickets,
            })}
          </li>
        </ol>
      )}
      <p className="mc-quiet">{t('draw.replay.again')}</p>
    </Modal>
  );
}
