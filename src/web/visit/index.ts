// What other pages may use of 检查单: an answer reads alike everywhere. Its texts: 'visit'.
export { AnswerText } from './parts/answer-text.tsx';
