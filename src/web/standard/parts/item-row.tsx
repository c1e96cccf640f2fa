/** One item as it is read: what, how many points, how it is answered, its tags. */
import { useTranslation } from 'react-i18next';
import type { Item } from '../../../domain/standard/index.ts';
import { Tag } from '../../shared/state-tag.tsx';
import styles from './standard.module.css';
import { formText, keyText } from './words.ts';

export function ItemRow({ item }: { item: Item }) {
  const { t } = useTranslation();
  return (
    <li className={styles.item}>
      <span className={`mc-figure mc-quiet ${styles.code}`}>{item.code}</span>
      <div className={styles.what}>
        <span>{item.name}</span>
        <span className="mc-quiet">{formText(t, item)}</span>
        {item.guide && <span className="mc-quiet">{item.guide}</span>}
        {item.clause && (
          <span className="mc-quiet">{t('standard.tree.clause', { clause: item.clause })}</span>
        )}
        <Tags item={item} />
      </div>
      <span className={`mc-figure ${styles.points}`}>
        {item.form.kind === 'text' ? '' : t('standard.tree.points', { points: item.points })}
      </span>
    </li>
  );
}

function Tags({ item }: { item: Item }) {
  const { t } = useTranslation();
  return (
    <span className={styles.tags}>
      <Tag>{item.category}</Tag>
      {item.posts.map((post) => (
        <Tag key={post}>{post}</Tag>
      ))}
      {item.methods.length > 0 && <Tag>{item.methods.join('')}</Tag>}
      {item.veto && <Tag tone="bad">{t('standard.tree.veto')}</Tag>}
      {item.extra && <Tag tone="good">{t('standard.tree.extra')}</Tag>}
      {item.key && <Tag tone="accent">{keyText(t, item.key)}</Tag>}
      {item.when && (
        <Tag tone="warning">
          {t(item.when.is ? 'standard.tree.withMachine' : 'standard.tree.withoutMachine')}
        </Tag>
      )}
      {item.timer && <Tag>{t('standard.tree.timer')}</Tag>}
      {item.mayNotApply && <Tag>{t('standard.tree.mayNotApply')}</Tag>}
      {item.evidence === 'required' && <Tag tone="warning">{t('standard.tree.evidence')}</Tag>}
    </span>
  );
}
