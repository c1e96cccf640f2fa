/** The plan file's form as JSON Schema, for editors and other programs: docs/plan.schema.json. */
import { z } from 'zod';
import { planSchema } from '../../contract/plan.ts';

/** The form as written in a file: what has a default may be left out. */
export const planJsonSchema = () => {
  const { $schema, ...rest } = z.toJSONSchema(planSchema, { io: 'input' });
  return { $schema, $id: 'plan.schema.json', title: '明窗方案文件', ...rest };
};
