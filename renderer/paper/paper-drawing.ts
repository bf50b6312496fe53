import { createContext, type ReactNode, useContext } from 'react';
import type { ParagraphBlock, Repeat, TableRow } from '../../contract/blocks.ts';
import type { RunPart, TextSlice } from './drawn-text.ts';

/**
 * How the parts of a page that a person can change are drawn. Print uses none of it (`null`): plain text. The editor
 * puts its typing places, boxes and row tools here; everything else is drawn by the same components.
 */
export type PaperDrawing = {
  /** A field or a box; `slice` is set where its paragraph continues on another page. */
  readonly drawPart: (part: RunPart, slice: TextSlice | null) => ReactNode;
  /** Buttons of a repeated row or pair, drawn at its last piece. */
  readonly drawTools: (repeat: Repeat, of: TableRow | ParagraphBlock) => ReactNode;
};

export const PaperDrawingContext = createContext<PaperDrawing | null>(null);

/** Seal picture as a data URL, or null. */
export const SealContext = createContext<string | null>(null);

export function usePaperDrawing(): PaperDrawing | null {
  return useContext(PaperDrawingContext);
}
