// What other pages may use of 整改: the tabs of its area, the calendar feed (its texts: 'rectification').
export { Feed } from './parts/feed.tsx';
export { RectificationNav } from './parts/nav.tsx';
