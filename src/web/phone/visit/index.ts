/** The pages of one visit: a piece of the app of its own. */
export { VisitPage } from './visit-page.tsx';
export { SummaryPage } from './summary/summary-page.tsx';
