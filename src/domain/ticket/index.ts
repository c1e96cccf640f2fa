/** 现场处罚单: what the tiers above use of it. */
export { orderFor, ticketFault, type Entered, type Order, type TicketFault } from './check.ts';
