import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import { runTerminal } from './terminal.ts';

// docs/forms.md followed word by word: its commands are run and its files written, in the order in which they stand.
const root = join(import.meta.dirname, '..');
const doc = readFileSync(join(root, 'docs', 'forms.md'), 'utf8');
const example = doc.slice(doc.indexOf('## 加一个式样'), doc.indexOf('### 本站的式样不能写什么'));
const options = {
  resourcesFolder: root,
  printPdf: () => Promise.reject(new Error('nothing is printed here')),
};
/** Commands and files of the page, in their order. */
const steps = [...example.matchAll(/```(sh|json (\S+))\n([\s\S]*?)```/g)].map(
  ([, kind, path = '', text = '']) =>
    kind === 'sh' ? { commands: text.trim().split('\n') } : { path, text },
);

let folder = '';
const before = process.cwd();
let said = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-forms-doc-'));
  process.chdir(folder);
  const station = { ...options, dataFolder: join(folder, '本站数据'), grantedPath: () => null };
  await (await openEngine(station)).close();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterAll(() => {
  vi.restoreAllMocks();
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

async function run(command: string): Promise<{ code: number; said: string }> {
  const [npm, name, program, dashes, ...args] = command.split(/\s+/);
  expect([npm, name, program, dashes]).toEqual(['npm', 'run', 'anjuan', '--']);
  said = '';
  const code = await runTerminal(args, options);
  return { code, said };
}

it('a clerk who types what the page says makes, checks, packs, installs and removes a form', async () => {
  const lines = new Map<string, string>();
  for (const { commands = [], path, text = '' } of steps) {
    if (path !== undefined) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    for (const command of commands) {
      const answer = await run(command);
      expect(answer.code, `${command}\n${answer.said}`).toBe(0);
      lines.set(command, answer.said);
    }
    if (commands.some((command) => command.includes('form new')))
      for (const name of readdirSync('vehicle-handover')) expect(example).toContain(`\`${name}\``);
  }
  const of = (part: string) => [...lines].find(([command]) => command.includes(part))?.[1] ?? '';
  expect(doc).toContain(of('form check').trim());
  expect(of('form installed')).toContain('《车辆交接单》');
  expect(of('form remove')).toContain('移除');
});

it('a mistyped field gives the very message that the page shows', async () => {
  const file = join('vehicle-handover', 'layout.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"/partyName"', '"/partyNmae"'));
  const { code, said: answer } = await run('npm run anjuan -- form check vehicle-handover');
  expect(code).toBe(1);
  expect(doc).toContain(`> ${answer.split('\n')[1]?.trim()}`);
});
