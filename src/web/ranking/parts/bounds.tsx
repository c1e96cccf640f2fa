// Which first and last places the probabilities are about, kept in the address.
import { useTranslation } from 'react-i18next';
import type { ListState } from '../../shared/list-state.ts';
import type { Bounds } from './certainty.tsx';

/** Where the plans at hand draw their lines: the last 200 of the province, the first and last two of a district. */
const usual: Record<string, Bounds> = {
  省行: { top: 200, bottom: 200 },
  市行: { top: 2, bottom: 2 },
  县行: { top: 2, bottom: 2 },
};

const whole = (text: string | undefined, otherwise: number) =>
  text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : otherwise;

export function boundsOf({ params }: ListState): Bounds {
  const own = usual[params['within'] ?? ''] ?? { top: 2, bottom: 2 };
  return { top: whole(params['top'], own.top), bottom: whole(params['bottom'], own.bottom) };
}

export function BoundsChoice({ state, bounds }: { state: ListState; bounds: Bounds }) {
  const { t } = useTranslation();
  const field = (key: keyof Bounds) => (
    <label className="mc-inline-field" key={key}>
      {t(`ranking.${key}`)}
      <input
        className="mc-native-select mc-short"
        type="number"
        inputMode="numeric"
        min={1}
        max={99999}
        value={bounds[key]}
        onChange={(event) => state.set({ [key]: event.target.value })}
      />
    </label>
  );
  return <>{(['top', 'bottom'] as const).map(field)}</>;
}
