import type { Anchor, AnnotationKind, AnnotationView } from '../../contract/commands/annotations.ts';

export const annotationKinds: readonly AnnotationKind[] = ['mustChange', 'suggestion', 'question', 'praise'];

export const kindTitles: Record<AnnotationKind, string> = {
  mustChange: '必须修改',
  suggestion: '建议',
  question: '疑问',
  praise: '肯定',
};

const anchorWords: Record<Exclude<Anchor['kind'], 'fieldGone'>, string | null> = {
  document: null,
  exact: null,
  near: '原文已有改动，这是最接近的位置，请核对',
  moved: '位置已变：栏目中找不到原来的文字',
};

/** What is to be said of where an open annotation stands; null where it stands as it was made. */
export function anchorWord({ anchor, annotation, fieldTitle }: AnnotationView): string | null {
  if (anchor.kind === 'fieldGone')
    return `栏目已取消：新版文书中已没有“${fieldTitle}”这一栏；批注和当时的原文留在这里，不会丢失`;
  return annotation.settled ? null : anchorWords[anchor.kind];
}
