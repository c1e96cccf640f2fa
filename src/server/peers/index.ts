export { joinPeers, nobodyElse, type Peers } from './peers.ts';
export { sharedLimits } from './shared-limits.ts';
export { placeOf, supervise } from './supervise.ts';
