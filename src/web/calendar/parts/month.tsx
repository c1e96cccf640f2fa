/** One month: each day in the colour of what it is; a press opens it for those who may enter days. */
import { useTranslation } from 'react-i18next';
import { weekdayOf } from '../../../domain/calendar/days.ts';
import type { CalendarDay } from '../api.ts';
import styles from './calendar.module.css';

type Props = {
  year: number;
  month: number;
  days: Map<string, CalendarDay>;
  onDay: ((day: string) => void) | null;
};
const two = (n: number) => String(n).padStart(2, '0');

/** Weeks from Monday; '' outside of the month. */
function weeksOf(year: number, month: number): string[][] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days = Array.from({ length }, (_, at) => `${year}-${two(month)}-${two(at + 1)}`);
  const lead = (weekdayOf(days[0]!) + 6) % 7;
  const cells = [...Array.from({ length: lead }, () => ''), ...days];
  while (cells.length % 7 > 0) cells.push('');
  return Array.from({ length: cells.length / 7 }, (_, at) => cells.slice(at * 7, at * 7 + 7));
}

export function Month({ year, month, days, onDay }: Props) {
  const { i18n } = useTranslation();
  const name = new Intl.DateTimeFormat(i18n.language, { month: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'narrow', timeZone: 'UTC' });
  return (
    <section className={styles.month} aria-label={name.format(Date.UTC(year, month - 1, 1))}>
      <h3>{name.format(Date.UTC(year, month - 1, 1))}</h3>
      <table>
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((n) => (
              <th key={n} scope="col">
                {weekday.format(Date.UTC(2024, 0, n))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week, at) => (
            <tr key={week.find(Boolean) ?? at}>
              {week.map((day, column) => (
                <td key={day || column}>
                  {day && <DayCell day={day} special={days.get(day)} onDay={onDay} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DayCell({
  day,
  special,
  onDay: press,
}: {
  day: string;
  special: CalendarDay | undefined;
  onDay: Props['onDay'];
}) {
  const { t } = useTranslation();
  const weekend = [0, 6].includes(weekdayOf(day));
  const kind = special?.reason ?? (weekend ? 'weekend' : 'weekday');
  const label = `${Number(day.slice(8))} ${special ? `${special.name} ` : ''}${t(`calendar.kind.${kind}`)}`;
  const className = `${styles.day} ${styles[kind] ?? ''}`;
  return press ? (
    <button
      type="button"
      className={className}
      title={label}
      aria-label={label}
      onClick={() => press(day)}
    >
      {Number(day.slice(8))}
    </button>
  ) : (
    <span className={className} title={label}>
      {Number(day.slice(8))}
    </span>
  );
}
