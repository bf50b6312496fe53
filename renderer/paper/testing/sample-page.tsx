// A document shown at will, to type on or as printed, for tests that hold one against the other.
import '../../fonts.css';
import '../paper.css';
import '../paper-editor.css';
import { createRoot } from 'react-dom/client';
import type { DocumentView } from '../../../contract/commands/documents.ts';
import { PaperEditor } from '../paper-editor.tsx';
import { paperFontsReady } from '../paper-fonts.ts';
import { PaperPages } from '../paper-pages.tsx';

export type Shown = { readonly view: DocumentView; readonly as: 'editor' | 'print'; readonly zoom: number };

declare global {
  interface Window {
    showSample: (shown: Shown) => void;
  }
}

const place = document.getElementById('root');
await paperFontsReady();
if (place) {
  const root = createRoot(place);
  let count = 0;
  window.showSample = ({ view, as, zoom }) => {
    count += 1;
    root.render(
      <main key={count}>
        {as === 'print' ? (
          <PaperPages blocks={view.blocks} page={view.page} zoom={zoom} />
        ) : (
          <PaperEditor
            view={view}
            zoom={zoom}
            onEdit={async () => undefined}
            onUndo={() => undefined}
            onRedo={() => undefined}
            onBoundEdit={async () => 'fact'}
            onFocusField={() => undefined}
          />
        )}
      </main>,
    );
  };
}
