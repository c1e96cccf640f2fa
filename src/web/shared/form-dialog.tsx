/** A form in a dialog: stays open with the reason when the server refuses. */
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal, useSubmit } from './submit.tsx';

type Props = {
  title: string;
  submitText: string;
  onSubmit: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
  /** False while something required is missing that the browser itself cannot check. */
  ready?: boolean;
};

export function FormDialog({
  title,
  submitText,
  onSubmit,
  onClose,
  children,
  ready = true,
}: Props) {
  const { t } = useTranslation();
  const { busy, refusal, submit } = useSubmit(onSubmit);
  return (
    <Modal open title={title} footer={null} onCancel={onClose} destroyOnHidden>
      <form className="mc-stack" onSubmit={submit}>
        {children}
        <Refusal text={refusal} />
        <div className="mc-actions mc-form-end">
          <Button onClick={onClose}>{t('shared.action.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
            {submitText}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
