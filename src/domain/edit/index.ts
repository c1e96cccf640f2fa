/** 修改: comparing states of a thing that two people change. */
export * from './conflict.ts';
export * from './differences.ts';
