import {
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { PageStyle, ResolvedBlock } from '../../contract/blocks.ts';
import type { AnnotationView } from '../../contract/commands/annotations.ts';
import type { DocumentView, EditAnswer } from '../../contract/commands/documents.ts';
import type { StatuteListing } from '../../contract/commands/law.ts';
import type { Finding } from '../../contract/finding.ts';
import type { Watermark } from '../../contract/print.ts';
import { CitationMarks } from './citations/citation-marks.tsx';
import { CompletionPopup } from './citations/completion-popup.tsx';
import { textOfField } from './citations/text-of-field.ts';
import type { ShownCompletion } from './citations/use-citation-completion.ts';
import { AnnotationPaint } from './editing/annotation-paint.tsx';
import { editorDrawing } from './editing/editor-drawing.tsx';
import { type EditorCalls, EditorContext, EditorModel, type OpenList } from './editing/editor-model.ts';
import { structureOf } from './editing/field-index.ts';
import { caretIn } from './editing/host-text.ts';
import { ListPopup } from './editing/list-popup.tsx';
import { MarginMarks } from './editing/margin-marks.tsx';
import { type FieldSpan, markedSpan, showSpan } from './editing/paint-annotations.ts';
import { sharing } from './editing/share-blocks.ts';
import { enterStop, stopOf } from './editing/stops.ts';
import type { PaperLayout } from './lay-out-pages.ts';
import { MeasuringFlow } from './measuring-flow.tsx';
import { PaperDrawingContext, SealContext } from './paper-drawing.ts';
import { paperClass, SheetView } from './sheet-view.tsx';
import { usePaperFonts } from './use-paper-fonts.ts';

export type PaperHandle = {
  /** Scrolls to the place of a pointer and puts the caret there. */
  readonly focusField: (pointer: string) => void;
  /** Takes over an answer wholly, the focused place too: after undo, redo, an applied fix. */
  readonly replaceBlocks: (answer: EditAnswer) => void;
  /** Sends what is typed and resolves once it is answered: before leaving, issuing, closing. */
  readonly settled: () => Promise<void>;
  /** As `settled`, and the question of a fact typed over is answered: before a dialog, which would cover it. */
  readonly decided: () => Promise<void>;
  /** Scrolls to words of a field without taking the focus; false where the paper does not show the field. */
  readonly showSpan: (span: FieldSpan) => boolean;
  /** The words marked within one field of the paper. */
  readonly markedSpan: () => FieldSpan | null;
  /** The field that the caret stands in, with its whole text; null where it stands in none. */
  readonly textAtCaret: () => {
    readonly pointer: string;
    readonly text: string;
    readonly caret: number;
  } | null;
  /** Puts the focus and the caret back where they were. */
  readonly putCaret: (pointer: string, caret: number) => void;
};

type PaperEditorProps = EditorCalls & {
  readonly view: DocumentView;
  /** Findings at this document; `view.findings` are the default. */
  readonly findings?: readonly Finding[];
  /** Painted over the words they speak of. */
  readonly annotations?: readonly AnnotationView[];
  readonly currentAnnotation?: string | null;
  /** Questions to choose from in a record (Ctrl+空格). */
  readonly phrases?: readonly string[];
  /** What is offered while a citation is typed. */
  readonly statutes?: readonly StatuteListing[];
  /** Shows the articles that a field cites; without it no field is marked as citing any. */
  readonly onCitations?: (place: { readonly pointer: string; readonly text: string }) => void;
  /** 1 is the size of the paper. */
  readonly zoom?: number;
  readonly readOnly?: boolean;
  readonly watermark?: Watermark | null;
  readonly seal?: string | null;
  readonly ref?: Ref<PaperHandle>;
};

type Drawn = {
  readonly blocks: readonly ResolvedBlock[];
  readonly layout: PaperLayout;
  readonly structure: string;
};
/** `kept`: where the caret was before pages were broken anew, not where it is wanted now. */
type Caret = { readonly pointer: string; readonly caret: number; readonly kept: boolean };

const noPhrases: readonly string[] = [];
const noAnnotations: readonly AnnotationView[] = [];
const noStatutes: readonly StatuteListing[] = [];

/**
 * A document as A4 paper that one types on. Pages are broken anew when the focus moves on or rows change, never under
 * the caret. Another document is another paper: nothing of the former one stays.
 */
export function PaperEditor(props: PaperEditorProps) {
  return <OpenPaper key={props.view.summary.id} {...props} />;
}

function OpenPaper(props: PaperEditorProps) {
  const { view, phrases = noPhrases, zoom = 1, readOnly = false, watermark = null, seal = null, ref } = props;
  const findings = props.findings ?? view.findings;
  const root = useRef<HTMLDivElement>(null);
  const calls = useRef<EditorCalls>(props);
  calls.current = props;
  const [model] = useState(() => new EditorModel(() => calls.current));
  const [list, setList] = useState<OpenList | null>(null);
  const [completion, setCompletion] = useState<ShownCompletion | null>(null);
  const blocks = useSharedBlocks(view.blocks);
  const pages = usePages(model, root, blocks.current, view.page);
  const editable = view.editable && !readOnly;
  const drawing = useMemo(() => (editable ? editorDrawing : null), [editable]);

  model.openList = setList;
  model.showCompletion = setCompletion;
  model.statutes = props.statutes ?? noStatutes;
  useLayoutEffect(() => {
    model.take({ fields: view.fields, bound: view.bound, findings, phrases }, blocks.current);
    model.announce();
  }, [model, view.fields, view.bound, findings, phrases, blocks.current]);

  useImperativeHandle(
    ref,
    () => ({
      focusField: pages.goTo,
      replaceBlocks: (answer) => {
        blocks.replace(answer.blocks);
        pages.afterDrawing(() => {
          model.force();
          if (answer.focus !== null) pages.goTo(answer.focus);
        });
      },
      settled: () => model.queue.settled(),
      decided: () => model.decided(),
      showSpan: (span) => root.current !== null && showSpan(root.current, span),
      markedSpan: () => root.current && markedSpan(root.current),
      textAtCaret: () => {
        const place = caretPlace(root.current);
        if (!place || !root.current) return null;
        return { pointer: place.pointer, text: textOfField(root.current, place.pointer), caret: place.caret };
      },
      putCaret: (pointer, at) => {
        const stop = root.current && stopOf(root.current, pointer);
        if (stop) enterStop(stop, at);
      },
    }),
    [model, pages.goTo, pages.afterDrawing, blocks.replace],
  );

  useEffect(() => () => model.queue.flush(), [model]);

  return (
    <EditorContext value={model}>
      <SealContext value={seal}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus has left */}
        <div
          className="paper-editor"
          data-paper=""
          ref={root}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget) && !isAside(event.relatedTarget))
              pages.left();
          }}
        >
          {pages.measuring}
          <PaperDrawingContext value={drawing}>
            <div className={paperClass(view.page)} style={{ zoom }}>
              {pages.drawn.layout.map((pieces, index) => (
                <SheetView
                  key={index}
                  blocks={pages.drawn.blocks}
                  pieces={pieces}
                  page={view.page}
                  number={index + 1}
                  total={pages.drawn.layout.length}
                  watermark={watermark}
                />
              ))}
            </div>
          </PaperDrawingContext>
          <MarginMarks root={root} findings={findings} drawn={pages.drawn} zoom={zoom} onMark={pages.goTo} />
          {props.onCitations ? (
            <CitationMarks root={root} drawn={pages.drawn} zoom={zoom} onRead={props.onCitations} />
          ) : null}
          <AnnotationPaint
            root={root}
            annotations={props.annotations ?? noAnnotations}
            current={props.currentAnnotation ?? null}
            drawn={pages.drawn}
          />
          {list ? <ListPopup list={list} onClose={() => setList(null)} /> : null}
          {completion ? <CompletionPopup shown={completion} /> : null}
        </div>
      </SealContext>
    </EditorContext>
  );
}

/** The document's blocks, with what did not change kept; the newest ones win, whoever brought them. */
function useSharedBlocks(given: readonly ResolvedBlock[]) {
  const [held, setHeld] = useState({ blocks: given, from: given });
  let current = held;
  if (held.from !== given) {
    current = { blocks: sharing(held.blocks, given), from: given };
    setHeld(current);
  }
  const replace = useCallback((blocks: readonly ResolvedBlock[]) => {
    setHeld((before) => ({ ...before, blocks: sharing(before.blocks, blocks) }));
  }, []);
  return { current: current.blocks, replace };
}

const nothing: Drawn = { blocks: [], layout: [], structure: '\n' };

/** The pages as they stand, and when they are broken again. */
function usePages(
  model: EditorModel,
  root: React.RefObject<HTMLElement | null>,
  blocks: readonly ResolvedBlock[],
  page: PageStyle,
) {
  const fonts = usePaperFonts();
  const [laid, setLaid] = useState(nothing);
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const caret = useRef<Caret | null>(null);
  const after = useRef<(() => void)[]>([]);
  /** Counts what waits for a drawing: the blocks may have been drawn already, with the view that brought them. */
  const [asked, setAsked] = useState(0);
  const planned = useRef<{ blocks: readonly ResolvedBlock[]; open: string | null }>({
    blocks: [],
    open: null,
  });
  const structure = useMemo(() => structureOf(blocks), [blocks]);
  const same = structure === laid.structure;
  const drawn = useMemo(() => (same ? { ...laid, blocks } : laid), [same, laid, blocks]);

  const takeLayout = useCallback(
    (layout: PaperLayout) => {
      caret.current ??= caretPlace(root.current);
      planned.current = { blocks, open };
      setWanted(false);
      setLaid({ blocks, layout, structure });
    },
    [blocks, open, structure, root],
  );

  const replan = useCallback(
    (next: string | null) => {
      if (model.composing) return;
      setOpen(next);
      setWanted(true);
    },
    [model],
  );

  const goTo = useCallback(
    (pointer: string) => {
      const stop = root.current ? stopOf(root.current, pointer) : null;
      if (!stop) return;
      stop.scrollIntoView({ block: 'center', inline: 'nearest' });
      enterStop(stop, 0);
    },
    [root],
  );

  useLayoutEffect(() => {
    model.openSplit = (pointer, at) => {
      caret.current = { pointer, caret: at, kept: false };
      replan(pointer);
    };
    model.focusAfterEdit = (pointer, at) => {
      caret.current = { pointer, caret: at, kept: false };
    };
    model.focusMoved = () => {
      const { focused } = model;
      if (focused === null || planned.current.open === focused) return;
      // After the click or the key that brought the focus is done, and not under an input method.
      requestAnimationFrame(() => {
        const dirty = planned.current.blocks !== currentBlocks.current || planned.current.open !== null;
        if (dirty && model.focused === focused) replan(focused);
      });
    };
  });
  const currentBlocks = useRef(blocks);
  currentBlocks.current = blocks;

  // The pages were drawn: what waits for that goes on, and the caret comes back to where it was.
  useLayoutEffect(() => {
    const waiting = after.current;
    after.current = [];
    for (const act of waiting) act();
    const place = caret.current;
    if (!place || !same) return;
    const stop = root.current ? stopOf(root.current, place.pointer) : null;
    if (!stop || !covers(stop.dataset.pointer, place.pointer)) return;
    caret.current = null;
    // Who pressed Tab meanwhile is not brought back.
    if (place.kept && isStop(document.activeElement)) return;
    if (document.activeElement !== stop) enterStop(stop, place.caret);
  }, [drawn, asked]);

  const left = useCallback(() => {
    model.focus(null);
    void model.queue.settled().then(() => {
      const dirty = planned.current.blocks !== currentBlocks.current || planned.current.open !== null;
      if (dirty && model.focused === null) replan(null);
    });
  }, [model, replan]);

  const afterDrawing = useCallback((act: () => void) => {
    after.current.push(act);
    setAsked((count) => count + 1);
  }, []);

  const measuring =
    !fonts || (same && !wanted) ? null : (
      <MeasuringFlow blocks={blocks} page={page} open={open} onLayout={takeLayout} />
    );
  return { drawn, measuring, goTo, left, afterDrawing };
}

/** A dialog that is only looked at and gives the focus back: the field was not left for it. */
function isAside(target: Element | null): boolean {
  return target?.closest('dialog')?.querySelector('[data-aside]') != null;
}

function covers(at: string | undefined, pointer: string): boolean {
  return at === pointer || (at?.startsWith(`${pointer}/`) ?? false);
}

const isStop = (element: Element | null) =>
  element instanceof HTMLElement && element.dataset.stop !== undefined;

/** Where the focus and the caret stand on a paper, so that they can be brought back after the pages were broken anew. */
function caretPlace(root: HTMLElement | null): Caret | null {
  const { activeElement } = document;
  if (!root || !(activeElement instanceof HTMLElement) || !root.contains(activeElement)) return null;
  const { pointer } = activeElement.dataset;
  return pointer === undefined ? null : { pointer, caret: caretIn(activeElement) ?? 0, kept: true };
}
