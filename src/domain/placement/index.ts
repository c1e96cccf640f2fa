/** 定置定位: what the tiers above use of it. */
export * from './model.ts';
