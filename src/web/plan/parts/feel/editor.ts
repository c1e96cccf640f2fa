// The CodeMirror set-up of a FEEL field: colour, completion, checking while typing, small undo.
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { linter, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  keymap,
  placeholder,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { completer } from './complete.ts';
import type { FeelName } from './names.ts';
import { tokenise } from './tokens.ts';
import styles from './feel.module.css';

export type FeelError = { message: string; from: number; to: number };
export type FeelEditorOptions = {
  label: string;
  hint: string;
  language: 'zh' | 'en';
  names: () => readonly FeelName[];
  check: (source: string) => Promise<FeelError[]>;
  onChange: (source: string) => void;
  onErrors: (errors: FeelError[]) => void;
};

export function feelExtensions(options: FeelEditorOptions): Extension[] {
  return [
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': options.label, 'aria-multiline': 'true' }),
    placeholder(options.hint),
    keymap.of([...completionKeymap, { key: 'Enter', run: newLine }]),
    autocompletion({ override: [completer(options.names, options.language)], icons: false }),
    linter((view) => diagnose(view, options), { delay: 400 }),
    colours(options.names),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(update.state.doc.toString());
    }),
  ];
}

// Without it the browser's own Enter would bypass the editor's state.
function newLine(view: EditorView): boolean {
  view.dispatch(view.state.replaceSelection('\n'), { scrollIntoView: true });
  return true;
}

async function diagnose(view: EditorView, options: FeelEditorOptions): Promise<Diagnostic[]> {
  const source = view.state.doc.toString();
  const errors = source.trim() ? await options.check(source) : [];
  options.onErrors(errors);
  const end = source.length;
  return errors.map((error) => ({
    from: Math.min(error.from, end),
    to: Math.min(Math.max(error.to, error.from + 1), end),
    severity: 'error',
    message: error.message,
  }));
}

function colours(names: () => readonly FeelName[]): Extension {
  const paint = (view: EditorView): DecorationSet =>
    Decoration.set(
      tokenise(
        view.state.doc.toString(),
        names().map((n) => n.name),
      )
        .filter((token) => token.kind !== 'plain')
        .map((token) =>
          Decoration.mark({ class: styles[token.kind] ?? '' }).range(
            token.from,
            token.from + token.text.length,
          ),
        ),
    );
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = paint(view);
      }
      update(update: ViewUpdate) {
        if (update.docChanged) this.decorations = paint(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
