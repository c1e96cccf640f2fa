/** */
export const inspection = { title: 'inspection' };
