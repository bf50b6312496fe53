import { useLayoutEffect } from 'react';
import type { AnnotationView } from '../../../contract/commands/annotations.ts';
import { paintAnnotations } from './paint-annotations.ts';

type PaintProps = {
  readonly root: React.RefObject<HTMLElement | null>;
  readonly annotations: readonly AnnotationView[];
  readonly current: string | null;
  /** Changes whenever the drawn pages may have moved. */
  readonly drawn: unknown;
};

/** The annotations over the paper; draws nothing of its own. */
export function AnnotationPaint({ root, annotations, current, drawn }: PaintProps) {
  useLayoutEffect(
    () => (root.current ? paintAnnotations(root.current, annotations, current) : undefined),
    [root, annotations, current, drawn],
  );
  return null;
}
