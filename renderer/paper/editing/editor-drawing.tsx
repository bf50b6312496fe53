import type { Repeat } from '../../../contract/blocks.ts';
import { drawnText, fillerOf, type RunPart, type TextSlice } from '../drawn-text.ts';
import type { PaperDrawing } from '../paper-drawing.ts';
import { BoxHost } from './box-host.tsx';
import { ChoiceHost } from './choice-host.tsx';
import { useEditorModel, useModelPart } from './editor-model.ts';
import { FieldHost } from './field-host.tsx';
import { RowTools } from './row-tools.tsx';
import { SplitPart } from './split-part.tsx';

/** How the editor draws what a person can change. */
export const editorDrawing: PaperDrawing = {
  drawPart: (part, slice) => <EditedPart part={part} slice={slice} />,
  drawTools: (repeat: Repeat, of) => {
    if ('cells' in of) return <RowTools repeat={repeat} shownAs="row" />;
    return of.role === 'answer' ? <RowTools repeat={repeat} shownAs="answer" /> : null;
  },
};

function EditedPart({ part, slice }: { part: RunPart; slice: TextSlice | null }) {
  const model = useEditorModel();
  const { run } = part;
  const info = useModelPart(model, () => (run.kind === 'text' ? null : model.field(run.pointer)));
  if (run.kind === 'text') return null;
  if (run.kind === 'box') return <BoxHost run={run} info={info} />;
  const whole = drawnText(run);
  if (slice && (part.text !== whole || part.filler !== fillerOf(run))) {
    return <SplitPart part={part} start={part.start} title={info?.title ?? run.pointer} />;
  }
  if (info && info.options.length > 0 && info.kind !== 'flag') return <ChoiceHost run={run} info={info} />;
  return <FieldHost run={run} info={info} />;
}
