/** Units and people. */
import type { Same } from '../same.ts';
import type { organisation as zh } from '../zh/organisation.ts';

export const organisation: Same<typeof zh> = {
  level: 'Level',
  levels: { 省行: 'Province', 市行: 'City', 县行: 'County', 支行: 'Branch', 网点: 'Outlet' },
  role: {
    'system-admin': 'System administrator',
    'service-admin': 'Service administrator',
    'leading-group': 'Leading group',
    'outlet-head': 'Outlet head',
    inspector: 'Inspector',
    reviewer: 'Reviewer',
    staff: 'Staff',
    auditor: 'Auditor',
  },
};
