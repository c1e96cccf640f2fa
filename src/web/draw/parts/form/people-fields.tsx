/** 派人: who can be sent, how often at most, and who may not go where. */
import { useTranslation } from 'react-i18next';
import { Box, Check } from '../../../shared/choices.tsx';
import { Field, FilterSelect } from '../../../shared/field.tsx';
import { ScrollArea } from '../../../shared/scroll-area.tsx';
import { ListEditor } from './list-editor.tsx';
import { WholeField } from './number-field.tsx';
import { ReasonField, UnitField } from './pool-fields.tsx';
import { useDecisions } from './use-decisions.ts';

export function PeopleFields() {
  const { t } = useTranslation();
  const { spec, set } = useDecisions();
  const { inspectors } = spec;
  return (
    <fieldset>
      <legend>{t('preparation.people')}</legend>
      <Check
        label={t('preparation.assign')}
        checked={inspectors !== null}
        onChange={() => set({ inspectors: inspectors ? null : [] })}
      />
      {inspectors && (
        <>
          <Inspectors />
          <WholeField
            label={t('preparation.lockOut')}
            hint={t('preparation.lockOutHint')}
            value={spec.lockOutDays}
            most={3650}
            onChange={(days) => set({ lockOutDays: days ?? 0 })}
          />
          <Avoid />
        </>
      )}
    </fieldset>
  );
}

function Inspectors() {
  const { t } = useTranslation();
  const { spec, set, options } = useDecisions();
  const chosen = spec.inspectors ?? [];
  const capacityOf = new Map(chosen.map((one) => [one.accountId, one.capacity]));
  const toggle = (accountId: string) =>
    set({
      inspectors: capacityOf.has(accountId)
        ? chosen.filter((one) => one.accountId !== accountId)
        : [...chosen, { accountId, capacity: null }],
    });
  const setCapacity = (accountId: string, capacity: number | null) =>
    set({
      inspectors: chosen.map((one) =>
        one.accountId === accountId ? { accountId, capacity } : one,
      ),
    });
  if (options.people.length === 0) return <p className="mc-notice">{t('preparation.nobody')}</p>;
  return (
    <ScrollArea label={t('draw.inspector')}>
      <table className="mc-plain-table">
        <thead>
          <tr>
            <th scope="col">{t('draw.inspector')}</th>
            <th scope="col">{t('preparation.at')}</th>
            <th scope="col">{t('preparation.capacity')}</th>
          </tr>
        </thead>
        <tbody>
          {options.people.map(({ accountId, name, username, unit }) => (
            <tr key={accountId}>
              <th scope="row">
                <span className="mc-check">
                  <Box
                    label={name}
                    checked={capacityOf.has(accountId)}
                    onChange={() => toggle(accountId)}
                  />
                  {name} <span className="mc-quiet">{username}</span>
                </span>
              </th>
              <td>{unit}</td>
              <td>
                {capacityOf.has(accountId) && (
                  <input
                    type="number"
                    className="mc-input mc-short"
                    min={0}
                    aria-label={t('preparation.capacityOf', { name })}
                    placeholder={t('preparation.noLimit')}
                    value={capacityOf.get(accountId) ?? ''}
                    onChange={({ target }) =>
                      setCapacity(
                        accountId,
                        target.value === '' ? null : Math.max(0, Math.trunc(Number(target.value))),
                      )
                    }
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

/** 回避: kin, own outlet, earlier posts. */
function Avoid() {
  const { t } = useTranslation();
  const { spec, set, options } = useDecisions();
  const chosen = new Set(spec.inspectors?.map(({ accountId }) => accountId));
  const people = options.people.filter(({ accountId }) => chosen.has(accountId));
  const [first] = people;
  return (
    <ListEditor
      items={spec.avoid}
      onChange={(avoid) => set({ avoid })}
      add={[
        {
          label: t('preparation.avoid'),
          item: () => (first ? { accountId: first.accountId, unitId: 0, reason: '' } : null),
        },
      ]}
      draw={(item, setItem) => (
        <>
          <Field label={t('draw.inspector')}>
            {(id) => (
              <FilterSelect
                id={id}
                label={t('draw.inspector')}
                value={item.accountId}
                choices={people.map(({ accountId, name }) => ({ value: accountId, label: name }))}
                onChange={(accountId) => setItem({ ...item, accountId })}
              />
            )}
          </Field>
          <UnitField unitId={item.unitId} onChange={(unitId) => setItem({ ...item, unitId })} />
          <ReasonField value={item.reason} onChange={(reason) => setItem({ ...item, reason })} />
        </>
      )}
    />
  );
}
