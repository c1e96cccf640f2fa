/** The two questions a write may ask: send it again, and whose change shall stand. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSame, withValue } from '../../domain/edit/differences.ts';
import { formatMoment } from './figures.ts';
import { drawAnew, type Body, type Question, type ShownClash } from './trouble.ts';
import './trouble-dialogs.css';

export default function TroubleDialog({ question }: { question: Question }) {
  return question.kind === 'lost' ? <Lost question={question} /> : <Whose question={question} />;
}

type Of<K> = { question: Extract<Question, { kind: K }> };

function Lost({ question: { answer } }: Of<'lost'>) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t('shared.trouble.lost')}
      okText={t('shared.trouble.again')}
      cancelText={t('shared.action.cancel')}
      onOk={() => answer(true)}
      onCancel={() => answer(false)}
    >
      <p>{t('shared.trouble.lostHint')}</p>
    </Modal>
  );
}

/** Whether the body says anything of it: what it leaves out stays as the other person has it. */
const isSent = (body: Body, { path }: ShownClash) => String(path[0]) in body;
const isOpen = (body: Body) => (clash: ShownClash) =>
  isSent(body, clash) && !isSame(clash.mine, clash.before) && !isSame(clash.mine, clash.theirs);

function mergedBody({ body, clashes, version }: Of<'clash'>['question'], mine: Set<string>): Body {
  const taken = clashes.filter((one) => isSent(body, one) && !mine.has(keyOf(one)));
  const merged = taken.reduce<unknown>(
    (all, { path, theirs }) => withValue(all, path, theirs),
    body,
  );
  const now = typeof body[version.name] === 'number' ? Number(version.now) : version.now;
  return { ...(merged as Body), [version.name]: now };
}

const keyOf = ({ path }: ShownClash) => path.join('/');

function Whose({ question }: Of<'clash'>) {
  const { t } = useTranslation();
  const { clashes, body, answer, message } = question;
  const open = clashes.filter(isOpen(body));
  const others = clashes.filter((one) => !open.includes(one));
  const [mine, setMine] = useState(new Set(open.map(keyOf)));
  const choose = (key: string, isMine: boolean) => {
    const next = new Set(mine);
    if (isMine) next.add(key);
    else next.delete(key);
    setMine(next);
  };
  const reload = () => {
    answer(null);
    drawAnew();
  };
  return (
    <Modal
      open
      width={880}
      title={t('shared.trouble.clash')}
      footer={
        <div className="mc-actions mc-form-end">
          <Button onClick={reload}>{t('shared.trouble.reload')}</Button>
          <Button onClick={() => answer(null)}>{t('shared.trouble.back')}</Button>
          <Button type="primary" onClick={() => answer(mergedBody(question, mine))}>
            {t('shared.trouble.save')}
          </Button>
        </div>
      }
      onCancel={() => answer(null)}
    >
      <div className="mc-stack">
        <p role="alert">{message}</p>
        {open.length > 0 && <p className="mc-quiet">{t('shared.trouble.choose')}</p>}
        {open.length > 1 && (
          <div className="mc-actions">
            <Button onClick={() => setMine(new Set(open.map(keyOf)))}>
              {t('shared.trouble.allMine')}
            </Button>
            <Button onClick={() => setMine(new Set())}>{t('shared.trouble.allTheirs')}</Button>
          </div>
        )}
        {open.map((one) => (
          <Choice key={keyOf(one)} clash={one} mine={mine.has(keyOf(one))} onChoose={choose} />
        ))}
        {others.length > 0 && <Others clashes={others} />}
      </div>
    </Modal>
  );
}

function useWordsOf() {
  const { t } = useTranslation();
  const wordsOf = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('shared.trouble.empty');
    if (typeof value === 'boolean') return t(value ? 'shared.trouble.yes' : 'shared.trouble.no');
    if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
      return value.length > 0 ? value.join('、') : t('shared.trouble.empty');
    return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value as string);
  };
  return wordsOf;
}

type ChoiceProps = {
  clash: ShownClash;
  mine: boolean;
  onChoose: (key: string, isMine: boolean) => void;
};
function Choice({ clash, mine, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const wordsOf = useWordsOf();
  const key = keyOf(clash);
  const option = (isMine: boolean, label: string, value: unknown) => (
    <label className="mc-clash-option">
      <input
        type="radio"
        name={key}
        checked={mine === isMine}
        onChange={() => onChoose(key, isMine)}
      />
      <span>
        <strong>{label}</strong>
        <span className="mc-clash-value">{wordsOf(value)}</span>
      </span>
    </label>
  );
  return (
    <fieldset className="mc-clash">
      <legend>{clash.field}</legend>
      <p className="mc-quiet">{t('shared.trouble.before', { value: wordsOf(clash.before) })}</p>
      {option(true, t('shared.trouble.mine'), clash.mine)}
      {option(
        false,
        t('shared.trouble.theirs', { by: clash.by, at: formatMoment(clash.at) }),
        clash.theirs,
      )}
    </fieldset>
  );
}

/** What only the other person changed: it stays as it is there. */
function Others({ clashes }: { clashes: ShownClash[] }) {
  const { t } = useTranslation();
  const wordsOf = useWordsOf();
  return (
    <section>
      <p className="mc-quiet">{t('shared.trouble.others')}</p>
      <ul>
        {clashes.map((one) => (
          <li key={keyOf(one)} className="mc-clash-value">
            {t('shared.trouble.change', {
              field: one.field,
              before: wordsOf(one.before),
              theirs: wordsOf(one.theirs),
              by: one.by,
              at: formatMoment(one.at),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
