/** What was answered, item by item in the standard's own version, with deductions and evidence. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../contract/inspection.ts';
import type { VisitDetail } from '../../../contract/visit-desk.ts';
import type { Item } from '../../../domain/standard/model.ts';
import { Check } from '../../shared/choices.tsx';
import { trimDecimal } from '../../shared/figures.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { AnswerText, type Given } from './answer-text.tsx';

type Props = { visit: VisitDetail; answers: Record<string, Given> };
type Scored = NonNullable<VisitDetail['result']>['items'][number];

export function Answers({ visit, answers }: Props) {
  const { t } = useTranslation();
  const [onlyLost, setOnlyLost] = useState(false);
  const scored = new Map(visit.result?.items.map((item) => [item.code, item]));
  if (Object.keys(answers).length === 0) return <p className="mc-quiet">{t('visit.noAnswers')}</p>;
  const kept = (item: Item) => !onlyLost || Number(scored.get(item.code)?.deducted ?? 0) > 0;
  const { modules } = visit.standard.document;
  return (
    <section className="mc-card mc-stack" aria-label={t('visit.answers')}>
      <div className="mc-actions">
        <h2>{t('visit.answers')}</h2>
        <Check
          label={t('visit.onlyLost')}
          checked={onlyLost}
          onChange={() => setOnlyLost(!onlyLost)}
        />
      </div>
      <table className="mc-visit-answers" aria-label={t('visit.answers')}>
        <thead>
          <tr>
            <th scope="col">{t('visit.item')}</th>
            <th scope="col">{t('visit.answer')}</th>
            <th scope="col">{t('visit.evidence')}</th>
            <th scope="col">{t('visit.deducted')}</th>
          </tr>
        </thead>
        <tbody>
          {modules.flatMap((module) => {
            const items = module.projects.flatMap((project) => project.items).filter(kept);
            if (items.length === 0) return [];
            return [
              <tr key={module.code} className="mc-visit-module">
                <th scope="rowgroup" colSpan={4}>
                  {module.name}
                </th>
              </tr>,
              ...items.map((item) => (
                <Row
                  key={`${module.code} ${item.code}`}
                  item={item}
                  scored={scored.get(item.code)}
                  visit={visit}
                  answers={answers}
                />
              )),
            ];
          })}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = Props & { item: Item; scored: Scored | undefined };

function Row({ item, scored, visit, answers }: RowProps) {
  const { t } = useTranslation();
  const given = Object.entries(answers).filter(
    ([key]) => key === item.code || key.startsWith(`${item.code}@`),
  );
  const lost = scored && Number(scored.deducted) > 0;
  return (
    <tr>
      <td>
        <span className="mc-quiet mc-figure">{item.code}</span> {item.name}{' '}
        <span className="mc-quiet">{t('visit.values.outOf', { n: trimDecimal(item.points) })}</span>{' '}
        {item.veto && <Tag tone="bad">{t('visit.veto')}</Tag>}{' '}
        {scored?.isKey && <Tag tone="warning">{t('visit.key')}</Tag>}
      </td>
      <td>
        {given.length === 0 && <span className="mc-quiet">{t('visit.unanswered')}</span>}
        {given.map(([key, answer]) => (
          <AnswerText key={key} item={item} answer={answer} who={personOf(visit, key)} />
        ))}
      </td>
      <td>
        <Thumbs
          files={visit.evidence.filter(({ clientId }) =>
            given.some(([, answer]) => answer.evidence.includes(clientId ?? '')),
          )}
        />
      </td>
      <td className="mc-end">
        {lost ? (
          <span className="mc-visit-lost mc-figure">−{trimDecimal(scored.deducted)}</span>
        ) : (
          <span className="mc-quiet">0</span>
        )}
      </td>
    </tr>
  );
}

function personOf(visit: VisitDetail, key: string): string {
  const [, person] = key.split('@');
  const found = visit.people.find((one) => one.key === person);
  return found ? `${found.post} ${found.label}` : '';
}

/** Pictures open by themselves; sound and clips are played in place, fetched only when started. */
function Proof({ file: { id, unitId, name, mediaType, hasThumbnail } }: { file: Evidence }) {
  const path = `/api/evidence/${unitId}/${id}`;
  const thumbnail = hasThumbnail ? `${path}/thumbnail` : undefined;
  const shared = { src: `${path}/file`, controls: true, preload: 'none', 'aria-label': name };
  if (mediaType.startsWith('audio/')) return <audio {...shared} title={name} />;
  if (mediaType.startsWith('video/')) return <video {...shared} title={name} poster={thumbnail} />;
  const isPicture = mediaType.startsWith('image/');
  return (
    <a href={`${path}/file`} target="_blank" rel="noreferrer" title={name}>
      {isPicture ? <img src={thumbnail ?? `${path}/file`} alt={name} loading="lazy" /> : name}
    </a>
  );
}

export const Thumbs = ({ files }: { files: readonly Evidence[] }) => (
  <span className="mc-visit-thumbs">
    {files.map((file) => (
      <Proof key={file.id} file={file} />
    ))}
  </span>
);
