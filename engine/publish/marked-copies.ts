import type { ComparedPart, ResolvedBlock, Run } from '../../contract/blocks.ts';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { mapRuns } from '../review/map-runs.ts';
import type { RedactedDocument } from './redact-document.ts';
import { type RedactedText, redactText } from './redact-text.ts';

type FieldRun = Extract<Run, { kind: 'field' }>;

/** The paper as it is and as it would be public, with what goes and what takes its place marked. */
export type MarkedCopies = {
  readonly original: readonly ResolvedBlock[];
  readonly redacted: readonly ResolvedBlock[];
};

/** Marks both papers by the same search that made the copy; where the copy prints something else, nothing is marked. */
export function markedCopies(document: CaseDocument, redacted: RedactedDocument): MarkedCopies {
  const { form, blocks, redactor } = redacted;
  const printed = new Map<string, { readonly text: string; readonly made: RedactedText }[]>();
  const original = mapRuns(resolveLayout(form, document.content, []), (run) => {
    if (run.kind !== 'field') return run;
    const made = redactText(run.text, redactor);
    printed.set(run.pointer, [...(printed.get(run.pointer) ?? []), { text: run.text, made }]);
    return marked(run, removedParts(run.text, made));
  });
  const times = new Map<string, number>();
  const copy = mapRuns(blocks, (run) => {
    if (run.kind !== 'field') return run;
    const time = times.get(run.pointer) ?? 0;
    times.set(run.pointer, time + 1);
    const before = printed.get(run.pointer)?.[time];
    if (!before || before.made.text !== run.text) return run;
    return marked(run, addedParts(before.text, before.made, redactor.maskOf));
  });
  return { original, redacted: copy };
}

function marked(run: FieldRun, parts: readonly ComparedPart[]): FieldRun {
  if (parts.every(({ kind }) => kind === 'same')) return run;
  return { ...run, text: parts.map(({ text }) => text).join(''), compared: parts };
}

function removedParts(text: string, { spans }: RedactedText): ComparedPart[] {
  return partsOf(text, spans, (span) => ({ kind: 'removed', text: text.slice(span.start, span.end) }));
}

function addedParts(
  text: string,
  { spans }: RedactedText,
  maskOf: RedactedDocument['redactor']['maskOf'],
): ComparedPart[] {
  return partsOf(text, spans, ({ value }) => ({ kind: 'added', text: maskOf(value) }));
}

function partsOf(
  text: string,
  spans: RedactedText['spans'],
  changed: (span: RedactedText['spans'][number]) => ComparedPart,
): ComparedPart[] {
  const parts: ComparedPart[] = [];
  let at = 0;
  for (const span of spans) {
    parts.push({ kind: 'same', text: text.slice(at, span.start) }, changed(span));
    at = span.end;
  }
  parts.push({ kind: 'same', text: text.slice(at) });
  return parts.filter((part) => part.text !== '');
}
