// 条款原文: the plan's own words, unchanged and quoted, with their place in the document.
import type { ReactNode } from 'react';
import styles from './plan.module.css';

type Props = { clauseNo: string; clause: string; children?: ReactNode };

export function Clause({ clauseNo, clause, children }: Props) {
  return (
    <figure className={styles.clause}>
      <blockquote>{clause}</blockquote>
      <figcaption>
        {clauseNo}
        {children}
      </figcaption>
    </figure>
  );
}
