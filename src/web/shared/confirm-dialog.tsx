/** The dialog behind ConfirmButton, loaded when first needed. */
import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from './toast.tsx';

type Props = {
  title: string;
  confirmText: string;
  danger: boolean;
  blocked: boolean;
  onConfirm: () => unknown;
  onClose: () => void;
  children: ReactNode;
};

export default function ConfirmDialog(props: Props) {
  const { title, confirmText, danger, blocked, onConfirm, onClose, children } = props;
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      toast.problem(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={confirmText}
      cancelText={t('shared.action.cancel')}
      okButtonProps={{ danger, disabled: blocked }}
      confirmLoading={busy}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <div className="mc-stack">{children}</div>
    </Modal>
  );
}
