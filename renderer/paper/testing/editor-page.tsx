// The page of the editor's tests: one document, edited as the engine would, answering after a moment as over a bridge.
import '../../fonts.css';
import '../paper.css';
import '../citations/citations.css';
import '../paper-editor.css';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { DocumentView } from '../../../contract/commands/documents.ts';
import type { StatuteListing } from '../../../contract/commands/law.ts';
import type { Finding } from '../../../contract/finding.ts';
import type { Edit } from '../editing/edit-queue.ts';
import { PaperEditor, type PaperHandle } from '../paper-editor.tsx';
import { applyEdit, blocksOf, emptyContent, fields, page, type TestContent } from './test-document.ts';

const statutes: readonly StatuteListing[] = [
  {
    title: '中华人民共和国行政处罚法',
    aliases: ['行政处罚法', '处罚法'],
    inForce: true,
    articles: [
      { number: 3, place: '第三条', opening: '行政处罚的种类和实施，适用本法。' },
      {
        number: 33,
        place: '第三十三条',
        opening: '违法行为轻微并及时改正，没有造成危害后果的，不予行政处罚。',
      },
    ],
  },
  { title: '公路安全保护条例', aliases: [], inForce: true, articles: [] },
];

type State = { readonly content: TestContent; readonly version: number; readonly bound: readonly string[] };

declare global {
  interface Window {
    /** What the tests read and steer. */
    paperTest: {
      edits: Edit[];
      asked: { pointer: string; text: string }[];
      answer: 'fact' | 'own' | 'cancel';
      delay: number;
      content: TestContent;
      focused: string | null;
      cited: { pointer: string; text: string } | null;
      setContent: (change: (content: TestContent) => TestContent) => void;
      setFindings: (findings: readonly Finding[]) => void;
      setBound: (bound: readonly string[]) => void;
      handle: () => PaperHandle | null;
    };
  }
}

function EditorPage() {
  const [state, setState] = useState<State>({ content: emptyContent, version: 1, bound: [] });
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const handle = useRef<PaperHandle>(null);
  const now = useRef(state);
  const undone = useRef<TestContent[]>([]);
  const redone = useRef<TestContent[]>([]);

  const show = (content: TestContent, bound = now.current.bound) => {
    now.current = { content, version: now.current.version + 1, bound };
    window.paperTest.content = content;
    setState(now.current);
  };
  const step = (from: TestContent[], to: TestContent[]) => {
    const before = from.pop();
    if (!before) return;
    to.push(now.current.content);
    show(before);
    handle.current?.replaceBlocks({
      version: now.current.version,
      blocks: blocksOf(before),
      findings: [],
      bound: [],
      canUndo: true,
      canRedo: true,
      focus: null,
    });
  };

  window.paperTest ??= {
    edits: [],
    asked: [],
    answer: 'fact',
    delay: 5,
    content: emptyContent,
    focused: null,
    cited: null,
    setContent: (change) => show(change(now.current.content)),
    setFindings,
    setBound: (bound) => show(now.current.content, bound),
    handle: () => handle.current,
  };

  const view: DocumentView = {
    summary: {
      id: 'd',
      form: 'penalty-decision',
      title: '行政处罚决定书',
      number: '',
      party: '',
      state: 'draft',
      issuedOn: null,
      review: 'none',
      signatures: 0,
      scans: 0,
      servedOn: null,
      relations: [],
      about: [],
      revocable: false,
      importedFrom: null,
    },
    caseId: 'c',
    version: state.version,
    page,
    blocks: useBlocks(state.content),
    fields,
    bound: state.bound,
    findings,
    canUndo: true,
    canRedo: true,
    editable: true,
    copies: 1,
    numbered: false,
    reasons: [],
    judgedBy: null,
    phrases: [],
  };
  return (
    <main>
      <PaperEditor
        ref={handle}
        view={view}
        findings={findings}
        statutes={statutes}
        onCitations={(place) => {
          window.paperTest.cited = place;
        }}
        phrases={['请介绍你的基本情况。', '你是否申请回避？']}
        onEdit={async (edits) => {
          window.paperTest.edits.push(...edits);
          await new Promise((done) => setTimeout(done, window.paperTest.delay));
          undone.current.push(now.current.content);
          const unbound = edits.flatMap((edit) => (edit.kind === 'unbind' ? [edit.pointer] : []));
          show(
            edits.reduce(applyEdit, now.current.content),
            now.current.bound.filter((one) => !unbound.includes(one)),
          );
        }}
        onUndo={() => step(undone.current, redone.current)}
        onRedo={() => step(redone.current, undone.current)}
        onBoundEdit={async (pointer, text) => {
          window.paperTest.asked.push({ pointer, text });
          return window.paperTest.answer;
        }}
        onFocusField={(pointer) => {
          window.paperTest.focused = pointer;
        }}
      />
    </main>
  );
}

/** Blocks are new objects every time, as they are after a message. */
function useBlocks(content: TestContent) {
  const [held, setHeld] = useState({ content, blocks: blocksOf(content) });
  if (held.content === content) return held.blocks;
  const blocks = blocksOf(content);
  setHeld({ content, blocks });
  return blocks;
}

const place = document.getElementById('root');
if (place) createRoot(place).render(<EditorPage />);
