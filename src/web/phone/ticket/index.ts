/** The pages of tickets: a piece of their own. */
export { NewTicketPage } from './new-ticket-page.tsx';
export { TicketsPage } from './tickets-page.tsx';
