/** 工作台 */
export const dashboard = { title: '工作台' };
