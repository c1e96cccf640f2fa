/** Logged tables in words. */
import { useTranslation } from 'react-i18next';
import type { log } from '../../locales/zh/log.ts';

type Known = keyof typeof log.forms;
/** Of a table, or of a form such as "ledger_line/1". */
export function useFormName(): (form: string) => string {
  const { t } = useTranslation();
  return (form) => t(`log.forms.${form.split('/')[0] as Known}`);
}
