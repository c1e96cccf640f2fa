// A FEEL value in words: true and false are 是 and 否, and an unknown is never shown as empty or zero.
import { useTranslation } from 'react-i18next';

export type FeelValue = string | number | boolean | null;

export function useValueText() {
  const { t } = useTranslation();
  return (value: FeelValue): string => {
    if (value === null || value === 'null') return t('ledger.value.unknown');
    if (value === true || value === 'true') return t('shared.value.yes');
    if (value === false || value === 'false') return t('shared.value.no');
    return String(value);
  };
}
