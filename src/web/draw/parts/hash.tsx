/** A digest to read, compare and copy. */
import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { toast } from '../../shared/toast.tsx';

export function Hash({ value, label }: { value: string; label: string }) {
  const { t } = useTranslation();
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => toast.done(t('shared.action.copied')),
      () => toast.failed(t('draw.copyFailed')),
    );
  return (
    <span className="mc-hash">
      <code>{value}</code>
      <Button
        size="small"
        className="mc-noprint"
        icon={<CopyOutlined aria-hidden="true" />}
        aria-label={t('draw.copyOf', { label })}
        onClick={() => void copy()}
      >
        {t('shared.action.copy')}
      </Button>
    </span>
  );
}
