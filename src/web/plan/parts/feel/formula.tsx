// A FEEL formula to read: monospace, the plan's own names in colour, long ones wrapped, never cut.
import { useMemo } from 'react';
import { currentLanguage } from '../../../shared/i18n.ts';
import { readable } from './readable.ts';
import { tokenise } from './tokens.ts';
import styles from './feel.module.css';

export function Formula({ source, names = [] }: { source: string; names?: readonly string[] }) {
  const tokens = useMemo(() => tokenise(source.trim(), names), [source, names]);
  const language = currentLanguage();
  return (
    <code className={styles.formula}>
      {tokens.map((token) => (
        <span key={token.from} className={styles[token.kind]}>
          {readable(token, language)}
        </span>
      ))}
    </code>
  );
}
