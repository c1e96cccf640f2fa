/** Item by item beside the version before: a proposal until a person confirms it. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Tag, type Tone } from '../../shared/state-tag.tsx';
import { toast } from '../../shared/toast.tsx';
import { mappingQuery, useConfirmMapping, type Mapping, type StandardVersion } from '../api.ts';
import { pair, splitRow, unpaired, type Pairing } from './pairing.ts';
import styles from './standard.module.css';

const tones: Record<Pairing['comparison'], Tone> = {
  same: 'good',
  changed: 'warning',
  new: 'accent',
  dropped: 'bad',
};

export function CompareView({ standard }: { standard: StandardVersion }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(mappingQuery(standard.id));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!data.previous) {
    return <EmptyState title={t('standard.compare.none')} hint={t('standard.compare.noneHint')} />;
  }
  return <Comparing key={`${data.confirmed} ${data.sha256}`} standard={standard} mapping={data} />;
}

type Props = { standard: StandardVersion; mapping: Mapping };
function Comparing({ standard, mapping }: Props) {
  const { t } = useTranslation();
  const confirm = useConfirmMapping(standard.id);
  const [rows, setRows] = useState<Pairing[]>(mapping.rows);
  const [sha256] = useState(mapping.sha256);
  const [show, setShow] = useState('different');
  // What only reads otherwise is proposed as the same: a person has to see it before confirming.
  const differs = ({ comparison, fromText, toText }: Pairing) =>
    comparison !== 'same' || fromText !== toText;
  const shown = rows.filter(
    (row) => show === '' || (show === 'different' ? differs(row) : row.comparison === show),
  );
  const count = (kind: Pairing['comparison']) =>
    rows.filter(({ comparison }) => comparison === kind).length;
  const kinds = ['same', 'changed', 'new', 'dropped'] as const;
  const counts = Object.fromEntries(kinds.map((kind) => [kind, count(kind)]));
  const save = () =>
    confirm.mutate(
      { sha256, rows: rows.map(({ from, to, comparison }) => ({ from, to, comparison })) },
      { onError: toast.problem, onSuccess: () => toast.done(t('standard.compare.saved')) },
    );
  return (
    <section className="mc-stack">
      <p className={`mc-notice ${mapping.confirmed ? '' : 'mc-notice-warning'}`}>
        {t(mapping.confirmed ? 'standard.compare.confirmed' : 'standard.compare.proposal')}{' '}
        {t('standard.compare.counts', counts)}
      </p>
      <div className="mc-toolbar mc-noprint">
        <FilterSelect
          label={t('standard.compare.show')}
          all={t('standard.compare.all', { count: rows.length })}
          value={show}
          choices={[
            { value: 'different', label: t('standard.compare.different') },
            ...kinds.map((kind) => ({ value: kind, label: t(`standard.compare.${kind}`) })),
          ]}
          onChange={setShow}
        />
        {mapping.abilities.confirm && (
          <Button type="primary" onClick={save} loading={confirm.isPending}>
            {t('standard.compare.save')}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="mc-quiet">{t('standard.compare.nothing')}</p>
      ) : (
        <PairTable
          rows={shown}
          all={rows}
          versions={[mapping.previous?.version ?? 0, standard.version]}
          onChange={mapping.abilities.confirm ? setRows : null}
        />
      )}
    </section>
  );
}

type TableProps = {
  rows: Pairing[];
  all: Pairing[];
  versions: [number, number];
  onChange: ((rows: Pairing[]) => void) | null;
};
function PairTable({ rows, all, versions, onChange }: TableProps) {
  const { t } = useTranslation();
  const [before, after] = versions;
  return (
    <table className={`mc-plain-table ${styles.pairs}`} aria-label={t('standard.view.compare')}>
      <thead>
        <tr>
          <th scope="col">{t('standard.compare.before', { n: before })}</th>
          <th scope="col">{t('standard.compare.after', { n: after })}</th>
          <th scope="col">{t('standard.compare.comparison')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.from ?? ''} ${row.to ?? ''}`}>
            <td>
              {row.from !== null ? (
                row.fromText
              ) : (
                <OldItem row={row} all={all} onChange={onChange} />
              )}
            </td>
            <td>{row.toText}</td>
            <td>
              <Kind row={row} all={all} onChange={onChange} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = { row: Pairing; all: Pairing[]; onChange: TableProps['onChange'] };
/** A new item may turn out to be a dropped one under another name. */
function OldItem({ row, all, onChange }: CellProps) {
  const { t } = useTranslation();
  const open = unpaired(all);
  if (!onChange || open.length === 0) return null;
  return (
    <FilterSelect
      label={t('standard.compare.pair')}
      all={t('standard.compare.pairNone')}
      value=""
      choices={open.map(({ from, fromText }) => ({ value: from ?? '', label: fromText }))}
      onChange={(from) => onChange(pair(all, from, row.to))}
    />
  );
}

function Kind({ row, all, onChange }: CellProps) {
  const { t } = useTranslation();
  const { comparison } = row;
  const isPair = comparison === 'same' || comparison === 'changed';
  if (!onChange || !isPair) {
    return <Tag tone={tones[comparison]}>{t(`standard.compare.${comparison}`)}</Tag>;
  }
  const change = (next: string) =>
    onChange(
      next === 'split'
        ? splitRow(all, row)
        : all.map((one) =>
            one === row ? { ...one, comparison: next === 'same' ? 'same' : 'changed' } : one,
          ),
    );
  return (
    <FilterSelect
      label={t('standard.compare.comparison')}
      value={comparison}
      choices={[
        { value: 'same', label: t('standard.compare.same') },
        { value: 'changed', label: t('standard.compare.changed') },
        { value: 'split', label: t('standard.compare.split') },
      ]}
      onChange={change}
    />
  );
}
