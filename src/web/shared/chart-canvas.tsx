/** echarts itself, only the parts in use; follows theme and width. */
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { fontFamily, useScheme, type Scheme } from './theme.ts';

use([BarChart, LineChart, ScatterChart, SVGRenderer]);
use([AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent]);

const ink = { light: '#3b4a47', dark: '#c3d0ce' } as const;
const line = { light: '#dfe6e4', dark: '#33413f' } as const;
const palettes = {
  light: ['#0f766e', '#b45309', '#4b5fa8', '#9d3f5c', '#64748b'],
  dark: ['#2dbfae', '#e9a04d', '#8fa4f0', '#e08aa4', '#a3b2c4'],
};
function themeOf(scheme: Scheme) {
  const axis = {
    axisLine: { lineStyle: { color: line[scheme] } },
    axisLabel: { color: ink[scheme] },
    splitLine: { lineStyle: { color: line[scheme] } },
    nameTextStyle: { color: ink[scheme] },
  };
  return {
    color: palettes[scheme],
    backgroundColor: 'transparent',
    textStyle: { fontFamily, color: ink[scheme] },
    legend: { textStyle: { color: ink[scheme] } },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
  };
}

type Props = { option: EChartsCoreOption; height: number; label: string };

export default function ChartCanvas({ option, height, label }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const scheme = useScheme();
  useEffect(() => {
    if (!frame.current) return undefined;
    const drawn = init(frame.current, themeOf(scheme), { renderer: 'svg' });
    chart.current = drawn;
    const resize = new ResizeObserver(() => drawn.resize());
    resize.observe(frame.current);
    return () => {
      resize.disconnect();
      drawn.dispose();
    };
  }, [scheme]);
  useEffect(() => {
    chart.current?.setOption(
      {
        animation: false,
        grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
        ...option,
      },
      true,
    );
  }, [option, scheme]);
  return <div ref={frame} role="img" aria-label={label} style={{ height }} />;
}
