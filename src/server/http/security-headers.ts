/** What browsers are told of every answer: where scripts may come from, who may frame us, what a page may use. */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** No script but ours: no inline code, no other origin. antd writes style attributes, hence that one. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** The phone takes pictures, records and notes where a check began; nothing else of the device is used. */
const permissions = [
  ...['camera', 'microphone', 'geolocation'].map((name) => `${name}=(self)`),
  ...['payment', 'usb', 'serial', 'bluetooth', 'midi', 'display-capture', 'browsing-topics'].map(
    (name) => `${name}=()`,
  ),
].join(', ');

/** @param isSecure people come by https: browsers shall not come otherwise again */
export async function addSecurityHeaders(app: FastifyInstance, isSecure: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy,
    hsts: isSecure,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
  app.addHook('onRequest', async (_, reply) => {
    reply.header('permissions-policy', permissions);
  });
}
