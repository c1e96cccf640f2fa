/** One assessment to read, word for word. */
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Day } from '../../shared/values.tsx';
import type { Assessment } from '../api.ts';
import { assessmentTexts } from './assessment-form.tsx';

export function AssessmentText({ one, onClose }: { one: Assessment; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={one.title} footer={null} onCancel={onClose} width={720}>
      <dl className="mc-stack">
        {assessmentTexts.map((name) => (
          <div key={name}>
            <dt className="mc-quiet">{t(`personal.texts.${name}`)}</dt>
            <dd>{one[name]}</dd>
          </div>
        ))}
      </dl>
      {one.keepUntil && (
        <p className="mc-quiet">
          {t('personal.keepUntil')} <Day value={one.keepUntil} />
        </p>
      )}
    </Modal>
  );
}
