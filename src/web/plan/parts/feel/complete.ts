// Completion in a FEEL field: the plan's names first, then readings with their values, then functions.
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { FeelName } from './names.ts';
import { functions, keywords } from './words.ts';

export function completer(names: () => readonly FeelName[], language: 'zh' | 'en') {
  return (context: CompletionContext): CompletionResult | null => {
    const typed = context.matchBefore(/[\p{L}\p{N}_]*/u);
    if (!typed || (typed.from === typed.to && !context.explicit)) return null;
    if (inText(context.state.sliceDoc(0, typed.from))) return null;
    return {
      from: typed.from,
      options: [...names().flatMap(ofName), ...ofFunctions(language), ...ofKeywords],
    };
  };
}

const inText = (before: string) => (before.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;

function ofName(name: FeelName): Completion[] {
  if (name.role === 'indicator')
    return [{ label: name.name, detail: name.detail, type: 'variable', boost: 30 }];
  return name.detail.split(' / ').map((value) => ({
    label: `${name.name} = ${value}`,
    type: 'enum',
    boost: 20,
  }));
}

const ofFunctions = (language: 'zh' | 'en'): Completion[] =>
  functions.map((f) => ({
    label: f.name,
    apply: `${f.name}(`,
    detail: f[language],
    type: 'function',
  }));

const ofKeywords: Completion[] = [...keywords].map((word) => ({
  label: word,
  type: 'keyword',
  boost: -10,
}));
