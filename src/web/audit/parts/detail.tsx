/** The recorded particulars, folded: names as recorded, values as text. */
import { useTranslation } from 'react-i18next';
import { Missing } from '../../shared/values.tsx';

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

export function Detail({ detail }: { detail: Record<string, unknown> }) {
  const { t } = useTranslation();
  const entries = Object.entries(detail);
  if (entries.length === 0) return <Missing />;
  return (
    <details>
      <summary>{t('audit.show')}</summary>
      <dl className="mc-facts">
        {entries.map(([name, value]) => [
          <dt key={name}>{name}</dt>,
          <dd key={`${name}-value`}>{shown(value)}</dd>,
        ])}
      </dl>
    </details>
  );
}
