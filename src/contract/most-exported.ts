/** Rows of a list in one workbook; a longer one is refused, never cut (problem `list-too-long`). */
export const mostExported = 100_000;
