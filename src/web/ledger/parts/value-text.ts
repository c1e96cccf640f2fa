// A FEEL value in words: yes or no (of a condition: 成立), and an unknown is never shown as empty or zero.
import { useTranslation } from 'react-i18next';

const units = ['分', '元', '名', '家', '次', '件'] as const;
const categories = ['硬件', '软件'] as const;
const isOne = <T extends string>(all: readonly T[], word: string): word is T =>
  (all as readonly string[]).includes(word);

/** Units and categories stand in plans in Chinese; the usual ones are read in the reader's language. */
export function useWordText() {
  const { t } = useTranslation();
  return (word: string): string => {
    if (isOne(units, word)) return t(`ledger.units.${word}`);
    return isOne(categories, word) ? t(`ledger.categories.${word}`) : word;
  };
}

export type FeelValue = string | number | boolean | null;

/** `of`: what the value answers, a fact (是 / 否) or a condition (成立 / 不成立). */
export function useValueText(of: 'fact' | 'condition' = 'fact') {
  const { t } = useTranslation();
  return (value: FeelValue): string => {
    if (value === null || value === 'null') return t('ledger.value.unknown');
    const truth = value === true || value === 'true';
    if (!truth && value !== false && value !== 'false')
      return String(value).replace(/^-(?=\d)/, '−');
    if (of === 'condition') return t(truth ? 'ledger.value.holds' : 'ledger.value.fails');
    return t(truth ? 'shared.value.yes' : 'shared.value.no');
  };
}
