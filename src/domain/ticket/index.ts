/** 现场处罚单: what the tiers above use of it. */
export {
  orderFor,
  signatures,
  ticketFault,
  type Entered,
  type Listed,
  type Order,
  type Signature,
  type TicketFault,
} from './check.ts';
export { firstAmount, reasonWith, suggestAmount, type Seen } from './suggest.ts';
