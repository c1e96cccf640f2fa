/** What every group of the round's form is given. */
import type { RoundBody, RoundChoices } from '../../../contract/round.ts';

export type Part = {
  body: RoundBody;
  choices: RoundChoices;
  set: (patch: Partial<RoundBody>) => void;
  setUp: (patch: Partial<RoundBody['settings']>) => void;
};
