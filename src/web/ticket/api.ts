// 现场处罚单 on the wire.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type {
  TicketAmounts,
  TicketClauses,
  TicketDetail,
  TicketDraft,
  TicketPreview,
  TicketThing,
} from '../../contract/ticket.ts';
import { api } from '../shared/api.ts';

export type { TicketDetail, TicketDraft, TicketPreview };
export type Thing = TicketThing;
export type Clause = TicketClauses['clauses'][number];

export const useClauses = (unitId: number | null) =>
  useQuery({
    queryKey: ['/api/ticket-clauses', unitId],
    queryFn: ({ signal }) =>
      api.get<TicketClauses>('/api/ticket-clauses', { query: { unitId }, signal }),
    enabled: unitId !== null,
  });

/** What a draft would come to; asked again as it is filled in. */
export const usePreview = (draft: TicketDraft | null) =>
  useQuery({
    queryKey: ['/api/tickets/preview', draft],
    queryFn: ({ signal }) =>
      api.post<TicketPreview>('/api/tickets/preview', { body: draft, signal }),
    enabled: draft !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });

export const issueTicket = (draft: TicketDraft) =>
  api.post<{ id: number; isNew: boolean }>('/api/tickets', { body: draft });

export const useAmounts = (year: string) =>
  useQuery({
    queryKey: ['/api/ticket-amounts', year],
    queryFn: ({ signal }) =>
      api.get<TicketAmounts>('/api/ticket-amounts', { query: { year }, signal }),
  });

export const ticketQuery = (unitId: string, id: string) =>
  queryOptions({
    queryKey: ['/api/tickets', unitId, id],
    queryFn: ({ signal }) => api.get<TicketDetail>(`/api/tickets/${unitId}/${id}`, { signal }),
  });
