// Functions FEEL has and this compiler leaves out: known by their forms, so that wrong calls are told from refused ones.

import { opaque } from '../nodes.ts';
import { overload } from '../operations.ts';
import { define } from './define.ts';

const refused = (name: string, zh: string, en: string, ...forms: string[]) =>
  define(
    name,
    zh,
    en,
    ...forms.map((form) =>
      overload(`${name}${form}`, { expand: (_, span) => opaque('refused', span) }),
    ),
  );

refused('now', '当前时刻', 'The moment of asking', '(): datetime');
refused('today', '今天', 'The day of asking', '(): date');
refused(
  'context',
  '上下文',
  'A context from entries',
  '(entries: context): any',
  '(entries: list<context>): any',
);
refused(
  'context put',
  '放入上下文',
  'A context with an entry',
  '(context: context, key: string, value: anything|null): any',
  '(context: context, keys: list<string>, value: anything|null): any',
);
refused(
  'context merge',
  '合并上下文',
  'Contexts as one',
  '(contexts: list<context>): any',
  '(contexts: context): any',
);
refused(
  'get value',
  '取上下文的值',
  'A value of a context',
  '(m: context, key: string): any',
  '(m: context, keys: list<string>): any',
);
refused('get entries', '取上下文的各项', 'Entries of a context', '(m: context): any');
