/** 证据类型: told from the bytes. */
import { describe, expect, it } from 'vitest';
import { mediaTypeOf, nameAgrees } from './media-type.ts';

const ascii = (text: string) => Buffer.from(text, 'latin1');

describe('按内容识别', () => {
  it.each([
    ['image/jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['image/webp', ascii('RIFF\x10\0\0\0WEBPVP8 ')],
    ['video/mp4', ascii('\0\0\0\x18ftypisom')],
    ['audio/mp4', ascii('\0\0\0\x18ftypM4A ')],
    ['video/webm', ascii('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm')],
    ['audio/mpeg', ascii('ID3\x04')],
    ['audio/mpeg', Buffer.from('fffb9064', 'hex')],
    ['audio/wav', ascii('RIFF\x10\0\0\0WAVEfmt ')],
    ['application/pdf', ascii('%PDF-1.7')],
  ])('%s', (type, bytes) => {
    expect(mediaTypeOf(bytes)).toBe(type);
  });

  it.each([
    ['空文件', ''],
    ['GIF', 'GIF89a'],
    ['网页', '<!doctype html>'],
    ['SVG', '<svg xmlns='],
    ['压缩包', 'PK\x03\x04'],
    ['程序', 'MZ\x90'],
    ['苹果照片', '\0\0\0\x18ftypheic'],
    ['苹果视频', '\0\0\0\x14ftypqt  '],
  ])('不接受%s', (_, text) => {
    expect(mediaTypeOf(ascii(text))).toBeNull();
  });
});

describe('名称与内容', () => {
  it('后缀相符或没有后缀可以，不符不行', () => {
    expect(nameAgrees('照片.JPG', 'image/jpeg')).toBe(true);
    expect(nameAgrees('照片', 'image/jpeg')).toBe(true);
    expect(nameAgrees('照片.html', 'image/jpeg')).toBe(false);
    expect(nameAgrees('照片.png', 'image/jpeg')).toBe(false);
  });
});
