/** Who can be sent, with what each still has to do. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../domain/organisation/model.ts';
import { Check } from '../../shared/choices.tsx';
import type { Part } from './part.ts';

export function Inspectors({ body, choices, setUp }: Part) {
  const { t } = useTranslation();
  const chosen = body.settings.inspectors;
  const toggle = (userId: string) =>
    setUp({
      inspectors: chosen.includes(userId)
        ? chosen.filter((one) => one !== userId)
        : [...chosen, userId],
    });
  return (
    <fieldset className="mc-card mc-stack">
      <legend>{t('round.form.inspectors')}</legend>
      {choices.inspectors.length === 0 && (
        <p className="mc-quiet">{t('round.form.noInspectors')}</p>
      )}
      <div className="mc-round-people">
        {choices.inspectors.map(({ userId, name, role, unit, open }) => (
          <Check
            key={userId}
            label={`${name} · ${t(`shared.role.${role as Role}`)} · ${unit.name} · ${t('round.form.openVisits', { n: open })}`}
            checked={chosen.includes(userId)}
            onChange={() => toggle(userId)}
          />
        ))}
      </div>
      {choices.inspectors.length > 2 && (
        <div>
          <Button
            size="small"
            onClick={() => setUp({ inspectors: choices.inspectors.map(({ userId }) => userId) })}
          >
            {t('round.form.allInspectors')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
