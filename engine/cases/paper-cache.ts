import type { ResolvedBlock } from '../../contract/blocks.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import type { CaseView } from './case-view.ts';

type Kept = { readonly signatures: string; readonly blocks: readonly ResolvedBlock[] };

/**
 * Resolved blocks by the content they come from. A document resolves to the same content object as long as neither it
 * nor a fact it shows changes, so that a key press draws one document anew and not every open one.
 */
export class PaperCache {
  private readonly kept = new WeakMap<object, Kept>();

  blocks(form: LoadedForm, view: CaseView, documentId: string): readonly ResolvedBlock[] {
    const content = view.document(documentId)?.content ?? {};
    const acts = view.actsOf('signature', documentId);
    const signatures = JSON.stringify(acts);
    const known = this.kept.get(content);
    if (known?.signatures === signatures) return known.blocks;
    const blocks = resolveLayout(form, content, acts);
    this.kept.set(content, { signatures, blocks });
    return blocks;
  }
}
