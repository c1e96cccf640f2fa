/** 个人信息: names masked, numbers recognised, periods of keeping. */
export * from './found.ts';
export * from './names.ts';
export * from './retention.ts';
