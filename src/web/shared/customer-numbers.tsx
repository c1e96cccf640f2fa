/** Under a field of free text: phone, card and identity numbers in it will be saved as pseudonyms. */
import { useTranslation } from 'react-i18next';
import { findNumbers, type FoundKind } from '../../domain/personal/found.ts';

const keys = { phone: 'phone', card: 'card', identity: 'identity' } as const satisfies Record<
  FoundKind,
  string
>;

export function CustomerNumbers({ text }: { text: string }) {
  const { t } = useTranslation();
  const kinds = [...new Set(findNumbers(text).map(({ kind }) => kind))];
  if (kinds.length === 0) return null;
  const what = kinds.map((kind) => t(`shared.customer.${keys[kind]}`)).join(t('shared.value.and'));
  return (
    <p role="status" className="mc-notice mc-notice-warning">
      {t('shared.customer.found', { what })}
    </p>
  );
}
