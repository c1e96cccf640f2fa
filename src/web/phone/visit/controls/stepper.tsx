/** Less, the present amount, more: for points off and for occurrences. */
import { Icon } from '../../parts/icons.tsx';

type Props = {
  text: string;
  less: string;
  more: string;
  canLess: boolean;
  canMore: boolean;
  active: boolean;
  onLess: () => void;
  onMore: () => void;
};

export function Stepper({ text, less, more, canLess, canMore, active, onLess, onMore }: Props) {
  return (
    <div className={active ? 'mp-stepper mp-stepper-active' : 'mp-stepper'}>
      <button type="button" aria-label={less} disabled={!canLess} onClick={onLess}>
        <Icon name="minus" />
      </button>
      <output className="mp-figure">{text}</output>
      <button type="button" aria-label={more} disabled={!canMore} onClick={onMore}>
        <Icon name="plus" />
      </button>
    </div>
  );
}
