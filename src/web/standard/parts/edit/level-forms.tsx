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
      <h2>{t(`editor.${level}`)}</h2>
      <NodeTools path={path} />
      <div className={styles.row}>
        <TextAt path={`${path}.code`} label={t('editor.code')} />
        <TextAt path={`${path}.name`} label={t('editor.name')} />
        <PointsAt path={`${path}.points`} label={t('editor.points')} />
        {weighted && <OptionalPointsAt path={`${path}.weight`} label={t('editor.weight')} />}
        <OptionalPointsAt path={`${path}.deductAtMost`} label={t('editor.deductAtMost')} />
      </div>
      <SumLine path={path} />
    </section>
  );
}
