// How many of the answers were right.
import { formatCount } from '../../shared/figures.ts';
import { Missing } from '../../shared/values.tsx';

export function Share({ right, answers }: { right: number; answers: number }) {
  if (answers === 0) return <Missing />;
  return (
    <span className="mc-figure">
      {Math.round((right / answers) * 100)}%{' '}
      <span className="mc-quiet">
        {formatCount(right)} / {formatCount(answers)}
      </span>
    </span>
  );
}
