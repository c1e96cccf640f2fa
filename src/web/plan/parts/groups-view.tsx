// 领导小组: the people who carry the plan, as it names them.
import type { Plan } from '../../../contract/plan.ts';
import styles from './plan.module.css';

export function GroupsView({ groups }: { groups: Plan['groups'] }) {
  return groups.map((group) => (
    <section key={group.name} className={styles.group}>
      <h3>{group.name}</h3>
      <p className={styles.muted}>{group.duty}</p>
      <dl className={styles.members}>
        {group.members.map((member) => (
          <div key={member.post + member.who}>
            <dt>{member.post}</dt>
            <dd>{member.who}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
