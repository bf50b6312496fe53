import { app, type BrowserWindow, dialog, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '../contract/bridge.ts';

export type MenuUse = {
  readonly act: (action: MenuAction) => void;
  readonly setZoom: (change: (zoom: number) => number) => void;
  readonly window: () => BrowserWindow | null;
};

/**
 * The program's menus. Undo and redo are the engine's, so they go to the page as actions; cut, copy and paste are the
 * system's roles.
 */
export function setMenu(use: MenuUse): void {
  const item = (label: string, action: MenuAction, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => use.act(action),
    ...(accelerator ? { accelerator } : {}),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: '文件(&F)',
        submenu: [
          item('新建案件', 'newCase', 'CmdOrCtrl+N'),
          item('案件列表', 'openCases', 'CmdOrCtrl+O'),
          line,
          item('导出…', 'export', 'CmdOrCtrl+E'),
          item('打印…', 'print', 'CmdOrCtrl+P'),
          line,
          item('本站设置', 'settings', 'CmdOrCtrl+,'),
          item('锁定', 'lock', 'CmdOrCtrl+L'),
          line,
          { label: '退出', accelerator: 'CmdOrCtrl+Q', click: () => app.quit() },
        ],
      },
      {
        label: '编辑(&E)',
        submenu: [
          item('撤销', 'undo', 'CmdOrCtrl+Z'),
          item('重做', 'redo', 'CmdOrCtrl+Shift+Z'),
          line,
          { label: '剪切', role: 'cut' },
          { label: '复制', role: 'copy' },
          { label: '粘贴', role: 'pasteAndMatchStyle', accelerator: 'CmdOrCtrl+V' },
          { label: '全选', role: 'selectAll' },
          line,
          item('查找', 'find', 'CmdOrCtrl+F'),
        ],
      },
      {
        label: '审核(&R)',
        submenu: [item('下一个问题', 'nextFinding', 'F8'), item('上一个问题', 'previousFinding', 'Shift+F8')],
      },
      {
        label: '查看(&V)',
        submenu: [
          { label: '放大', accelerator: 'CmdOrCtrl+=', click: () => use.setZoom((zoom) => zoom * 1.1) },
          { label: '缩小', accelerator: 'CmdOrCtrl+-', click: () => use.setZoom((zoom) => zoom / 1.1) },
          { label: '实际大小', accelerator: 'CmdOrCtrl+0', click: () => use.setZoom(() => 1) },
          line,
          { label: '全屏', role: 'togglefullscreen', accelerator: 'F11' },
          ...(app.isPackaged ? [] : [line, { label: '开发者工具', role: 'toggleDevTools' as const }]),
        ],
      },
      {
        label: '帮助(&H)',
        submenu: [
          item('使用说明', 'help', 'F1'),
          line,
          { label: '关于案卷', click: () => about(use.window()) },
        ],
      },
    ]),
  );
}

function about(window: BrowserWindow | null): void {
  const { electron, chrome, node } = process.versions;
  const options = {
    type: 'info' as const,
    title: '关于案卷',
    message: `案卷 ${app.getVersion()}`,
    detail: `交通运输行政执法文书制作、审核、签章与公示\n\nElectron ${electron}\nChromium ${chrome}\nNode ${node}`,
    buttons: ['确定'],
  };
  void (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
}
