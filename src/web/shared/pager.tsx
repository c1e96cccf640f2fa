/** Which rows are shown, of how many, and the way to the others. */
import { Button } from 'antd';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatCount } from './figures.ts';
import type { ListState } from './list-state.ts';

const sizes = [20, 50, 100, 200];

type Props = { state: ListState; total: number; more?: boolean };

export function Pager({ state, total, more = false }: Props) {
  const { t } = useTranslation();
  const { offset, limit } = state;
  if (total === 0) return null;
  const last = Math.min(offset + limit, total);
  return (
    <nav className="mc-pager mc-figure" aria-label={t('shared.list.pages')}>
      <span>
        {t('shared.list.range', {
          from: formatCount(offset + 1),
          to: formatCount(last),
          total: `${formatCount(total)}${more ? '+' : ''}`,
        })}
      </span>
      {total > Math.min(limit, sizes[0] ?? 0) && (
        <span className="mc-actions mc-noprint">
          <select
            className="mc-native-select"
            aria-label={t('shared.list.pageSize')}
            value={limit}
            onChange={(event) => state.set({ limit: event.target.value })}
          >
            {sizes.map((size) => (
              <option key={size} value={size}>
                {t('shared.list.perPage', { n: size })}
              </option>
            ))}
          </select>
          <Button
            icon={<LeftOutlined aria-hidden="true" />}
            aria-label={t('shared.list.previous')}
            disabled={offset === 0}
            onClick={() => state.set({ offset: Math.max(0, offset - limit) || null })}
          />
          <Button
            icon={<RightOutlined aria-hidden="true" />}
            aria-label={t('shared.list.next')}
            disabled={last >= total && !more}
            onClick={() => state.set({ offset: offset + limit })}
          />
        </span>
      )}
    </nav>
  );
}
