// The roll of a session: who should come, and who did. Nothing is sent before 保存.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attendanceStates, type AttendanceState } from '../../../domain/training/index.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { formatCount } from '../../shared/figures.ts';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { Tag, type Tone } from '../../shared/state-tag.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { useAttendance, type RollRow, type SessionDetail } from '../api.ts';
import { Filter } from './choices.tsx';
import { usePersonColumns } from './person-columns.tsx';
import styles from './training.module.css';

const tones: Record<AttendanceState, Tone> = { present: 'good', late: 'warning', absent: 'bad' };
export function Attendance({ state }: { state: AttendanceState | null }) {
  const { t } = useTranslation();
  if (!state) return <span className="mc-quiet">{t('training.states.none')}</span>;
  return <Tag tone={tones[state]}>{t(`training.states.${state}`)}</Tag>;
}

type Entry = { state: AttendanceState; reason: string };
type Draft = Record<number, Entry>;

export function Roll({ one }: { one: SessionDetail }) {
  const { t } = useTranslation();
  const state = useListState({ limit: '100' });
  const list = useList<Page<RollRow>>(`/api/trainings/${one.id}/roll`, state.params);
  const [draft, setDraft] = useState<Draft>({});
  const enter = (personId: number, entry: Entry) => setDraft({ ...draft, [personId]: entry });
  const states = [...attendanceStates, 'none' as const].map((value) => ({
    value,
    label: t(`training.states.${value}`),
  }));
  const open = list.data?.rows.filter((row) => !row.state && !draft[row.personId]) ?? [];
  const allPresent = () => {
    const there: Entry = { state: 'present', reason: '' };
    setDraft({ ...draft, ...Object.fromEntries(open.map((row) => [row.personId, there])) });
  };
  return (
    <>
      <DataTable
        name="training-roll"
        label={t('training.roll')}
        rowKey={(row) => row.personId}
        columns={useColumns(one.can.record, draft, enter)}
        list={list}
        state={state}
        searchLabel={t('training.searchPeople')}
        exportPath={`/api/trainings/${one.id}/roll.xlsx`}
        filters={
          <>
            <Filter state={state} name="state" label={t('training.anyState')} choices={states} />
            <UnitFilter state={state} />
          </>
        }
        summary={
          <p>
            {t('training.rollSummary', {
              audience: formatCount(one.audience),
              present: formatCount(one.present),
              late: formatCount(one.late),
              absent: formatCount(one.absent),
            })}{' '}
            {!one.can.record && !one.cancelled && (
              <span className="mc-quiet">{t('training.notYet')}</span>
            )}
          </p>
        }
        empty={{ title: t('training.nobody'), hint: t('training.nobodyHint') }}
      />
      {one.can.record && (
        <SaveBar
          id={String(one.id)}
          draft={draft}
          open={open.length}
          onAll={allPresent}
          onDone={() => setDraft({})}
        />
      )}
    </>
  );
}

type BarProps = {
  id: string;
  draft: Draft;
  open: number;
  onAll: () => void;
  onDone: () => void;
};
function SaveBar({ id, draft, open, onAll, onDone }: BarProps) {
  const { t } = useTranslation();
  const record = useAttendance(id);
  const rows = Object.entries(draft).map(([personId, entry]) => ({
    personId: Number(personId),
    ...entry,
  }));
  const unexplained = rows.filter((row) => row.state === 'absent' && row.reason.trim() === '');
  const save = async () => {
    try {
      const { fulfilled, reopened } = await record.mutateAsync({ rows });
      const more = [
        fulfilled > 0 && t('training.savedFulfilled', { n: fulfilled }),
        reopened > 0 && t('training.savedReopened', { n: reopened }),
      ].filter(Boolean);
      toast.done([t('training.saved'), ...more].join(' '));
      onDone();
    } catch (error) {
      toast.problem(error);
    }
  };
  return (
    <div className={`${styles.save} mc-noprint`}>
      <Button
        type="primary"
        loading={record.isPending}
        disabled={rows.length === 0 || unexplained.length > 0}
        onClick={() => void save()}
      >
        {t('training.saveRoll', { n: formatCount(rows.length) })}
      </Button>
      {open > 0 && (
        <Button onClick={onAll}>{t('training.allPresent', { n: formatCount(open) })}</Button>
      )}
      {unexplained.length > 0 && (
        <span role="status" className={styles.wrong}>
          {t('training.whyAbsent', { n: formatCount(unexplained.length) })}
        </span>
      )}
    </div>
  );
}

function useColumns(
  mayRecord: boolean,
  draft: Draft,
  enter: (personId: number, entry: Entry) => void,
): Column<RollRow>[] {
  const { t } = useTranslation();
  const person = usePersonColumns<RollRow>();
  return [
    ...person,
    {
      key: 'state',
      title: t('training.attendance'),
      render: (row) =>
        mayRecord ? (
          <Choose row={row} entry={draft[row.personId]} enter={enter} />
        ) : (
          <>
            <Attendance state={row.state} /> {row.reason}
          </>
        ),
    },
  ];
}

type ChooseProps = {
  row: RollRow;
  entry: Entry | undefined;
  enter: (personId: number, entry: Entry) => void;
};
function Choose({ row, entry, enter }: ChooseProps) {
  const { t } = useTranslation();
  const now = entry ?? { state: row.state, reason: row.reason };
  const choices = attendanceStates.map((value) => ({
    value,
    label: t(`training.states.${value}`),
  }));
  const of = { name: row.name };
  return (
    <span className={styles.attend}>
      <FilterSelect
        label={t('training.attendanceOf', of)}
        value={now.state ?? ''}
        choices={choices}
        {...(now.state ? {} : { all: t('training.states.none') })}
        onChange={(value) =>
          enter(row.personId, { state: value as AttendanceState, reason: now.reason })
        }
      />
      {now.state && now.state !== 'present' && (
        <TextInput
          aria-label={t('training.reasonOf', of)}
          placeholder={t('training.reason')}
          maxLength={200}
          value={now.reason}
          onText={(reason) => now.state && enter(row.personId, { state: now.state, reason })}
        />
      )}
    </span>
  );
}
