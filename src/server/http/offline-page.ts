/** A page that works without this server: sent with the policy it carries itself. */
import { readFileSync } from 'node:fs';
import { FileAnswer } from './answers.ts';

/** @param name of a file in docs/verify */
export function offlinePage(name: string): FileAnswer {
  const bytes = readFileSync(new URL(`../../../docs/verify/${name}`, import.meta.url));
  const [, policy] =
    /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(bytes.toString()) ?? [];
  return new FileAnswer({
    name,
    mediaType: 'text/html; charset=utf-8',
    bytes,
    inline: true,
    policy,
  });
}
