/** The score as it stands, its grade, and the modules that make it up. */
import type { Score } from '../../../../domain/standard/index.ts';
import { useWords } from '../../words/index.ts';

export function ScoreCard({ score }: { score: Score }) {
  const t = useWords();
  const nameOf = (code: string) => score.items.find((item) => item.code === code)?.name ?? code;
  return (
    <section className="mp-card mp-stack">
      <p className="mp-quiet">{t.summary.score}</p>
      <p className="mp-score mp-figure">
        {score.score}
        <small> / {score.total}</small>
      </p>
      {score.grade && <p>{t.summary.grade(score.grade)}</p>}
      {score.vetoed.length > 0 && (
        <p className="mp-bad">{t.summary.vetoed(score.vetoed.map(nameOf).join('、'))}</p>
      )}
      <table className="mp-table">
        <caption className="mp-sr">{t.summary.modules}</caption>
        <thead>
          <tr>
            <th scope="col">{t.summary.module}</th>
            <th scope="col">{t.summary.earned}</th>
            <th scope="col">{t.summary.full}</th>
          </tr>
        </thead>
        <tbody>
          {score.modules.map(({ code, name, earned, full }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td className="mp-figure">{earned}</td>
              <td className="mp-figure mp-quiet">{full}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
