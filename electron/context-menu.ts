import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

/** The menu of the right mouse button over text: what the system's own programs have there. */
export function giveContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const items: MenuItemConstructorOptions[] = [];
    if (isEditable) items.push({ label: '剪切', role: 'cut', enabled: editFlags.canCut });
    if (isEditable || selectionText !== '') {
      items.push({ label: '复制', role: 'copy', enabled: editFlags.canCopy });
    }
    if (isEditable) {
      items.push({ label: '粘贴', role: 'pasteAndMatchStyle', enabled: editFlags.canPaste });
      items.push({ type: 'separator' }, { label: '全选', role: 'selectAll' });
    }
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}
