/** Says in a person's words what a file is that is no .xlsx: most wrong files are honest mistakes. */
import type { Refusal } from './refusal.ts';

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((b, i) => bytes[i] === b);

const oleHead = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** OLE containers name their streams in UTF-16. */
function oleKind(bytes: Uint8Array): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string) => file.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return '文件设有打开密码（已加密），请先在 Excel 中取消密码';
  if (holds('Workbook') || holds('Book')) return '这是旧版 Excel 97-2003 的 .xls 文件';
  if (holds('WordDocument')) return '这是旧版 Word 的 .doc 文件';
  return '这是旧版 Office（OLE）格式的文件';
}

/** Text has no control characters but tab and line ends. */
function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  return !head.some((b) => b < 9 || (b > 13 && b < 32) || b === 127);
}

function textKind(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).toLowerCase();
  if (/<(!doctype html|html|table|meta)/.test(head)) return '这是网页（HTML）文件，只是改了扩展名';
  if (head.includes('<?xml')) return '这是 XML 文件，不是 .xlsx';
  return '这是文本（CSV）文件';
}

/** Refuses whatever does not even begin as a zip container. @throws Problem `workbook-unreadable` */
export function refuseOtherKinds(bytes: Uint8Array, refusal: Refusal): void {
  if (bytes.length === 0) throw refusal.unreadable('文件是空的（0 字节）');
  if (startsWith(bytes, ...oleHead)) throw refusal.unreadable(oleKind(bytes));
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) throw refusal.unreadable('这是 PDF 文件');
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return;
  if (looksLikeText(bytes)) throw refusal.unreadable(textKind(bytes));
  throw refusal.unreadable('内容不是 Excel 工作簿，文件可能已损坏或改过扩展名');
}

const containers: [part: string, kind: string][] = [
  ['word/document.xml', '这是 Word 文档（.docx）'],
  ['ppt/presentation.xml', '这是 PowerPoint 演示文稿（.pptx）'],
  ['xl/workbook.bin', '这是二进制工作簿（.xlsb）'],
  ['content.xml', '这是 OpenDocument 文件（.ods）'],
  ['EncryptedPackage', '文件设有打开密码（已加密）'],
];

/** What a zip without a workbook is. */
export const containerKind = (has: (part: string) => boolean): string =>
  containers.find(([part]) => has(part))?.[1] ?? '这是压缩包，里面没有工作簿';
