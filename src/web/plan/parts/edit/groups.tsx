// 领导小组: who leads, with what duty and which members.
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../../contract/plan.ts';
import { useField, useItems } from './context.ts';
import { TextAt } from './fields.tsx';
import styles from './edit.module.css';

type Group = Plan['groups'][number];

export function Groups() {
  const { t } = useTranslation();
  const { list, add, remove } = useItems<Group>('groups');
  return (
    <section>
      <div className={styles.head}>
        <h3>{t('plan.edit.groups')}</h3>
        <Button onClick={() => add({ name: '', duty: '', members: [] })}>
          {t('plan.edit.addGroup')}
        </Button>
      </div>
      {list.map((_, index) => (
        <div key={index} className={styles.card}>
          <TextAt path={`groups.${index}.name`} label={t('plan.edit.name')} />
          <TextAt path={`groups.${index}.duty`} label={t('plan.edit.duty')} rows={2} />
          <Members path={`groups.${index}.members`} />
          <Button danger type="link" onClick={() => remove(index)}>
            {t('plan.edit.remove')}
          </Button>
        </div>
      ))}
    </section>
  );
}

type Member = Group['members'][number];

/** One member a line, "职务：人员", as the plan prints it. */
function Members({ path }: { path: string }) {
  const { t } = useTranslation();
  const { value = [], set } = useField<Member[]>(path);
  const change = (index: number, part: Partial<Member>) =>
    set(value.map((member, i) => (i === index ? { ...member, ...part } : member)));
  return (
    <div>
      {value.map((member, index) => (
        <div key={index} className={styles.row} style={{ marginBottom: 8 }}>
          <Input
            aria-label={t('plan.edit.post')}
            placeholder={t('plan.edit.post')}
            value={member.post}
            onChange={(event) => change(index, { post: event.target.value })}
          />
          <Input
            aria-label={t('plan.edit.who')}
            placeholder={t('plan.edit.who')}
            value={member.who}
            onChange={(event) => change(index, { who: event.target.value })}
          />
          <Button type="link" danger onClick={() => set(value.filter((_, i) => i !== index))}>
            {t('plan.edit.removeMember', { post: member.post })}
          </Button>
        </div>
      ))}
      <Button type="dashed" onClick={() => set([...value, { post: '', who: '' }])}>
        {t('plan.edit.addMember')}
      </Button>
    </div>
  );
}
