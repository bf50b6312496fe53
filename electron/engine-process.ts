// The engine's own process: opens the engine, serves the pages' ports, and asks the shell only to print.
import type { MessagePortMain } from 'electron';
import { AppError, type AppErrorData } from '../contract/app-error.ts';
import { SentAnswers } from '../contract/kept-answers.ts';
import type { PrintedPdf, PrintJob } from '../contract/print.ts';
import type { EngineMessage, Request } from '../contract/transport.ts';
import { type Engine, openEngine, openRescue } from '../engine/engine.ts';
import type { FromEngineProcess, ToEngineProcess } from './engine-messages.ts';

const shell = process.parentPort;
const tell = (message: FromEngineProcess) => shell.postMessage(message);

const granted = new Map<string, string>();
const printing = new Map<
  number,
  { readonly done: (pdf: PrintedPdf) => void; readonly refuse: (error: Error) => void }
>();
const waiting: MessagePortMain[] = [];
let engine: Engine | null = null;
const showing = new Map<number, (address: string) => void>();
let lastPrint = 0;
let lastShown = 0;

shell.on('message', ({ data, ports }: { data: ToEngineProcess; ports: MessagePortMain[] }) => {
  switch (data.type) {
    case 'open':
      void open(data.dataFolder, data.resourcesFolder, data.sample);
      break;
    case 'port':
      for (const port of ports) {
        if (engine) serve(engine, port);
        else waiting.push(port);
      }
      break;
    case 'grant':
      granted.set(data.token, data.path);
      tell({ type: 'granted', id: data.id });
      break;
    case 'shown':
      showing.get(data.id)?.(data.address);
      showing.delete(data.id);
      break;
    case 'printed':
      printing.get(data.id)?.done(data.pdf);
      printing.delete(data.id);
      break;
    case 'notPrinted':
      printing.get(data.id)?.refuse(new AppError(data.error.code, data.error.params));
      printing.delete(data.id);
      break;
    case 'close':
      void close();
      break;
  }
});

async function open(dataFolder: string, resourcesFolder: string, sample: boolean): Promise<void> {
  try {
    const opened = await openEngine({
      dataFolder,
      resourcesFolder,
      sample,
      automaticBackups: true,
      printPdf: askToPrint,
      showFile: askToShow,
      grantedPath: (token) => granted.get(token) ?? null,
      refused: (error) => tell({ type: 'refused', error }),
    });
    engine = opened;
    for (const port of waiting.splice(0)) serve(opened, port);
    tell({ type: 'ready' });
  } catch (error) {
    if (error instanceof AppError && error.code === 'STORE_DAMAGED') rescue(dataFolder, error);
    tell({ type: 'refused', error: asData(error) });
  }
}

/** Lets the page repair the database, or take a backup in its place. */
function rescue(dataFolder: string, damage: AppError): void {
  const opened = openRescue({ dataFolder, grantedPath: (token) => granted.get(token) ?? null }, damage);
  engine = opened;
  for (const port of waiting.splice(0)) serve(opened, port);
}

/** Answers one page: each port is a connection of its own, and hears only what whoever is signed in there may. */
function serve(opened: Engine, port: MessagePortMain): void {
  const connection = {};
  const answers = new SentAnswers();
  const send = (message: EngineMessage) => port.postMessage(message);
  const stop = opened.onEvent((event) => {
    if (opened.hears(event, connection)) send({ type: 'event', event });
  });
  port.on('message', ({ data }: { data: Request }) => {
    void (async () => {
      try {
        const reply = await opened.call(data.command, data.input, connection);
        send({
          type: 'reply',
          reply: reply.ok ? answers.reply(data, reply.value) : { ...reply, id: data.id },
        });
      } catch (error) {
        send({ type: 'reply', reply: { id: data.id, ok: false, error: asData(error) } });
      }
    })();
  });
  port.on('close', stop);
  port.start();
}

function askToPrint(job: PrintJob): Promise<PrintedPdf> {
  const id = ++lastPrint;
  return new Promise((done, refuse) => {
    printing.set(id, { done, refuse });
    tell({ type: 'print', id, job });
  });
}

function askToShow(path: string, mediaType: string): Promise<string> {
  const id = ++lastShown;
  return new Promise((done) => {
    showing.set(id, done);
    tell({ type: 'show', id, path, mediaType });
  });
}

async function close(): Promise<void> {
  await engine?.close();
  tell({ type: 'closed' });
}

function asData(error: unknown): AppErrorData {
  if (error instanceof AppError) return error.toData();
  console.error(error);
  return { code: 'INTERNAL', params: {} };
}
