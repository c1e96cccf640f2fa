// The page's table of contents, beside it on a desk; the section in view is marked.
import { Anchor } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../contract/plan.ts';
import styles from './plan.module.css';

export function Contents({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const link = (key: string, title: string) => ({ key, href: `#${key}`, title });
  return (
    <nav className={styles.contents} aria-label={t('plan.contents')}>
      <Anchor
        affix={false}
        offsetTop={72}
        items={[
          link('phases', t('plan.part.phases')),
          {
            ...link('goals', t('plan.part.goals')),
            children: plan.goals.map((goal) => link(goal.id, goal.title)),
          },
          {
            ...link('rules', t('plan.part.rules')),
            children: plan.rules.map((rule) => link(rule.id, rule.title)),
          },
          link('indicators', t('plan.part.indicators')),
          link('versions', t('plan.part.versions')),
        ]}
      />
    </nav>
  );
}
