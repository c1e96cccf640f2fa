/**
 * Which passwords a policy takes. Pure: what needs the database (former passwords) is asked elsewhere.
 * GB/T 22239 asks for complexity; a long password or a Chinese sentence has it without a mixture of signs.
 */
import { commonDigits, commonWords } from './common-passwords.ts';

export type PasswordRules = { minLength: number; minKinds: number };
/** Whose password it is: what others know of a person is no secret. */
export type Holder = { username: string; name: string; pinyin: string; staffNo: string };
export type PasswordFault =
  | { rule: 'short'; least: number }
  | { rule: 'plain'; kinds: number }
  | { rule: 'common' }
  | { rule: 'personal'; what: 'username' | 'name' | 'staffNo' };

/** From here on no mixture of kinds is asked for: length is worth more. */
const longEnough = 16;
const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\p{L}\p{N}]/u];
const ideographs = /\p{Script=Han}/gu;

function isPlain(password: string, least: number): boolean {
  const characters = [...password];
  if (new Set(password.toLowerCase()).size < 4) return true;
  if (characters.length >= longEnough) return false;
  if ((password.match(ideographs) ?? []).length >= 4) return false;
  return kinds.filter((kind) => kind.test(password)).length < least;
}

const looksLike: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  $: 's',
  '5': 's',
  '!': 'i',
};
const spelled = (text: string) => text.replace(/[@401$35!]/g, (sign) => looksLike[sign]!);
/** Without digits and signs at both ends: "Password@2024" → "password". */
const bare = (text: string) => text.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
const lettersOnly = (text: string) => text.replace(/[^a-z]/g, '');

/** A word of the list, or two or three of them after one another. */
function isOfWords(text: string, most = 3): boolean {
  if (text === '') return true;
  if (most === 0) return false;
  for (let end = text.length; end >= 3; end -= 1)
    if (commonWords.has(text.slice(0, end)) && isOfWords(text.slice(end), most - 1)) return true;
  return false;
}

/** Digits one after another, four and more, the longest first: "123456789", "4567". */
const sequence = '01234567890';
const stretches = Array.from({ length: 8 }, (_, at) => 11 - at).flatMap((length) =>
  Array.from({ length: 12 - length }, (_, at) => sequence.slice(at, at + length)),
);

/** Nothing but known runs of digits, sequences, dates (1940–2059) and repetitions. */
function isOfDigits(digits: string): boolean {
  const left = [...commonDigits, ...stretches]
    .flatMap((run) => [run, [...run].toReversed().join('')])
    .reduce((rest, run) => rest.replaceAll(run, ''), digits)
    .replace(/(19[4-9]\d|20[0-5]\d)((0?[1-9]|1[0-2])(0?[1-9]|[12]\d|3[01])?)?/g, '')
    .replace(/(\d)\1{2,}/g, '');
  return left.length < 6;
}

function isCommon(password: string): boolean {
  const low = password.toLowerCase();
  if (/\p{L}/u.test(low.replace(/[a-z]/g, ''))) return false;
  const tried = [bare(low), bare(spelled(low)), spelled(bare(low))].map(lettersOnly);
  const digits = low.replace(/\D/g, '');
  const isWords = tried.some((text) => isOfWords(text));
  return isWords && (digits.length < 6 || isOfDigits(digits));
}

/** The name as it is, its pinyin, and the given name before the surname. */
function namesOf({ name, pinyin }: Holder): string[] {
  const [whole = ''] = pinyin.split(' ');
  return [name, whole].filter((one) => one.length >= (one === name ? 2 : 4));
}

function personalPart(password: string, holder: Holder): 'username' | 'name' | 'staffNo' | null {
  const low = password.toLowerCase();
  const flat = low.replace(/[\s._-]/g, '');
  const has = (part: string) =>
    part.length >= 2 && (low.includes(part.toLowerCase()) || flat.includes(part.toLowerCase()));
  if (holder.username.length >= 3 && has(holder.username)) return 'username';
  if (holder.staffNo.length >= 4 && has(holder.staffNo)) return 'staffNo';
  return namesOf(holder).some(has) ? 'name' : null;
}

/** The first rule that a password breaks; null when it may be used. */
export function passwordFault(
  password: string,
  rules: PasswordRules,
  holder: Holder,
): PasswordFault | null {
  if ([...password].length < rules.minLength) return { rule: 'short', least: rules.minLength };
  const what = personalPart(password, holder);
  if (what) return { rule: 'personal', what };
  if (isCommon(password)) return { rule: 'common' };
  return isPlain(password, rules.minKinds) ? { rule: 'plain', kinds: rules.minKinds } : null;
}
