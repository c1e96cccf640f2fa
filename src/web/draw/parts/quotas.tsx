/** 名额: how many each stratum gives. */
import { useTranslation } from 'react-i18next';
import type { Quota } from '../../../domain/draw/index.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';

export function Quotas({ quotas }: { quotas: readonly Quota[] }) {
  const { t } = useTranslation();
  return (
    <ScrollArea label={t('draw.quotas')}>
      <table className="mc-plain-table">
        <caption className="mc-sr">{t('draw.quotas')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('draw.stratum')}</th>
            <th scope="col">{t('draw.size')}</th>
            <th scope="col">{t('draw.must')}</th>
            <th scope="col">{t('draw.quota')}</th>
          </tr>
        </thead>
        <tbody>
          {quotas.map(({ stratum, size, must, quota }) => (
            <tr key={stratum}>
              <th scope="row">{stratum || t('draw.whole')}</th>
              <td>{size}</td>
              <td>{must}</td>
              <td>{quota}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
