/** 排名 */
export const ranking = { title: '排名' };
