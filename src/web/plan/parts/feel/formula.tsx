// A FEEL formula to read: monospace, the plan's own names in colour, long ones wrapped, never cut.
import { useMemo } from 'react';
import { tokenise } from './tokens.ts';
import styles from './feel.module.css';

export function Formula({ source, names = [] }: { source: string; names?: readonly string[] }) {
  const tokens = useMemo(() => tokenise(source.trim(), names), [source, names]);
  return (
    <code className={styles.formula}>
      {tokens.map((token) => (
        <span key={token.from} className={styles[token.kind]}>
          {token.text}
        </span>
      ))}
    </code>
  );
}
