// The page's bridge: one line to the engine, one typed function per shell operation, nothing else.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { AppErrorData } from '../contract/app-error.ts';
import type { AnjuanBridge, KeptOutcome, Outcome, ShellEvent } from '../contract/bridge.ts';
import type { EngineEvent } from '../contract/events.ts';
import type { ShellCommandName } from '../contract/shell-commands.ts';
import type { EngineMessage, Reply, Request } from '../contract/transport.ts';

const engineStopped: AppErrorData = { code: 'ENGINE_STOPPED', params: {} };

const pending = new Map<number, (outcome: KeptOutcome<never>) => void>();
const queued: Request[] = [];
const engineListeners = new Set<(event: EngineEvent) => void>();
const shellListeners = new Set<(event: ShellEvent) => void>();
const early: ShellEvent[] = [];
let port: MessagePort | null = null;
let refusal: AppErrorData | null = null;
let lastId = 0;

ipcRenderer.on('engine-port', (event) => {
  const [next] = event.ports;
  if (!next) return;
  port?.close();
  port = next;
  refusal = null;
  next.onmessage = ({ data }: MessageEvent<EngineMessage>) => hear(data);
  for (const request of queued.splice(0)) next.postMessage(request);
});

ipcRenderer.on('shell-event', (_event, happened: ShellEvent) => {
  if (happened.kind === 'engineDown') failAll(engineStopped);
  // Over a damaged database an engine answers that rescues: the line to it stays.
  if (happened.kind === 'engineRefused' && happened.error.code !== 'STORE_DAMAGED') {
    failAll(happened.error);
    refusal = happened.error;
  }
  if (shellListeners.size === 0) early.push(happened);
  for (const listener of shellListeners) listener(happened);
});

function hear(message: EngineMessage): void {
  if (message.type === 'event') for (const listener of engineListeners) listener(message.event);
  else settle(message.reply);
}

function settle(reply: Reply): void {
  const done = pending.get(reply.id);
  pending.delete(reply.id);
  if (!reply.ok) done?.({ ok: false, error: reply.error });
  else if ('value' in reply) done?.({ ok: true, id: reply.id, value: reply.value as never });
  else done?.({ ok: true, id: reply.id, since: reply.since, change: reply.change });
}

/** Ends every call under way. The line is dropped: what is asked from now on waits for the next engine. */
function failAll(error: AppErrorData): void {
  port?.close();
  port = null;
  queued.length = 0;
  const open = [...pending.values()];
  pending.clear();
  for (const done of open) done({ ok: false, error });
}

/** Without `keeps` the answer is always whole. */
async function call(command: string, input: unknown): Promise<Outcome<never>> {
  const outcome = await send({ id: ++lastId, command, input });
  if (!outcome.ok) return outcome;
  return 'value' in outcome
    ? { ok: true, value: outcome.value }
    : { ok: false, error: { code: 'INTERNAL', params: {} } };
}

function send(request: Request): Promise<KeptOutcome<never>> {
  if (refusal) return Promise.resolve({ ok: false, error: refusal });
  return new Promise((done) => {
    pending.set(request.id, done);
    if (port) port.postMessage(request);
    else queued.push(request);
  });
}

const ask =
  (name: ShellCommandName) =>
  (input: unknown): Promise<Outcome<never>> =>
    ipcRenderer.invoke(`shell:${name}`, input);

/** Empty for anything but a file of the system. */
function pathOf(file: File): string {
  try {
    return webUtils.getPathForFile(file);
  } catch {
    return '';
  }
}

const bridge = {
  call,
  callKeeping: (command, input, keeps) => send({ id: ++lastId, command, input, keeps: String(keeps) }),
  onEvent(listener) {
    engineListeners.add(listener);
    return () => {
      engineListeners.delete(listener);
    };
  },
  onShellEvent(listener) {
    shellListeners.add(listener);
    for (const event of early.splice(0)) listener(event);
    return () => {
      shellListeners.delete(listener);
    };
  },
  takeFiles: (files) =>
    ipcRenderer.invoke('shell-take-files', { paths: files.map(pathOf).filter((path) => path !== '') }),
  shell: Object.freeze({
    pickFiles: ask('pickFiles'),
    pickFolder: ask('pickFolder'),
    saveAs: ask('saveAs'),
    revealInFolder: ask('revealInFolder'),
    openExported: ask('openExported'),
    print: ask('print'),
    openGuide: ask('openGuide'),
    setZoom: ask('setZoom'),
    appInfo: ask('appInfo'),
    reopenEngine: ask('reopenEngine'),
    readyToClose: ask('readyToClose'),
  }),
} satisfies AnjuanBridge;

contextBridge.exposeInMainWorld('anjuan', Object.freeze(bridge));
ipcRenderer.send('page-here');
