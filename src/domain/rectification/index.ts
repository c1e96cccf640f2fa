/** 整改: states, criterion, verdict by data, settings, figures of effectiveness. */
export * from './effectiveness.ts';
export * from './model.ts';
export * from './repair.ts';
export * from './settings.ts';
export * from './steps.ts';
export * from './verdict.ts';
export * from './drill.ts';
