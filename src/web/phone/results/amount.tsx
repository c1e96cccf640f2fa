/** Money of a statement. */
import { formatDecimal, signOf, trimMoney } from '../../shared/decimals.ts';
import { useWords } from '../words/index.ts';

/** With its sign; colour repeats the sign, never replaces it. */
export function Amount({ value }: { value: string }) {
  const t = useWords();
  const sign = signOf(value);
  return (
    <span className={`mp-figure ${sign < 0 ? 'mp-minus' : sign > 0 ? 'mp-plus' : ''}`}>
      {t.results.yuan(`${sign > 0 ? '+' : ''}${formatDecimal(trimMoney(value))}`)}
    </span>
  );
}
