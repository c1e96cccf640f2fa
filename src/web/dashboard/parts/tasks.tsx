// What waits for me, each one click from its place.
import { RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../api.ts';
import styles from './dashboard.module.css';

export function Tasks({ tasks }: { tasks: Dashboard['tasks'] }) {
  const { t } = useTranslation();
  return (
    <section className="mc-card">
      <h2>{t('dashboard.tasks')}</h2>
      {tasks.length === 0 ? (
        <p className="mc-quiet">{t('dashboard.noTasks')}</p>
      ) : (
        <ul className={styles.tasks}>
          {tasks.map((task) => (
            <li key={task.code}>
              <Task task={task} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Task({ task }: { task: Dashboard['tasks'][number] }) {
  // `to` is a whole address of this app, search included, as the server wrote it.
  const [path = '/', search = ''] = task.to.split('?');
  return (
    <Link
      to={path}
      search={Object.fromEntries(new URLSearchParams(search))}
      className={styles.task}
    >
      <span className={styles.taskCount}>{task.count}</span>
      <span>
        {task.title}
        <span className={styles.detail}>{task.detail}</span>
      </span>
      <RightOutlined aria-hidden="true" />
    </Link>
  );
}
