// What other pages may use of 整改: the tabs of its area.
export { RectificationNav } from './parts/nav.tsx';
