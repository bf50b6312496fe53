import { useEffect, useState } from 'react';

/** What is selected on the papers of this screen, as one line; '' where nothing is, or something elsewhere. */
export function usePaperSelection(longest: number): string {
  const [selected, setSelected] = useState('');
  useEffect(() => {
    const look = () => setSelected(selectedOnPaper(longest));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [longest]);
  return selected;
}

function selectedOnPaper(longest: number): string {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return '';
  const ends = [selection.anchorNode, selection.focusNode];
  const onPaper = ends.every((node) => {
    const element = node instanceof Element ? node : node?.parentElement;
    return element?.closest('.history-paper') !== null && element !== undefined;
  });
  const text = onPaper ? selection.toString().replace(/\s+/gu, ' ').trim() : '';
  return text.length > longest ? '' : text;
}
