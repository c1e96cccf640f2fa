// What other pages may use of 检查: evidence looks and is added alike everywhere. Its texts: 'inspection'.
export { AddEvidence } from './parts/add-evidence.tsx';
export { EvidenceList } from './parts/evidence-list.tsx';
