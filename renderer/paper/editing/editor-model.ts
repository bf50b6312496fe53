import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ResolvedBlock, Run } from '../../../contract/blocks.ts';
import type { StatuteListing } from '../../../contract/commands/law.ts';
import type { FieldInfo } from '../../../contract/field.ts';
import type { Finding, Severity } from '../../../contract/finding.ts';
import type { ShownCompletion } from '../citations/use-citation-completion.ts';
import { type Edit, EditQueue, type SendEdits } from './edit-queue.ts';
import { FieldIndex, type RowPlace, rowPlaces } from './field-index.ts';
import { momentText } from './moment-text.ts';

type FieldRun = Extract<Run, { kind: 'field' }>;

export type BoundAnswer = 'fact' | 'own' | 'cancel';

/** What the editor asks of the page around it. */
export type EditorCalls = {
  readonly onEdit: SendEdits;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onBoundEdit: (pointer: string, text: string) => Promise<BoundAnswer>;
  readonly onFocusField: (pointer: string | null) => void;
};

/** What the fields of one document show beside their text. */
export type EditorFacts = {
  readonly fields: readonly FieldInfo[];
  readonly bound: readonly string[];
  /** Findings at this document. */
  readonly findings: readonly Finding[];
  readonly phrases: readonly string[];
};

const order: readonly Severity[] = ['block', 'major', 'minor', 'hint'];

/** State that the fields of one paper share; each field listens for its own part. */
export class EditorModel {
  /** The place being typed in; its text is left alone until the focus leaves it. */
  focused: string | null = null;
  /** An input method is at work somewhere on the paper. */
  composing = false;
  readonly queue: EditQueue;
  private taken: EditorFacts | null = null;
  private fields = new FieldIndex([]);
  private bound: ReadonlySet<string> = new Set();
  private findings: ReadonlyMap<string, readonly Finding[]> = new Map();
  private rows: ReadonlyMap<string, RowPlace> = new Map();
  /** Bound places whose fact may be changed from here: the person has said so once. */
  private readonly answered = new Set<string>();
  /** Bound places being typed over, with what they showed before. */
  private readonly overFact = new Map<string, { readonly text: string; readonly shown: string }>();
  /** The questions put until now, answered. */
  private asking: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<() => void>();
  private readonly forcing = new Set<() => void>();
  private blocks: readonly ResolvedBlock[] = [];
  phrases: readonly string[] = [];
  /** What can be cited; offered while 《…》第…条 is typed. */
  statutes: readonly StatuteListing[] = [];
  /** Shows, moves or closes the list of citations at the caret. */
  showCompletion: (shown: ShownCompletion | null) => void = () => undefined;
  /** Opens the list of a choice or of the phrases below a place. */
  openList: (list: OpenList | null) => void = () => undefined;
  /** Draws a field that lies on two pages in one piece, and sets the caret into it. */
  openSplit: (pointer: string, caret: number) => void = () => undefined;
  /** Where the focus goes once an edit of rows is answered. */
  focusAfterEdit: (pointer: string, caret: number) => void = () => undefined;
  /** Called when the focus has come to, or left, a place. */
  focusMoved: () => void = () => undefined;

  constructor(private readonly calls: () => EditorCalls) {
    this.queue = new EditQueue((edits) => this.calls().onEdit(edits));
  }

  take(facts: EditorFacts, blocks: readonly ResolvedBlock[]): void {
    // A key press leaves most of it alone: what is the same object need not be looked through again.
    const { taken } = this;
    if (taken?.fields !== facts.fields) this.fields = new FieldIndex(facts.fields);
    if (taken?.bound !== facts.bound) this.bound = new Set(facts.bound);
    if (this.blocks !== blocks) this.rows = rowPlaces(blocks);
    this.phrases = facts.phrases;
    this.blocks = blocks;
    this.taken = facts;
    const findings = new Map<string, Finding[]>();
    for (const finding of facts.findings) {
      findings.set(finding.at.pointer, [...(findings.get(finding.at.pointer) ?? []), finding]);
    }
    this.findings = findings;
  }

  announce(): void {
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** After an undo the focused place, too, takes the document's text. Returns what stops listening. */
  onForce(listener: () => void): () => void {
    this.forcing.add(listener);
    return () => this.forcing.delete(listener);
  }

  force(): void {
    for (const listener of this.forcing) listener();
  }

  field(pointer: string): FieldInfo | null {
    return this.fields.of(pointer);
  }

  isBound(pointer: string): boolean {
    return this.bound.has(pointer);
  }

  /** The worst finding at a place, or null. */
  severity(pointer: string): Severity | null {
    const found = this.findings.get(pointer);
    return found ? (order.find((one) => found.some((finding) => finding.severity === one)) ?? null) : null;
  }

  /** What the findings at a place say, in one string. */
  messages(pointer: string): string {
    return (this.findings.get(pointer) ?? []).map((finding) => finding.message).join('');
  }

  /** The row or pair that a pointer lies in, innermost first. */
  rowOf(pointer: string): RowPlace | null {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const row = this.rows.get(at);
      if (row) return row;
    }
    return null;
  }

  edit(...edits: readonly Edit[]): void {
    this.queue.add(edits);
  }

  /** The field's whole text for what stands in one of its places: a moment can have one for the day and one for the time. */
  wholeText(run: FieldRun, typed: string): string {
    return this.field(run.pointer)?.kind === 'moment' ? momentText(this.blocks, run, typed) : typed;
  }

  /** What was chosen in a place; a bound one asks first, once. */
  async chosen(pointer: string, text: string): Promise<void> {
    if (!this.isBound(pointer) || this.answered.has(pointer)) {
      this.edit({ kind: 'type', pointer, text });
      return;
    }
    if (!this.field(pointer)?.changesFact) return this.edit({ kind: 'unbind', pointer, text });
    const answer = await this.calls().onBoundEdit(pointer, text);
    if (answer === 'cancel') return;
    if (answer === 'fact') this.answered.add(pointer);
    this.edit({ kind: answer === 'fact' ? 'type' : 'unbind', pointer, text });
  }

  /**
   * What is typed into a place. One that shows a fact takes the text for its own at once, so that nothing typed is ever
   * lost; what becomes of the fact is asked when the place is left: a question under the typing hand would swallow the
   * next keys. `shown` is what the place showed before.
   */
  typed(pointer: string, text: string, shown: string): void {
    const over = this.overFact.get(pointer);
    const fresh = over === undefined && this.isBound(pointer) && !this.answered.has(pointer);
    if (fresh || over) this.overFact.set(pointer, { text, shown: over?.shown ?? shown });
    this.edit({ kind: fresh ? 'unbind' : 'type', pointer, text });
  }

  /** Asks, of a place that was left, whether its fact changes, for every draft, or this document alone. */
  private async ask(pointer: string): Promise<void> {
    const over = this.overFact.get(pointer);
    if (!over) return;
    this.overFact.delete(pointer);
    if (over.text === over.shown) return this.edit({ kind: 'rebind', pointer });
    if (!this.field(pointer)?.changesFact) return;
    const answer = await this.calls().onBoundEdit(pointer, over.text);
    if (answer === 'own') return;
    if (answer === 'cancel') return this.edit({ kind: 'rebind', pointer });
    this.answered.add(pointer);
    this.edit({ kind: 'rebind', pointer }, { kind: 'type', pointer, text: over.text });
  }

  /** Puts the question of the place being typed in; resolves once every question and every edit is answered. */
  async decided(): Promise<void> {
    if (this.focused !== null) this.leave(this.focused);
    await this.asking;
    await this.queue.settled();
  }

  private leave(pointer: string): void {
    this.asking = Promise.all([this.asking, this.ask(pointer)]);
  }

  undo(): void {
    this.queue.flush();
    this.calls().onUndo();
  }

  redo(): void {
    this.queue.flush();
    this.calls().onRedo();
  }

  focus(pointer: string | null): void {
    if (this.focused === pointer) return;
    const left = this.focused;
    this.focused = pointer;
    if (left !== null) this.leave(left);
    this.calls().onFocusField(pointer);
    this.focusMoved();
  }
}

/** A list below a place on the paper. */
export type OpenList = {
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  readonly chosen: string | null;
  readonly onChoose: (value: string) => void;
};

export const EditorContext = createContext<EditorModel | null>(null);

/** The paper's model; only inside `<PaperEditor>`. */
export function useEditorModel(): EditorModel {
  const model = useContext(EditorContext);
  if (!model) throw new Error('a field of the paper is drawn outside its editor');
  return model;
}

/** Something a place reads from the model; drawn again only when it changes. */
export function useModelPart<Part>(model: EditorModel, read: () => Part): Part {
  return useSyncExternalStore(model.subscribe, read);
}
