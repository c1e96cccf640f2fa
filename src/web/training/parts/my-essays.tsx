// The own essays: written here or handed in as a file; changed as often as one likes, the first day counts.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/figures.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { toast } from '../../shared/toast.tsx';
import { Moment } from '../../shared/values.tsx';
import { useHandIn, type MyEssay } from '../api.ts';
import { TextArea } from './choices.tsx';
import { SendFile } from './send-file.tsx';

export function MyEssays({ essays }: { essays: readonly MyEssay[] }) {
  const { t } = useTranslation();
  return (
    <section className="mc-card mc-stack" aria-label={t('training.myEssays')}>
      <h2>{t('training.myEssays')}</h2>
      {essays.length === 0 && <p className="mc-quiet">{t('training.myEssaysNone')}</p>}
      {essays.map((one) => (
        <Essay key={one.orderId} one={one} />
      ))}
    </section>
  );
}

function Essay({ one }: { one: MyEssay }) {
  const { t } = useTranslation();
  const isHanded = one.handedAt !== null;
  const [open, setOpen] = useState(false);
  return (
    <article className="mc-stack">
      <span className="mc-actions">
        <strong>{t('training.essayQuoted', { title: one.title })}</strong>
        {isHanded && <Tag tone="good">{t('training.essayStates.handed')}</Tag>}
        {one.overdue && <Tag tone="bad">{t('training.overdue')}</Tag>}
        <span className="mc-quiet">
          {t('training.dueBy', { day: formatDay(one.dueOn) })}
          {isHanded && (
            <>
              {' · '}
              {t('training.handedAt')} <Moment value={one.handedAt} />
            </>
          )}
        </span>
      </span>
      {one.note && <p>{one.note}</p>}
      {isHanded && !open ? (
        <span>
          <Button onClick={() => setOpen(true)}>{t('training.changeEssay')}</Button>
        </span>
      ) : (
        <Write one={one} onDone={() => setOpen(false)} />
      )}
    </article>
  );
}

function Write({ one, onDone }: { one: MyEssay; onDone: () => void }) {
  const { t } = useTranslation();
  const [body, setBody] = useState(one.body);
  const handIn = useHandIn(one.orderId);
  const send = async () => {
    try {
      await handIn.mutateAsync(body);
      toast.done(t('training.essaySent'));
      onDone();
    } catch (error) {
      toast.problem(error);
    }
  };
  return (
    <>
      <TextArea
        tall
        label={t('training.essayBody')}
        hint={t('training.essayBodyHint')}
        most={20_000}
        value={body}
        onChange={setBody}
      />
      <div className="mc-actions">
        <Button
          type="primary"
          loading={handIn.isPending}
          disabled={body.trim() === '' && one.file === null}
          onClick={() => void send()}
        >
          {t('training.handIn')}
        </Button>
        {one.file && (
          <a href={`/api/essay-orders/${one.orderId}/mine/file`} target="_blank" rel="noreferrer">
            {one.file.name}
          </a>
        )}
        <SendFile
          path={`/api/essay-orders/${one.orderId}/mine/file`}
          label={t(one.file ? 'training.otherFile' : 'training.handInFile')}
          done={t('training.essaySent')}
        />
      </div>
    </>
  );
}
