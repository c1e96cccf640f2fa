/** 防篡改日志: what is logged, how it is hashed, and how anybody checks it. */
export { toBase64 } from './base64.ts';
export {
  digestBytes,
  digestOf,
  entryLeaf,
  operations,
  type LogEntry,
  type Operation,
} from './entry.ts';
export { formNames, formOf, type Form, type FormName } from './forms.ts';
export {
  LogFileReader,
  logFileKind,
  type LogFileHeader,
  type LogFileLine,
  type LogFileNote,
} from './log-file.ts';
export {
  isSignedBy,
  readKey,
  readNote,
  writeKey,
  writeNote,
  type Checkpoint,
  type Sign,
  type VerifierKey,
  type VerifySignature,
} from './note.ts';
export { proofFileKind, readProofFile, verifyProof, type ProofFile } from './proof-file.ts';
export { type Check, type Verdict } from './verdict.ts';
export { hexOf, leastDigits, readRoot, type KnownRoot, type Witness } from './witness.ts';
