// What other pages may use of settlement.
export { SettleButton } from './parts/settle-button.tsx';
