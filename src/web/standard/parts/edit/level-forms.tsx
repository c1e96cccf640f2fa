/** The forms of a module and of a project. */
import { useTranslation } from 'react-i18next';
import { OptionalPointsAt, PointsAt, TextAt } from './inputs.tsx';
import { NodeTools, SumLine } from './node-tools.tsx';
import styles from './edit.module.css';
import { useEditing } from './use-editing.ts';

export function LevelForm({ path, level }: { path: string; level: 'module' | 'project' }) {
  const { t } = useTranslation();
  const { document } = useEditing();
  const weighted = level === 'module' && document.scoring.combine === 'weighted';
  return (
    <section className="mc-stack">
      <h2>{t(`standard.edit.${level}`)}</h2>
      <NodeTools path={path} />
      <div className={styles.row}>
        <TextAt path={`${path}.code`} label={t('standard.edit.code')} />
        <TextAt path={`${path}.name`} label={t('standard.edit.name')} />
        <PointsAt path={`${path}.points`} label={t('standard.edit.points')} />
        {weighted && <OptionalPointsAt path={`${path}.weight`} label={t('standard.edit.weight')} />}
        <OptionalPointsAt path={`${path}.deductAtMost`} label={t('standard.edit.deductAtMost')} />
      </div>
      <SumLine path={path} />
    </section>
  );
}
