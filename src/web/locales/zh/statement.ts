/** 对账单 */
export const statement = { title: '对账单' };
