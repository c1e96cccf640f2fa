/** */
export const work = { title: 'work' };
