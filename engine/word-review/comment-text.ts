import type { Annotation } from '../../contract/case-file.generated.ts';

/** How the kinds are written at the head of a Word comment, and read from there again. */
const kindWords: Readonly<Record<Annotation['kind'], string>> = {
  mustChange: '必须修改',
  suggestion: '建议',
  question: '疑问',
  praise: '肯定',
};

const proposal = '建议改为：';

/** An annotation as the text of a Word comment, line by line. */
export function commentText({ kind, text, proposed }: Annotation): string {
  const head = `【${kindWords[kind]}】${text}`;
  return proposed === undefined ? head : `${head}\n${proposal}${proposed}`;
}

/** The kind that a reviewer wrote at the head of a comment, and the text after it. */
export function readKind(text: string): { readonly kind: Annotation['kind'] | null; readonly text: string } {
  for (const [kind, word] of Object.entries(kindWords) as [Annotation['kind'], string][]) {
    const head = new RegExp(`^\\s*[【\\[]${word}[】\\]]\\s*`).exec(text);
    if (head) return { kind, text: text.slice(head[0].length) };
  }
  return { kind: null, text };
}
