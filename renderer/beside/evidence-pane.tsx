import { useEffect, useRef, useState } from 'react';
import { evidenceKinds, titleOf } from '../case/fact-words.ts';
import { useCase } from '../case/use-case.ts';
import { EvidenceViewer } from '../evidence/evidence-viewer.tsx';
import { useShownFiles } from '../evidence/use-shown-files.ts';
import { namesText } from '../names.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { isWithin } from './facts-pane.tsx';

/** The evidence to read beside a paper, with its pictures; a file opens in the viewer. */
export function EvidencePane({ marked }: { readonly marked: string | null }) {
  const { store, overview } = useCase();
  const { evidence } = overview;
  const root = useRef<HTMLOListElement>(null);
  const [looking, setLooking] = useState<string | null>(null);
  const shown = useShownFiles(
    store.caseId,
    evidence.flatMap(({ attachment }) => (attachment ? [attachment.sha256] : [])),
  );
  useEffect(() => {
    if (marked !== null)
      root.current?.querySelector('[data-marked]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [marked]);
  if (evidence.length === 0) return <Empty title="本案还没有登记证据" />;
  return (
    <>
      <ol className="beside-evidence" ref={root}>
        {evidence.map((one, index) => {
          const file = shown?.get(one.attachment?.sha256 ?? '');
          const paper = overview.documents.find(({ id }) => id === one.document);
          return (
            <li key={one.id} data-marked={isWithin(`/evidence/${index}`, marked) || undefined}>
              <h2>
                {index + 1}. {one.name}
              </h2>
              <p className="faint">
                {[
                  titleOf(evidenceKinds, one.kind),
                  one.specification,
                  one.count,
                  one.source,
                  one.collectedAt?.replace('T', ' '),
                  one.collectedBy && namesText(one.collectedBy),
                  paper && `本案《${paper.title}》`,
                  one.unlawful && '认定为非法取得，不得作为根据',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {one.proves && <p>证明：{one.proves}</p>}
              {one.note && <p>备注：{one.note}</p>}
              {one.attachment && file?.kind === 'picture' && file.address !== null && (
                <button type="button" className="beside-picture" onClick={() => setLooking(one.id)}>
                  <img src={file.address} alt={`看 ${one.attachment.name}`} loading="lazy" decoding="async" />
                </button>
              )}
              {one.attachment && (
                <Button small tone="quiet" icon="search" onClick={() => setLooking(one.id)}>
                  {`看 ${one.attachment.name}`}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {looking !== null && <EvidenceViewer first={looking} onClose={() => setLooking(null)} />}
    </>
  );
}
