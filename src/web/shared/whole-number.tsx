// A whole number from 1 to `max`: what is typed beyond is brought back into the range.
import { TextInput } from './text-input.tsx';

type Props = { id: string; value: number; max: number; onNumber: (value: number) => void };

export const WholeNumber = ({ id, value, max, onNumber }: Props) => (
  <TextInput
    id={id}
    type="number"
    inputMode="numeric"
    min={1}
    max={max}
    required
    value={String(value)}
    onText={(text) => onNumber(Math.min(max, Math.max(1, Math.trunc(Number(text)) || 1)))}
  />
);
