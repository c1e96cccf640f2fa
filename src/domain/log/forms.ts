/**
 * What the log says of each protected table. A form is a fixed list of named columns: the digest of a row
 * is the SHA-256 of those columns as one text. A form never changes: a table that is to say more gets a
 * form with the next number, so that old digests can always be made again (docs/decisions/0050).
 */
export type Form = {
  table: string;
  /** Columns that name the row, joined by "/". */
  key: readonly string[];
  columns: readonly string[];
  /** Rows in this state are not logged: nobody has been told of them yet. */
  quiet?: 'draft';
  /** Only what is changed or taken away is logged: too many are added, and nobody should ever do either. */
  addedUnlogged?: true;
};

const words = (text: string) => text.trim().split(/\s+/);
const form = (
  table: string,
  key: string,
  columns: string,
  special: Pick<Form, 'quiet' | 'addedUnlogged'> = {},
): Form => ({ table, key: words(key), columns: words(columns), ...special });

export const forms = {
  'inspection/1': form(
    'inspection',
    'unit_id id',
    'unit_id id wave kind visited_on score import_id appeal_id score_before',
  ),
  'deduction/1': form(
    'deduction',
    'unit_id id',
    'unit_id id inspection_id item_code item_name category points is_key',
  ),
  'complaint/1': form(
    'complaint',
    'unit_id id',
    'unit_id id order_no happened_on justified subjective assessed amount import_id',
  ),
  'exposure/1': form(
    'exposure',
    'unit_id id',
    'unit_id id happened_on level verified sequence import_id',
  ),
  'ticket/1': form(
    'ticket',
    'unit_id id',
    `unit_id id happened_on sequence offender clause times points amount import_id issuer_id
     person_id item_code reason signature voided appeal_id`,
  ),
  'visit/1': form(
    'visit',
    'unit_id id',
    `unit_id id round_id standard_id kind wave owner_id second_of state visited_on score
     result_sha256 submitted_at reviewer_id reviewed_at locked_at inspection_id`,
  ),
  'appeal/1': form(
    'appeal',
    'unit_id id',
    `unit_id id subject_kind subject_id item_code reason_code claim instance previous_id forum_id
     against_id state filed_by_id filed_at due_at reviewer_id decision remaining opinion decided_at`,
  ),
  'waiver/1': form(
    'waiver',
    'unit_id plan_id rule_id fact_kind fact_id',
    'unit_id plan_id rule_id fact_kind fact_id amount appeal_id reason',
  ),
  'settlement/1': form(
    'settlement',
    'id',
    'id unit_id plan_version_id readings changes settled_by settled_at',
  ),
  'ledger_line/1': form(
    'ledger_line',
    'unit_id id',
    `unit_id id plan_id plan_version_id settlement_id rule_id payer_id wave phase happened_on fact_kind
     fact_id amount kind reading inputs state reverses_id reason settled_by settled_at state_at state_by_id`,
    { quiet: 'draft' },
  ),
  'draw/1': form('draw', 'id', 'id unit_id name purpose state covert secret public_id', {
    quiet: 'draft',
  }),
  'draw_step/1': form(
    'draw_step',
    'draw_id step position',
    'draw_id unit_id step position document sha256 secret owner_id by_name at',
  ),
  'plan_version/1': form(
    'plan_version',
    'id',
    'id unit_id plan_id version state document readings published_by published_at',
    { quiet: 'draft' },
  ),
  'standard/1': form(
    'standard',
    'id',
    'id unit_id name version valid_from valid_to state document sha256 mapping',
    { quiet: 'draft' },
  ),
  'assignment/1': form('assignment', 'id', 'id unit_id user_id role'),
  'user/1': form('user', 'id', 'id name username person_id disabled'),
  'audit/1': form('audit', 'id', 'id unit_id at actor action subject detail address outcome', {
    addedUnlogged: true,
  }),
} as const satisfies Record<string, Form>;

export type FormName = keyof typeof forms;
export const formNames = Object.keys(forms) as FormName[];
/** The form of that name; undefined for one that this version does not know. */
export const formOf = (name: string): Form | undefined =>
  Object.hasOwn(forms, name) ? forms[name as FormName] : undefined;
