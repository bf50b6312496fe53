// The hidden print page's bridge: jobs come in one after another, what was laid out goes back.
import { contextBridge, ipcRenderer } from 'electron';
import type { AnjuanPrintBridge, LaidOut } from '../contract/bridge.ts';
import type { PrintJob } from '../contract/print.ts';
import type { FromPrintPage, ToPrintPage } from './print-messages.ts';

let layOut: ((job: PrintJob) => Promise<LaidOut>) | null = null;
let port: MessagePort | null = null;

const say = (message: FromPrintPage) => port?.postMessage(message);

function sayReady(): void {
  if (port && layOut) say({ type: 'ready' });
}

ipcRenderer.on('print-port', (event) => {
  const [next] = event.ports;
  if (!next) return;
  port = next;
  next.onmessage = ({ data }: MessageEvent<ToPrintPage>) => {
    void draw(data.job);
  };
  sayReady();
});

async function draw(job: PrintJob): Promise<void> {
  try {
    if (layOut) say({ type: 'laidOut', laidOut: await layOut(job) });
  } catch (error) {
    say({ type: 'failed', problem: error instanceof Error ? error.message : String(error) });
  }
}

const bridge = {
  onJob(draws) {
    layOut = draws;
    sayReady();
  },
} satisfies AnjuanPrintBridge;

contextBridge.exposeInMainWorld('anjuanPrint', Object.freeze(bridge));
