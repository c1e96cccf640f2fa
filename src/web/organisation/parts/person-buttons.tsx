/** Adding a person. */
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';

const PersonForm = lazy(() =>
  import('./person-form.tsx').then((loaded) => ({ default: loaded.PersonForm })),
);

export function AddPersonButton({ unit }: { unit: UnitRef | null }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="primary"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('organisation.addPerson')}
      </Button>
      {open && (
        <Suspense>
          <PersonForm unit={unit} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
