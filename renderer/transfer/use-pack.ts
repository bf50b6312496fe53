import type { BundlePurpose } from '../../contract/commands/transfer.ts';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import { ask, told, useApp } from '../state/app-context.ts';

/** Asks for a folder and packs these cases into a bundle there; tells the person what was written. */
export function usePack(): (
  caseIds: readonly string[],
  purpose: BundlePurpose,
  recipient?: ChosenFile | null,
) => Promise<boolean> {
  const app = useApp();
  return async (caseIds, purpose, recipient = null) => {
    const folder = told(app, await app.engine.shell.pickFolder({ title: '案卷包存到' }));
    if (!folder) return false;
    const made = await ask(app, 'transfer/pack', {
      caseIds: [...caseIds],
      purpose,
      folder: folder.token,
      ...(recipient ? { recipient: recipient.token } : {}),
    });
    if (!made) return false;
    const signed = made.signer ? `由 ${made.signer} 签名` : '没有签名（还没有选定签名证书）';
    app.notices.done(`已导出 ${made.file}，${signed}${recipient ? '，已加密' : ''}。`);
    return true;
  };
}
