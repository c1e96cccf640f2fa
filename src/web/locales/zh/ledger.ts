/** 台账 */
export const ledger = { title: '台账' };
