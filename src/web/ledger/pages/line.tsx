// 计算说明 of one line: answers "why this amount?" in seconds, and prints as 《计算说明书》.
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppealsOf } from '../../appeal/index.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { proofPath } from '../../shared/proof-path.ts';
import { useAbility } from '../../shared/session.ts';
import { useLine } from '../api.ts';
import { LineExplanation } from '../parts/line-explanation.tsx';

export function LinePage() {
  const { t } = useTranslation();
  const mayProve = useAbility('log.read');
  const { unitId = '', lineId = '' } = useParams({ strict: false });
  const { data: line, error, refetch } = useLine(unitId, lineId);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!line) return <Loading />;
  return (
    <>
      <PageHeader
        title={t('ledger.line.title')}
        purpose={t('ledger.line.purpose', { unit: line.unit.name, rule: line.ruleId })}
        actions={
          <>
            <Link to="/statements/$unitId" params={{ unitId }}>
              {t('ledger.line.statement')}
            </Link>
            {mayProve && line.state !== 'draft' && (
              <a href={proofPath('ledger_line', `${unitId}/${lineId}`)} download>
                {t('shared.proof')}
              </a>
            )}
            <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
              {t('ledger.line.print')}
            </Button>
          </>
        }
      />
      <div className="mc-stack">
        <LineExplanation line={line} />
        <AppealsOf kind="line" unitId={unitId} id={lineId} />
      </div>
    </>
  );
}
