/** 本网点的成绩与对账单: a piece of its own, for people of an outlet. */
export { ResultsPage } from './results-page.tsx';
