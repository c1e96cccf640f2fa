/** Where an account stands, in words. */
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../contract/account.ts';
import { StateTag, Tag } from '../../shared/state-tag.tsx';
import { Moment } from '../../shared/values.tsx';

export function AccountTags({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { disabled, lockedUntil, mustChange, twoFactor } = account;
  return (
    <span className="mc-actions">
      {disabled ? <StateTag state="disabled" /> : <StateTag state="active" />}
      {lockedUntil && (
        <Tag tone="bad">
          {t('account.lockedUntil')} <Moment value={lockedUntil} />
        </Tag>
      )}
      {mustChange && <Tag tone="warning">{t('account.mustChange')}</Tag>}
      {twoFactor && <Tag tone="good">{t('account.factorOn')}</Tag>}
    </span>
  );
}
