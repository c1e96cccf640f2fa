/** The contents of the standard being edited: a node opens its form; points and faults stand beside it. */
import { useTranslation } from 'react-i18next';
import styles from './edit.module.css';
import { useEditing } from './use-editing.ts';

export function Outline() {
  const { t } = useTranslation();
  const { document } = useEditing();
  return (
    <nav className={styles.outline} aria-label={t('editor.outline')}>
      <Node path="" name={t('editor.settings')} points={document.total} level={0} />
      {document.modules.map((module, m) => (
        <div key={m}>
          <Node path={`modules.${m}`} name={module.name} points={module.points} level={1} />
          {module.projects.map((project, p) => (
            <div key={p}>
              <Node
                path={`modules.${m}.projects.${p}`}
                name={project.name}
                points={project.points}
                level={2}
              />
              {project.items.map((item, i) => (
                <Node
                  key={i}
                  path={`modules.${m}.projects.${p}.items.${i}`}
                  name={`${item.code} ${item.name}`}
                  points={item.form.kind === 'text' ? '' : item.points}
                  level={3}
                />
              ))}
            </div>
          ))}
        </div>
      ))}
    </nav>
  );
}

type NodeProps = { path: string; name: string; points: string; level: number };
function Node({ path, name, points, level }: NodeProps) {
  const { t } = useTranslation();
  const { open, show, findings } = useEditing();
  const errors = findings.filter(
    (finding) => finding.path === path && finding.severity === 'error',
  ).length;
  return (
    <button
      type="button"
      className={styles.node}
      data-level={level}
      data-path={path}
      aria-current={open === path ? 'true' : undefined}
      onClick={() => show(path)}
    >
      <span className={styles.name}>{name}</span>
      {errors > 0 && <span className={styles.bad}>{t('standard.finding.error')}</span>}
      <span className="mc-figure mc-quiet">{points}</span>
    </button>
  );
}
