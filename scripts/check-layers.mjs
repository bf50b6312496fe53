// Holds scripts/layers.json: which folder may import which, which npm package runs where, and which words belong to one
// file alone. Every complaint says what to do instead.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow, root } from './cache.mjs';

const importPattern =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*['"]([^'"]+)['"]/g;

/** Holds imports as text, to be judged. */
const ownTest = 'scripts/check-layers.test.mjs';

/** Tests, and what only they use: it lies in a folder `testing`. */
const isTest = (file) => /\.test\.(tsx?|mjs)$|\/testing\//.test(file);

/** What each folder should do instead of reaching where it may not. */
const instead = {
  contract:
    'contract/ is what everybody shares, so it knows nobody: move the shared part into contract/ or pass it in.',
  engine:
    'take it as a function or value from the entry (EngineOptions in engine/engine.ts), so that the terminal and the tests run the same engine.',
  electron: 'go through engine/engine.ts or a command of contract/: the shell stays thin.',
  cli: 'go through engine/engine.ts and the commands of contract/.',
  renderer: 'ask by a command of contract/ (window.anjuan.call) or a shell operation (window.anjuan.shell).',
};

/** The specifiers a source imports, comments left out. */
export function importsOf(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[^:'"`])\/\/[^\n]*/g, '$1');
  return [...code.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function packageOf(specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

const lies = (path, places) => places.some((place) => path === place || path.startsWith(`${place}/`));

function complaintAboutFile(file, target, table) {
  const [from = '', to = ''] = [file.split('/')[0], target.split('/')[0]];
  if (isTest(target) && !isTest(file)) {
    return `${file} imports ${target}, which is for tests alone. Move what both need out of testing/.`;
  }
  if (from === to || !(to in table.imports)) return null;
  const allowed = (isTest(file) ? table.testImports[from] : undefined) ?? table.imports[from] ?? [];
  if (lies(target, allowed)) return null;
  return `${file} imports ${target}. ${from}/ may import ${allowed.join(', ') || 'nothing else of ours'}. Instead, ${instead[from] ?? 'move what is shared into contract/.'}`;
}

function complaintAboutPackage(file, name, table) {
  const runtime = name.startsWith('node:') || builtinModules.includes(name) ? 'node' : table.packages[name];
  if (runtime === undefined) {
    return `${file} imports ${name}, which scripts/layers.json does not list. Enter it under "packages" with where it runs: node, dom, both, build.`;
  }
  const only = table.onlyIn[name];
  if (only && !lies(file, only) && !isTest(file)) {
    return `${file} imports ${name}, which belongs to ${only.join(', ')} alone. Call a function of that folder instead.`;
  }
  const runtimes = table.runtimes[file] ?? table.runtimes[file.split('/')[0] ?? ''] ?? [];
  if (runtimes.includes(runtime) || (isTest(file) && runtime !== 'electron')) return null;
  const where = table.runtimes[file] ? file : `${file.split('/')[0]}/`;
  return `${file} imports ${name} (${runtime}). ${where} runs with ${runtimes.join(', ')} only. Instead, ${instead[file.split('/')[0] ?? ''] ?? 'move it to a folder that has that runtime.'}`;
}

/** Complaints about one source file. */
export function complaintsAbout(file, text, table) {
  const complaints = importsOf(text).map((specifier) =>
    specifier.startsWith('.')
      ? complaintAboutFile(file, posix.join(posix.dirname(file), specifier), table)
      : complaintAboutPackage(file, specifier.startsWith('node:') ? specifier : packageOf(specifier), table),
  );
  for (const [word, places] of Object.entries(table.words)) {
    if (!isTest(file) && !lies(file, places) && new RegExp(`\\b${word}\\b`).test(text)) {
      complaints.push(
        `${file} mentions ${word}, which belongs to ${places.join(', ')} alone. Add an operation to contract/shell-commands.ts instead.`,
      );
    }
  }
  return complaints.filter((complaint) => complaint !== null);
}

/** Complaints about package.json: every package is listed, and stands among the dependencies its runtime asks for. */
export function complaintsAboutPackages({ dependencies = {}, devDependencies = {} }, table) {
  const complaints = [];
  for (const [names, shipped] of [
    [Object.keys(dependencies), true],
    [Object.keys(devDependencies), false],
  ]) {
    for (const name of names.filter((one) => !one.startsWith('@types/'))) {
      const runtime = table.packages[name];
      if (runtime === undefined)
        complaints.push(
          `package.json has ${name}, which scripts/layers.json does not list. Enter it with where it runs.`,
        );
      else if (shipped && (runtime === 'build' || runtime === 'electron'))
        complaints.push(`package.json ships ${name}, which is for ${runtime}: move it to devDependencies.`);
      else if (!shipped && !['build', 'electron'].includes(runtime))
        complaints.push(
          `package.json has ${name} among devDependencies, but it runs in the program (${runtime}): move it to dependencies.`,
        );
    }
  }
  return complaints;
}

/** All complaints about a checkout. */
export function checkLayers(folder = root) {
  const table = JSON.parse(readFileSync(join(folder, 'scripts', 'layers.json'), 'utf8'));
  const files = filesBelow(
    Object.keys(table.imports),
    (path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts') && path !== ownTest,
  );
  return [
    ...complaintsAboutPackages(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')), table),
    ...files.flatMap((file) =>
      complaintsAbout(relative(folder, file).replaceAll('\\', '/'), readFileSync(file, 'utf8'), table),
    ),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const complaints = checkLayers();
  for (const complaint of complaints) console.error(complaint);
  console.log(complaints.length === 0 ? 'layers hold' : `${complaints.length} imports break the layers`);
  process.exitCode = complaints.length === 0 ? 0 : 1;
}
