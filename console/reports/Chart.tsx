import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';

export interface Series {
  name: string;
  label: string;
  color: string;
}

export interface Plot {
  /** What it is a picture of, for those who do not see it. */
  label: string;
  series: Series[];
  data: Record<string, string | number | null>[];
  stacked?: boolean;
}

/** Bars; the table below has the same figures, so that nobody needs the picture. */
export default function Chart({ label, series, data, stacked = false }: Plot) {
  return (
    <div className="plot" role="img" aria-label={label}>
      <BarChart
        h={260}
        data={data}
        dataKey="name"
        type={stacked ? 'stacked' : 'default'}
        series={series}
        withLegend
        legendProps={{ verticalAlign: 'top', height: 36, itemSorter: null }}
        yAxisProps={{ allowDecimals: false }}
        maxBarWidth={40}
        tickLine="y"
        barProps={{ isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}
