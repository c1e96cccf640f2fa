// What other pages may use of tickets. Its texts: 'ticket'.
export { Amounts } from './parts/amounts.tsx';
