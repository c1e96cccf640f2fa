// On paper only: who made the statement, and where the outlet's head signs that it was seen.
import { useTranslation } from 'react-i18next';
import styles from './statement.module.css';

export function Signatures() {
  const { t } = useTranslation();
  return (
    <footer className={styles.signatures}>
      <span>{t('statement.signedBy.head')}</span>
      <span>{t('statement.signedBy.department')}</span>
      <span>{t('statement.signedBy.day')}</span>
    </footer>
  );
}
