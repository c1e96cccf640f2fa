/** 签名的根: the last ones, each as a file for a witness. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../shared/figures.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { Moment } from '../../shared/values.tsx';
import { rootsQuery } from '../api.ts';

export function Roots() {
  const { t } = useTranslation();
  const { data } = useQuery(rootsQuery);
  if (!data) return null;
  return (
    <section className="mc-card" aria-label={t('log.roots')}>
      <h2>{t('log.roots')}</h2>
      {data.rows.length === 0 ? (
        <p>{t('log.rootsNone')}</p>
      ) : (
        <ScrollArea label={t('log.roots')} className="mc-one-line">
          <table className="mc-plain-table">
            <thead>
              <tr>
                <th scope="col">{t('log.rootAt')}</th>
                <th scope="col">{t('log.size')}</th>
                <th scope="col">{t('log.root')}</th>
                <th scope="col">{t('log.askedBy')}</th>
                <th scope="col">{t('log.file')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map(({ id, at, size, root, askedBy }) => (
                <tr key={id}>
                  <td>
                    <Moment value={at} />
                  </td>
                  <td className="mc-figure">{formatCount(size)}</td>
                  <td>
                    <code title={root}>{root.slice(0, 16)}…</code>
                  </td>
                  <td>{askedBy || t('log.daily')}</td>
                  <td>
                    <a href={`/api/log/checkpoints/${id}`} download>
                      {t('log.file')}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </section>
  );
}
