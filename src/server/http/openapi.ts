/** The interface's own documentation: OpenAPI 3.1 at /api/openapi.json, to read at /api/docs. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { takesKey } from './repeats.ts';

const problemSchema = z.object({
  code: z.string().describe('稳定的问题代码'),
  message: z.string().describe('发生了什么、为什么、下一步怎么办'),
  params: z.record(z.string(), z.string()),
  findings: z.array(z.unknown()).optional(),
});

export async function addDocumentation(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '明窗 接口',
        version,
        description:
          '登录后以 Cookie 识别身份；修改类请求须带请求头 x-mingchuang: 1。所有列表按 offset、limit 分页，只含当前角色机构范围内的数据。',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'mingchuang.session_token' },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    // The application's own policy holds here too; and no other server is asked to check the document.
    staticCSP: false,
    uiConfig: { docExpansion: 'list', validatorUrl: null },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
}

/** The header every write takes that a client may have to repeat. */
const keyHeader = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .describe('请求键：答复丢失后用同一个键重发，只生效一次，24 小时内答复相同'),
});

const hasFields = (schema: z.ZodType) =>
  !(schema instanceof z.ZodObject) || Object.keys(schema.shape).length > 0;

/** What fastify is told of an endpoint; for documentation only. */
export function describe(endpoint: Endpoint) {
  const { answer, body, params, query } = endpoint;
  const ok =
    answer === 'file'
      ? z.string().describe('文件')
      : answer === 'events'
        ? z.string().describe('事件流（text/event-stream），每条 data 是一个 JSON')
        : answer === 'redirect'
          ? z.string().describe('转到另一个页面（302）')
          : answer;
  return {
    summary: endpoint.summary,
    tags: [endpoint.tag],
    description: endpoint.ability === 'public' ? '不需登录' : `所需权限：${endpoint.ability}`,
    security: endpoint.ability === 'public' ? [] : [{ session: [] }],
    ...(hasFields(params) ? { params } : {}),
    ...(hasFields(query) ? { querystring: query } : {}),
    ...(takesKey(endpoint) ? { headers: keyHeader } : {}),
    ...(endpoint.upload
      ? { consumes: ['multipart/form-data'] }
      : body && hasFields(body)
        ? { body }
        : {}),
    response: { 200: ok, '4xx': problemSchema },
  };
}
