/** What can be done with a visit now: review it step by step, give it to somebody else, fill it in. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../contract/visit-desk.ts';
import { becomesFact } from '../../../domain/round/model.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { trimDecimal } from '../../shared/figures.ts';
import { toast } from '../../shared/toast.tsx';
import { useStep } from '../api.ts';
import { Reassign } from './reassign.tsx';
import { ReturnVisit } from './return-visit.tsx';

export function Review({ visit }: { visit: VisitDetail }) {
  const { t } = useTranslation();
  const { abilities } = visit;
  const step = useStep(visit);
  const [open, setOpen] = useState<'return' | 'reassign' | null>(null);
  const done = (name: 'review' | 'approve' | 'lock') => () => toast.done(t(`visit.done.${name}`));
  const take = (name: 'review' | 'approve') => () =>
    step.mutate({ step: name }, { onSuccess: done(name) });
  const lock = () => step.mutateAsync({ step: 'lock' }).then(done('lock'));
  const isFact = becomesFact(visit.kind) && visit.secondOf === null;
  const waits = visit.state === 'submitted' || visit.state === 'reviewing';
  return (
    <>
      {visit.mine && waits && <span className="mc-quiet">{t('visit.ownVisit')}</span>}
      {abilities.capture && <a href="/m">{t('visit.toPhone')}</a>}
      {abilities.reassign && (
        <Button onClick={() => setOpen('reassign')}>{t('visit.reassign')}</Button>
      )}
      {abilities.review && (
        <Button type="primary" loading={step.isPending} onClick={take('review')}>
          {t('visit.review')}
        </Button>
      )}
      {abilities.return && (
        <Button danger onClick={() => setOpen('return')}>
          {t('visit.return')}
        </Button>
      )}
      {abilities.approve && (
        <Button type="primary" loading={step.isPending} onClick={take('approve')}>
          {t('visit.approve')}
        </Button>
      )}
      {abilities.lock && (
        <ConfirmButton
          type="primary"
          title={t('visit.lockTitle', { unit: visit.unit.name })}
          consequences={
            <p>
              {isFact
                ? t('visit.lockConsequences', { score: trimDecimal(visit.result?.score ?? '0') })
                : t('visit.lockNoFact')}
            </p>
          }
          confirmText={t('visit.lock')}
          onConfirm={lock}
        >
          {t('visit.lock')}
        </ConfirmButton>
      )}
      {open === 'return' && <ReturnVisit visit={visit} onClose={() => setOpen(null)} />}
      {open === 'reassign' && <Reassign visit={visit} onClose={() => setOpen(null)} />}
    </>
  );
}
