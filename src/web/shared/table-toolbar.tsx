/** The tools above every list: search as one types, columns and density, export. */
import { Button } from 'antd';
import { DownloadOutlined, SettingOutlined } from '@ant-design/icons';
import type { TFunction } from 'i18next';
import { useEffect, useLayoutEffect, useRef, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mostExported } from '../../contract/most-exported.ts';
import { withQuery } from './api.ts';
import { saveAsCsv } from './csv.ts';
import type { DataTableProps } from './data-table.tsx';
import type { ListState, Page } from './list-state.ts';
import { Disclosure } from './disclosure.tsx';
import { Check, Radios } from './choices.tsx';
import { toast } from './toast.tsx';
import { TextInput } from './text-input.tsx';
import type { Density, TableView } from './table-view.ts';

/** Searches a short pause after the last key, at once on Enter. */
export function SearchBox({ label, state }: { label: string; state: ListState }) {
  const inAddress = state.params['search'] ?? '';
  const [text, setText] = useState(inAddress);
  const sent = useRef(inAddress);
  const send = (value: string) => {
    sent.current = value;
    state.set({ search: value.trim() || null });
  };
  const latest = useRef(send);
  useLayoutEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    if (inAddress === sent.current) return;
    sent.current = inAddress;
    setText(inAddress);
  }, [inAddress]);
  useEffect(() => {
    if (text === sent.current) return undefined;
    const timer = setTimeout(() => latest.current(text), 300);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextInput
      className="mc-search"
      type="search"
      maxLength={80}
      aria-label={label}
      placeholder={label}
      value={text}
      onText={setText}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send(text);
      }}
    />
  );
}

type Props<T> = Pick<
  DataTableProps<T>,
  'name' | 'columns' | 'list' | 'state' | 'exportPath' | 'exportRows'
> & { view: TableView };

/** A download cannot show what the server says of it: a list that it would refuse is refused here. */
function refuseTooLong(event: MouseEvent, page: Page<unknown> | undefined, t: TFunction<'app'>) {
  if (!page || (page.total <= mostExported && !page.more)) return;
  event.preventDefault();
  toast.failed(t('shared.list.tooLong', { most: mostExported }));
}

export function TableToolbar<T>(props: Props<T>) {
  const { name, columns, list, view, state, exportPath, exportRows } = props;
  const { t } = useTranslation();
  const { offset: _offset, limit: _limit, ...filters } = state.params;
  return (
    <div className="mc-toolbar-end">
      <Disclosure
        label={t('shared.list.view')}
        button={
          <>
            <SettingOutlined aria-hidden="true" /> {t('shared.list.view')}
          </>
        }
      >
        <ViewChoices columns={columns} view={view} state={state} />
      </Disclosure>
      {exportPath && (
        <Button
          href={withQuery(exportPath, filters)}
          download
          onClick={(event) => refuseTooLong(event, list.data, t)}
          icon={<DownloadOutlined aria-hidden="true" />}
        >
          {t('shared.list.export')}
        </Button>
      )}
      {exportRows && (
        <Button
          icon={<DownloadOutlined aria-hidden="true" />}
          onClick={() => void saveAsCsv(name, columns, exportRows)}
        >
          {t('shared.list.export')}
        </Button>
      )}
    </div>
  );
}

function ViewChoices<T>({ columns, view, state }: Pick<Props<T>, 'columns' | 'view' | 'state'>) {
  const { t } = useTranslation();
  const sortable = columns.filter((column) => column.sorts?.length);
  return (
    <div className="mc-view-choices">
      <fieldset>
        <legend>{t('shared.list.columns')}</legend>
        {columns.map((column) => (
          <Check
            key={column.key}
            label={column.title}
            checked={view.shown(column.key)}
            disabled={column.always ?? false}
            onChange={() => view.toggle(column.key)}
          />
        ))}
      </fieldset>
      {sortable.length > 0 && (
        <fieldset className="mc-phone-only">
          <legend>{t('shared.list.sort')}</legend>
          <Radios
            value={state.sort}
            onChange={(sort) => state.set({ sort })}
            choices={sortable.flatMap((column) =>
              (column.sorts ?? []).map((sort) => ({
                value: sort,
                label: `${column.title} ${sort.startsWith('-') ? '↓' : '↑'}`,
              })),
            )}
          />
        </fieldset>
      )}
      <fieldset className="mc-desk-only">
        <legend>{t('shared.list.density')}</legend>
        <Radios
          value={view.density}
          onChange={(density) => view.setDensity(density as Density)}
          choices={[
            { value: 'roomy', label: t('shared.list.roomy') },
            { value: 'close', label: t('shared.list.close') },
          ]}
        />
      </fieldset>
    </div>
  );
}
