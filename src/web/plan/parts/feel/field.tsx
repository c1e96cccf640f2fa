// A FEEL field: types like a text box, completes the plan's names, and says what is wrong, where,
// while the rule is being written.
import { EditorView } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeelCheck } from '../../api.ts';
import { feelExtensions, type FeelError } from './editor.ts';
import type { FeelName } from './names.ts';
import styles from './feel.module.css';

type Props = {
  id: string;
  label: string;
  value: string;
  names: readonly FeelName[];
  expect: 'number' | 'boolean' | 'string';
  /** What the last save found here, e.g. rules that refer to each other in a circle. */
  findings?: readonly string[];
  hint?: string;
  onChange: (value: string) => void;
};

export function FeelField({
  id,
  label,
  value,
  names,
  expect,
  findings = [],
  hint,
  onChange,
}: Props) {
  const { i18n } = useTranslation();
  const [errors, setErrors] = useState<FeelError[]>([]);
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const check = useFeelCheck();
  // The editor lives longer than one render: it reads the newest names and handlers from here.
  const now = useRef({ names, onChange, value });
  useLayoutEffect(() => {
    now.current = { names, onChange, value };
  });

  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      doc: now.current.value,
      parent: host.current,
      extensions: feelExtensions({
        label,
        hint: hint ?? '',
        language: i18n.language.startsWith('zh') ? 'zh' : 'en',
        names: () => now.current.names,
        check: (source) => check(source, now.current.names, expect),
        onChange: (source) => now.current.onChange(source),
        onErrors: setErrors,
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label, hint, expect, check, i18n.language]);

  // A value set from outside (reload after a conflict) replaces what is shown.
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  const messages = [...new Set([...errors.map((error) => error.message), ...findings])];
  return (
    <div className={messages.length ? styles.wrong : styles.field} id={id}>
      <div ref={host} className={styles.editor} />
      <div role="status" aria-live="polite">
        {messages.map((message) => (
          <p key={message} className={styles.error}>
            {message}
          </p>
        ))}
      </div>
    </div>
  );
}
