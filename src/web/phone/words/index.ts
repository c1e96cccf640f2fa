/** The phone's texts for its pages. */
import { useSignal } from '../store/use-signal.ts';
import { texts, type Words } from './texts.ts';

export { currentLanguage, switchLanguage, words, type Language, type Words } from './texts.ts';
export const useWords = (): Words => useSignal(texts);
