/**
 * 检查单: what a phone sends and what is kept. Every tap is an operation with an id of its own and the
 * ids of the operations it replaces; the register keeps those nobody replaced. So operations may come
 * in any order, twice, and from two devices: nothing is lost, and a conflict keeps both and asks.
 */
import type { Answer } from '../standard/model.ts';

export const visitStates = [
  'draft', // 草稿
  'submitted', // 已提交
  'reviewing', // 复核中
  'returned', // 退回
  'approved', // 通过
  'locked', // 已锁定
] as const;
export type VisitState = (typeof visitStates)[number];

/** Somebody on duty, so that a remote visit can answer an item for each person. */
export type OnDuty = { key: string; post: string; label: string };

/** Keys that are not items begin with `$`. */
export type Special = {
  $start: { at: string; place: { latitude: number; longitude: number; accuracy: number } | null };
  $people: OnDuty[];
  $signature: { evidence: string; name: string } | { refused: string };
  $note: string;
};
/** An item's key is its code, or `code@person` for an answer about somebody on duty. */
export type OperationValue = Answer | Special[keyof Special] | null;

export type Operation = {
  /** UUID made by the device. */
  id: string;
  key: string;
  /** null clears the answer. */
  value: OperationValue;
  /** Ids of the heads that the device showed when this was entered. */
  bases: string[];
  /** The device's clock (ISO), recorded as it is. */
  at: string;
  device: string;
};
export type Head = Pick<Operation, 'id' | 'value' | 'at' | 'device'> & { by: string };
/** Per key: what nobody has replaced (more than one = a conflict), and what has been replaced. */
export type Register = Record<string, { heads: Head[]; superseded: string[] }>;
