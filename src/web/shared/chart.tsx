/** A chart with the same figures as a table one click away. echarts loads only when a chart is drawn. */
import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EChartsCoreOption } from 'echarts/core';
import { Loading } from './loading.tsx';

/** The page is read and used first: its figures stand in words and in a table as well. */
const whenIdle = () =>
  new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 1000 });
    else setTimeout(resolve, 200);
  });
const Canvas = lazy(async () => {
  await whenIdle();
  return import('./chart-canvas.tsx');
});

type Props = {
  title: string;
  /** What the chart shows, in a sentence: read out, and printed under the title. */
  summary: string;
  option: EChartsCoreOption;
  height?: number;
  table: { head: string[]; rows: ReactNode[][] };
};

export function Chart({ title, summary, option, height = 260, table }: Props) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="mc-chart">
      <figcaption className="mc-chart-caption">
        <div>
          <strong>{title}</strong>
          <p className="mc-quiet">{summary}</p>
        </div>
        <Button
          size="small"
          type="text"
          className="mc-noprint"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'shared.chart.asChart' : 'shared.chart.asTable')}
        </Button>
      </figcaption>
      {asTable ? (
        <div className="mc-chart-table" style={{ maxHeight: height }} tabIndex={0}>
          <PlainTable {...table} label={title} />
        </div>
      ) : (
        <Suspense fallback={<div style={{ height }}>{<Loading />}</div>}>
          <Canvas option={option} height={height} label={`${title}. ${summary}`} />
        </Suspense>
      )}
    </figure>
  );
}

type TableProps = {
  head: ReactNode[];
  rows: ReactNode[][];
  label: string;
  /** Columns of words, by their place; the others after the first are figures. */
  words?: number[];
};
/** A short table without tools. */
export function PlainTable({ head, rows, label, words = [] }: TableProps) {
  const kind = (column: number) => (words.includes(column) ? 'mc-words' : undefined);
  return (
    <table className="mc-plain-table" aria-label={label}>
      <thead>
        <tr>
          {head.map((cell, at) => (
            <th key={at} scope="col" className={kind(at)}>
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <td key={column} className={kind(column)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
