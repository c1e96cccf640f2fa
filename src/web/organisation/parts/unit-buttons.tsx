/** Add and edit; the dialog loads when first opened. */
import { Button } from 'antd';
import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import { levels, outletLevel, type Level } from '../../../domain/organisation/model.ts';
import { useAddUnit, useEditUnit, type UnitDetail } from '../api.ts';

const UnitForm = lazy(() =>
  import('./unit-form.tsx').then((loaded) => ({ default: loaded.UnitForm })),
);

export function AddUnitButton({ parent }: { parent: UnitRef & { level: string } }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const add = useAddUnit();
  const below = levels[levels.indexOf(parent.level as Level) + 1] ?? outletLevel;
  return (
    <>
      <Button
        type="primary"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('organisation.addUnit')}
      </Button>
      {open && (
        <Suspense>
          <UnitForm
            title={t('organisation.addUnit')}
            start={{ code: '', name: '', level: below, parent, queueMachine: null }}
            save={add}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

export function EditUnitButton({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation();
  /** The version it was opened in; 0 = not open. */
  const [open, setOpen] = useState(0);
  const edit = useEditUnit(unit.id);
  return (
    <>
      <Button icon={<EditOutlined aria-hidden="true" />} onClick={() => setOpen(unit.version)}>
        {t('shared.action.edit')}
      </Button>
      {open > 0 && (
        <Suspense>
          <UnitForm
            title={t('organisation.editUnit', { name: unit.name })}
            isTop={unit.parent === null}
            start={{
              code: unit.code,
              name: unit.name,
              level: unit.level as Level,
              parent: unit.parent,
              queueMachine: unit.queueMachine,
            }}
            save={(change) => edit({ ...change, version: open })}
            onClose={() => setOpen(0)}
          />
        </Suspense>
      )}
    </>
  );
}
