/** Narrows a list to a unit and all below it. The picker is loaded only when it is wanted. */
import { Button } from 'antd';
import { ApartmentOutlined, CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../contract/organisation.ts';
import { api } from './api.ts';
import type { ListState } from './list-state.ts';

const UnitPicker = lazy(() =>
  import('./unit-picker.tsx').then((loaded) => ({ default: loaded.UnitPicker })),
);

export function UnitFilter({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const id = state.params['unitId'];
  const unit = useQuery({
    queryKey: ['/api/units', id],
    queryFn: ({ signal }) => api.get<Unit>(`/api/units/${id}`, { signal }),
    enabled: id !== undefined,
  });
  if (id !== undefined)
    return (
      <Button
        icon={<CloseOutlined aria-hidden="true" />}
        iconPlacement="end"
        onClick={() => state.set({ unitId: null })}
      >
        {t('shared.list.onlyUnit', { unit: unit.data?.name ?? '…' })}
      </Button>
    );
  if (!choosing)
    return (
      <Button icon={<ApartmentOutlined aria-hidden="true" />} onClick={() => setChoosing(true)}>
        {t('shared.list.byUnit')}
      </Button>
    );
  return (
    <Suspense>
      <UnitPicker
        label={t('shared.list.byUnit')}
        value={null}
        startsOpen
        onChange={(chosen) => {
          setChoosing(false);
          state.set({ unitId: chosen?.id });
        }}
      />
    </Suspense>
  );
}
