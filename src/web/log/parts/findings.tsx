/** What the check found, one line each. */
import { useTranslation } from 'react-i18next';
import type { LogFinding } from '../../../contract/log.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { Missing, Moment } from '../../shared/values.tsx';
import { useFormName } from './names.ts';

function useDetail() {
  const { t } = useTranslation();
  return ({ kind, detail, by }: LogFinding): string => {
    switch (kind) {
      case 'entry-moved':
      case 'tree-differs':
      case 'root-differs':
      case 'log-cut':
      case 'outside':
        return t(`log.details.${kind}`, { detail, by });
      default:
        return '';
    }
  };
}

export function Findings({ findings }: { findings: readonly LogFinding[] }) {
  const { t } = useTranslation();
  const detail = useDetail();
  const formName = useFormName();
  return (
    <ScrollArea label={t('log.check.title')}>
      <table className="mc-plain-table">
        <thead>
          <tr>
            <th scope="col">{t('log.check.kind')}</th>
            <th scope="col">{t('log.check.row')}</th>
            <th scope="col">{t('log.check.position')}</th>
            <th scope="col">{t('log.check.at')}</th>
            <th scope="col">{t('log.check.by')}</th>
            <th scope="col">{t('log.check.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((one) => (
            <tr key={`${one.kind} ${one.table} ${one.key} ${one.position}`}>
              <td>{t(`log.kinds.${one.kind}`)}</td>
              <td>{one.table ? `${formName(one.table)} ${one.key} ${one.unit}` : <Missing />}</td>
              <td className="mc-figure">{one.position ?? <Missing />}</td>
              <td>
                <Moment value={one.at} />
              </td>
              <td>{one.by || <Missing />}</td>
              <td>{detail(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
