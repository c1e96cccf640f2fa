/** Receives the one file of a multipart request into memory, within its limit. */
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { problem } from '../../contract/problem.ts';
import type { Upload } from './endpoint.ts';

/** The file's own name without a path; browsers send UTF-8, which busboy may have read as latin-1. */
const baseName = (name: string) => name.replace(/^.*[\\/]/, '').slice(0, 200) || '未命名';

const megabyte = 1024 * 1024;
/** Field name, boundaries and headers around the file, generously. */
const envelope = 16 * 1024;

export type UploadLimit = {
  megabytes: number;
  /** What too large a one is told: a workbook can be split, a recording shortened. */
  as: 'workbook' | 'file';
};

function tooLarge(name: string, { megabytes, as }: UploadLimit, bytes: number) {
  if (as === 'workbook')
    return problem('workbook-too-large', { file: name, detail: `超过 ${megabytes} MB` });
  const size = bytes > 0 ? (bytes / megabyte).toFixed(1) : `${megabytes}+`;
  return problem('file-too-large', { file: name, size, limit: String(megabytes) });
}

/** Of a form that says it is one and is not, or ends before its end (a connection that broke). */
const broken = () =>
  problem('invalid', { detail: '上传的表单不完整，没有保存；请重新选择文件再传一次' });

/**
 * The file of a form; null without one. What is announced as too large is refused before it is read.
 * @throws Problem `workbook-too-large`, `file-too-large`; `invalid` for a form that cannot be read
 */
export async function receiveUpload(
  request: FastifyRequest,
  limit: UploadLimit,
): Promise<Upload | null> {
  if (!request.isMultipart()) return null;
  const fileSize = limit.megabytes * megabyte;
  const limits = { fileSize, files: 1, fields: 5, parts: 6 };
  const file = await request.file({ limits }).catch((error: { statusCode?: number }) => {
    throw error.statusCode ? error : broken();
  });
  if (!file) return null;
  const name = baseName(file.filename);
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > fileSize + envelope) throw tooLarge(name, limit, announced);
  try {
    return { name, mediaType: file.mimetype, bytes: await file.toBuffer() };
  } catch (error) {
    const isTooLarge = (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE';
    throw isTooLarge ? tooLarge(name, limit, announced) : broken();
  }
}

/**
 * Receives a body of bytes, which the application leaves as a stream until somebody was found who may
 * send it. @throws Problem `too-large` beyond `limit` bytes
 */
export async function receivePiece(request: FastifyRequest, limit: number): Promise<Upload | null> {
  const { body } = request;
  if (!(body instanceof Readable)) return null;
  if (Number(request.headers['content-length'] ?? 0) > limit) throw problem('too-large');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) throw problem('too-large');
    parts.push(part);
  }
  return { name: '', mediaType: 'application/octet-stream', bytes: Buffer.concat(parts) };
}
