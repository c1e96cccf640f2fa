/** Chooses a unit by typing part of its name or code; asks the server, which shows only what may be seen. */
import { Select } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../contract/common.ts';
import type { Unit } from '../../contract/organisation.ts';
import { api } from './api.ts';
import type { Page } from './list-state.ts';

type Props = {
  value: UnitRef | null;
  onChange: (unit: UnitRef | null) => void;
  label: string;
  level?: string;
  id?: string;
  allowClear?: boolean;
  /** Opens and takes the keyboard at once: for a picker that somebody just asked for. */
  startsOpen?: boolean;
};

export function UnitPicker({ value, onChange, label, level, id, allowClear, startsOpen }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const found = useQuery({
    queryKey: ['/api/units', 'picker', search, level],
    queryFn: ({ signal }) =>
      api.get<Page<Unit>>('/api/units', { query: { search, level, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  });
  const units: UnitRef[] = found.data?.rows ?? [];
  const offered =
    value && !units.some(({ id: one }) => one === value.id) ? [value, ...units] : units;
  return (
    <Select
      {...(id ? { id } : {})}
      className="mc-unit-picker"
      aria-label={label}
      placeholder={label}
      getPopupContainer={(picker: HTMLElement) => picker.parentElement ?? document.body}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      allowClear={allowClear ?? false}
      autoFocus={startsOpen ?? false}
      defaultOpen={startsOpen ?? false}
      loading={found.isFetching}
      notFoundContent={t('shared.list.nothingFound')}
      value={value?.id ?? null}
      options={offered.map((unit) => ({ value: unit.id, label: `${unit.name}（${unit.code}）` }))}
      onChange={(chosen: number | null) =>
        onChange(offered.find((unit) => unit.id === chosen) ?? null)
      }
    />
  );
}
