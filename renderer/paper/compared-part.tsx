import type { ComparedPart } from '../../contract/blocks.ts';

type ComparedTextProps = {
  readonly parts: readonly ComparedPart[];
  /** The stretch that stands on this page. */
  readonly from: number;
  readonly to: number;
};

/** A field's text with what was removed and added marked; the list beside the paper says the same in words. */
export function ComparedText({ parts, from, to }: ComparedTextProps) {
  let start = 0;
  return parts.map((part, index) => {
    const at = start;
    start += part.text.length;
    const text = part.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text === '') return null;
    if (part.kind === 'added')
      return (
        <ins key={index} className="paper-added">
          {text}
        </ins>
      );
    if (part.kind === 'removed')
      return (
        <del key={index} className="paper-removed">
          {text}
        </del>
      );
    return <span key={index}>{text}</span>;
  });
}
