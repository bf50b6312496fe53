import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorMessages } from '../contract/errors.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const scripts: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts;
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

/** Folders of the repository; what a run makes (out/, build/, dist/) is not there before it. */
const kept = ['bench', 'cli', 'contract', 'docs', 'e2e', 'electron', 'engine', 'examples', 'renderer'];
const folders = [...kept, 'schemas', 'scripts', 'templates'].join('|');

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('names only npm scripts that there are', () => {
    for (const name of all(text, /\bnpm run (?:-s )?([\w:]+)/g)) expect(scripts, name).toHaveProperty(name);
    for (const name of all(text, /\bnpm (start|test)\b/g)) expect(scripts, name).toHaveProperty(name);
  });

  it('names only files and folders that there are', () => {
    // Of an example that the reader is to write, of a pattern (<编号>, *) and of forms/… no file is there.
    const prose = text.replace(/```[\s\S]*?```/g, '');
    const places = all(prose, new RegExp(`(?<![\\w./@-])((?:${folders})/[\\w./-]*)(?![\\w<*…])`, 'g'));
    for (const place of places) expect(existsSync(join(root, place.replace(/[.]$/, ''))), place).toBe(true);
    for (const file of all(prose, /(?<![\w/-])([A-Z]+\.md)\b/g))
      expect([root, dirname(join(root, page))].some((folder) => existsSync(join(folder, file))), file).toBe(
        true,
      );
  });

  it('links and pictures lead to files that there are', () => {
    for (const target of all(text, /\]\(([^)#:\s]+)(?:#[^)]*)?\)/g))
      expect(existsSync(join(root, dirname(page), decodeURI(target))), target).toBe(true);
  });

  it('names only commands of the terminal that there are', () => {
    const terminal = ['terminal', 'bundle-commands', 'deadlines-command', 'form-commands', 'keeping-commands']
      .map((name) => read(`cli/${name}.ts`))
      .join('\n');
    for (const name of all(text, /\banjuan -- ([a-z]+)/g)) expect(terminal).toContain(`.command('${name}')`);
    for (const option of all(text, /anjuan -- [^`\n]*?(--[a-z0-9-]+)/g))
      expect(terminal).toMatch(new RegExp(`'${option}[ ']`));
  });
});

it('every place where docs/architecture.md says to start reading is there', () => {
  const rows = all(read('docs/architecture.md'), /^(\| `[a-z/]+` \|.*)$/gm);
  expect(rows.length).toBeGreaterThanOrEqual(8);
  for (const row of rows) {
    const [folder = '', , start = ''] = row.split('|').slice(1);
    const [base = ''] = all(folder, /`([^`]+)`/g);
    for (const place of all(start, /`([^`]+)`/g))
      expect(existsSync(join(root, base, place)), base + place).toBe(true);
  }
});

describe('errors', () => {
  it.each(Object.entries(errorMessages))('%s is a Chinese sentence that ends', (_code, sentence) => {
    expect(sentence).toMatch(/\p{Script=Han}/u);
    expect(sentence).toMatch(/。$/);
  });

  it('the guide names only codes that there are', () => {
    const named = all(read('docs/guide/errors.md'), /\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/g);
    expect(named.length).toBeGreaterThan(0);
    for (const code of named) expect(errorMessages).toHaveProperty(code);
  });

  it('the guide says of every code what to do', () => {
    const text = read('docs/guide/errors.md');
    const missing = Object.keys(errorMessages).filter((code) => !new RegExp(`\\b${code}\\b`).test(text));
    expect(missing).toEqual([]);
  });
});

it.each(['scripts/case-format-doc.mjs', 'scripts/law-doc.mjs'])('%s made what lies there', (script) => {
  expect(() =>
    execFileSync(process.execPath, [join(root, script), '--check'], { cwd: root, stdio: 'pipe' }),
  ).not.toThrow();
});
