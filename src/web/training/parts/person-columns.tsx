/** Who, in lists of people of several outlets: the first columns of each. */
import { useTranslation } from 'react-i18next';
import type { Column } from '../../shared/data-table.tsx';

type Person = { name: string; staffNo: string; post: string; unit: { name: string } };

export function usePersonColumns<Row extends Person>(): Column<Row>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('training.person'),
      always: true,
      render: (row) => (
        <>
          {row.name} <span className="mc-quiet mc-figure">{row.staffNo}</span>
        </>
      ),
    },
    { key: 'post', title: t('training.post'), render: (row) => row.post },
    { key: 'unit', title: t('training.outlet'), render: (row) => row.unit.name },
  ];
}
