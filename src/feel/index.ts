// The public face of FEEL: compile once, then SQL for the batch, a value or an explanation for one line.

export { check, compile } from './compile.ts';
export type { Checked } from './compile.ts';
export { FeelError } from './error.ts';
export { evaluate } from './evaluate.ts';
export type { Input, Input as Value } from './evaluate.ts';
export type { Compiled, Node } from './nodes.ts';
export type { Options } from './scope.ts';
export { sqlType, toSql } from './sql.ts';
export type { FeelType, Names } from './types.ts';
export { explain } from './explain.ts';
export type { ExplainedNode, Explanation, Step } from './explain.ts';
export { specialise } from './specialise.ts';
