import { useState } from 'react';
import { useCase } from '../case/use-case.ts';
import { newId } from '../new-id.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import type { RecordStep } from './record-step.ts';

const recorders = {
  title: '选择录音录像、照片',
  filters: [
    {
      name: '录音录像、照片',
      extensions: ['mp4', 'mov', 'avi', 'mkv', 'webm', 'mp3', 'wav', 'm4a', 'jpg', 'jpeg', 'png'],
    },
  ],
  many: true,
};

/**
 * Takes files in as new audio-visual evidence that records a step, one after another. `taking` is the file under way;
 * `taken` is told the id of each.
 */
export function useTakeRecordings(
  { stage, document }: RecordStep,
  taken: (evidence: string) => void,
): { readonly take: () => Promise<void>; readonly taking: string | null } {
  const app = useApp();
  const { store } = useCase();
  const [taking, setTaking] = useState<string | null>(null);
  const { caseId } = store;
  const takeOne = async ({ name, token }: { readonly name: string; readonly token: string }) => {
    const id = newId();
    const value = {
      id,
      kind: 'audioVisual',
      name: name.replace(/\.[^.]+$/, ''),
      recordOf: [{ stage, ...(document === undefined ? {} : { document }) }],
    };
    const added = told(
      app,
      await app.engine.edit('facts/edit', {
        caseId,
        editId: newId(),
        changes: [{ pointer: '/evidence/-', value }],
      }),
    );
    if (!added) return;
    store.taken(added.overview);
    taken(id);
    const answer = await ask(app, 'evidence/attach', { caseId, evidence: id, file: token });
    if (answer) store.taken(answer.overview);
  };
  // A button that is disabled while it works would lose the focus, and the dialog its keys.
  const take = async () => {
    if (taking !== null) return;
    for (const file of told(app, await app.engine.shell.pickFiles(recorders)) ?? []) {
      setTaking(file.name);
      await takeOne(file);
    }
    setTaking(null);
  };
  return { take, taking };
}
