/**
 * 待确认: a score that somebody brought from outside the outlet's own line (docs/decisions/0008). It ranks
 * as given, so that a county can import the province's list; it charges and rewards nobody until
 * somebody whose range holds the outlet confirms it, by a button or by importing the same row.
 */

/**
 * True of a row whose import was made by a unit that holds the outlet, or that came in another way.
 * @param alias of a row of `inspection`
 */
export const vouchedText = (alias: string): string => `not exists (
    select 1 from import_batch ib join unit iu on iu.id = ib.unit_id
    where ib.id = ${alias}.import_id and ${alias}.unit_no not between iu.unit_no and iu.last_no)`;
