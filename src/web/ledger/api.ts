// 台账 on the wire: lines with totals, one line's explanation, and moving lines on.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { InspectionDetail } from '../../contract/inspection.ts';
import type {
  advanced,
  advanceSchema,
  ledgerPage,
  LineDetail,
  LineState,
} from '../../contract/ledger.ts';
import { api } from '../shared/api.ts';

export type Ledger = z.infer<typeof ledgerPage>;
export type Step = z.infer<typeof advanceSchema>['step'];
export type Advance = z.input<typeof advanceSchema>;
/** The wire leaves the visit open; it is 检查 as its own page shows it. */
export type LineFull = Omit<LineDetail, 'inspection'> & { inspection: InspectionDetail | null };

export const useLine = (unitId: string | number, lineId: string | number, enabled = true) =>
  useQuery({
    queryKey: ['/api/ledger', String(unitId), String(lineId)],
    queryFn: ({ signal }) => api.get<LineFull>(`/api/ledger/${unitId}/${lineId}`, { signal }),
    enabled,
  });

/** Moves lines on; everything that shows money is read anew. */
export function useAdvance() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Advance) =>
      api.post<z.infer<typeof advanced>>('/api/ledger/advance', { body }),
    onSuccess: () => client.invalidateQueries(),
  });
}

export const lineStates = [
  'draft',
  'published',
  'appealed',
  'confirmed',
  'honoured',
  'revoked',
] as const satisfies readonly LineState[];
