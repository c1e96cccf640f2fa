// "rules.3.when" as a reader finds it: 规则 · C3-R07 · 条件.
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../contract/plan.ts';

export function useFindingPlace(plan: Plan) {
  const { t, i18n } = useTranslation();
  const word = (key: string, fallback: string) =>
    i18n.exists(key) ? String(t(key as never)) : fallback;
  return (path: string): string => {
    const [section = '', index = '', field = ''] = path.split('.');
    const list = (plan as Record<string, unknown>)[section];
    const item: unknown = Array.isArray(list) ? list[Number(index)] : undefined;
    const { id, name } = (item ?? {}) as { id?: string; name?: string };
    return [
      word(`plan.edit.section.${section}`, word(`plan.edit.${section}`, section)),
      id ?? name ?? (item ? `#${Number(index) + 1}` : ''),
      field && word(`plan.rule.${field}`, word(`plan.edit.${field}`, field)),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
