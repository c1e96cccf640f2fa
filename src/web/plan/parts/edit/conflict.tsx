// Somebody else saved first: nothing is lost or overwritten silently; the choice is the reader's.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../../contract/plan.ts';

type Props = { message: string; plan: Plan; onReload: () => void };

export function Conflict({ message, plan, onReload }: Props) {
  const { t } = useTranslation();
  const download = () => {
    const link = document.createElement('a');
    const file = new Blob([JSON.stringify(plan, null, 2)], { type: 'application/json' });
    link.href = URL.createObjectURL(file);
    link.download = `${plan.id}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <section className="mc-notice mc-notice-warning mc-stack" role="alert">
      <strong>{message}</strong>
      <p>{t('plan.edit.conflict')}</p>
      <div className="mc-actions">
        <Button onClick={download}>{t('plan.edit.keepMine')}</Button>
        <Button type="primary" onClick={onReload}>
          {t('plan.edit.loadTheirs')}
        </Button>
      </div>
    </section>
  );
}
