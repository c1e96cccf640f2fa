/** 结算 */
export const settlement = { title: '结算' };
