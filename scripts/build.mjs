// Builds the program into build/app: the pages, the shell with its preloads, the engine's process, the terminal, and
// the data they read. A part is built again only when something it is made of has changed.
// `node scripts/build.mjs [--force]`
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow, hashOfFiles, isStamped, root, stamp, writeWhole } from './cache.mjs';
import { fail, note, Stop, seconds, step } from './say.mjs';

export const appFolder = join(root, 'build', 'app');

/** Data the program reads as files, at the same places as in the checkout. */
const dataFolders = ['templates', 'schemas', 'examples'];

/** Packages that stay packages: native code that its own loader finds. */
const external = ['electron', 'better-sqlite3-multiple-ciphers', 'pkcs11js'];

/** Chromium and Node of the oldest Electron in use. */
const targets = { page: 'chrome130', node: 'node20' };

const isSource = (path) => !/\.test\.tsx?$|\.cases\.json$/.test(path);
const tools = [
  'scripts/build.mjs',
  'scripts/build-guide.mjs',
  'scripts/guide-pages.mjs',
  'package-lock.json',
];

const parts = [
  { name: 'pages', from: ['renderer', 'contract'], build: buildPages },
  { name: 'shell', from: ['electron', 'cli', 'contract', 'engine'], build: buildNode },
  { name: 'preloads', from: ['electron', 'contract'], build: buildPreloads },
  { name: 'data', from: [...dataFolders, 'docs/guide', 'package.json', 'engine/forms'], build: copyData },
];

/** Brings build/app up to date; resolves to its folder. */
export async function buildApp({ force = false } = {}) {
  for (const part of parts) {
    const hash = hashOfFiles(filesBelow([...part.from, ...tools], isSource));
    const file = join(root, 'build', '.stamps', part.name);
    if (!force && isStamped(file, hash)) continue;
    const since = performance.now();
    step(`Building ${part.name}`);
    rmSync(file, { force: true });
    try {
      await part.build();
    } catch (error) {
      throw new Stop(`${part.name} could not be built: ${error.message}`);
    }
    stamp(file, hash);
    note(seconds(since));
  }
  const natives = nativesHere();
  dropOtherNatives(natives);
  for (const native of natives) copyNative(native);
  return appFolder;
}

const common = { root, configFile: false, envDir: false, logLevel: 'warn', publicDir: false };

async function buildPages() {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    ...common,
    root: join(root, 'renderer'),
    plugins: [react()],
    build: {
      outDir: join(appFolder, 'renderer'),
      emptyOutDir: true,
      target: targets.page,
      // The content policy allows fonts and pictures as files of ours only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: { index: join(root, 'renderer', 'index.html'), print: join(root, 'renderer', 'print.html') },
      },
    },
  });
}

async function buildNode() {
  const { build } = await import('vite');
  for (const old of filesBelow(['build/app'], (path) => /^build\/app\/[^/]+\.js$/.test(path))) rmSync(old);
  await build({
    ...common,
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: true,
      outDir: appFolder,
      emptyOutDir: false,
      target: targets.node,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input: {
          main: join(root, 'electron', 'main.ts'),
          'engine-process': join(root, 'electron', 'engine-process.ts'),
          cli: join(root, 'cli', 'main.ts'),
        },
        external,
        // All at the top of the folder, so that every script finds the program's files beside itself.
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

/** Bundles one TypeScript program of ours for Node, packages left as packages; resolves to its file. */
export async function buildProgram(source) {
  const { build } = await import('vite');
  const name = source.replace(/\.ts$/, '').replaceAll('/', '-');
  await build({
    ...common,
    ssr: { external: true, target: 'node' },
    build: {
      ssr: join(root, source),
      outDir: join(root, 'build', 'programs', name),
      target: targets.node,
      minify: false,
      rolldownOptions: { output: { format: 'esm', entryFileNames: 'main.js' } },
    },
  });
  return join(root, 'build', 'programs', name, 'main.js');
}

/** Sandboxed preloads: one CommonJS file each, importing nothing but electron. */
async function buildPreloads() {
  const { build } = await import('vite');
  for (const name of ['preload', 'print-preload']) {
    await build({
      ...common,
      build: {
        outDir: appFolder,
        emptyOutDir: false,
        target: targets.page,
        minify: false,
        lib: { entry: join(root, 'electron', `${name}.ts`), formats: ['cjs'], fileName: () => `${name}.cjs` },
        rolldownOptions: { external: ['electron'] },
      },
    });
  }
}

async function copyData() {
  const { buildGuide } = await import('./build-guide.mjs');
  buildGuide(join(appFolder, 'guide'));
  for (const name of dataFolders) copyFresh(join(root, name), join(appFolder, name));
  await judgeForms();
  const { name, productName, version, description, license } = packageFile();
  writeWhole(
    join(appFolder, 'package.json'),
    JSON.stringify(
      {
        name,
        productName,
        version,
        description,
        license,
        type: 'module',
        main: 'main.js',
        dependencies: Object.fromEntries(nativesHere().map(({ name }) => [name, versionOf(name)])),
      },
      null,
      2,
    ),
  );
}

/** Which form files are sound is found here once, not at every start. */
async function judgeForms() {
  const program = await buildProgram('engine/forms/judge-forms.ts');
  execFileSync(process.execPath, [program, appFolder], { stdio: 'inherit' });
}

const versionOf = (name) =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

const packageFile = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

function copyFresh(from, to) {
  rmSync(to, { recursive: true, force: true });
  if (existsSync(from)) cpSync(from, to, { recursive: true, filter: (path) => isSource(path) });
}

/**
 * Native packages as they run: their scripts and their binaries. The database brings one for this machine, and one is
 * compiled here where needed (engine/store/driver.ts prefers that; the packager leaves out the one its Electron does not need).
 */
const nativePackages = [
  {
    name: 'better-sqlite3-multiple-ciphers',
    needed: true,
    scripts: ['lib'],
    binaries: [
      join('build', 'Release', 'better_sqlite3.node'),
      join('prebuilds', `${process.platform}-${process.arch}.node`),
    ],
  },
  {
    name: 'pkcs11js',
    needed: false,
    scripts: ['index.js'],
    binaries: [join('build', 'Release', 'pkcs11.node')],
  },
];

/** Those that have a binary here; without pkcs11js the program works, but for USB keys. */
function nativesHere() {
  return nativePackages.flatMap((native) => {
    const binaries = native.binaries.filter((file) =>
      existsSync(join(root, 'node_modules', native.name, file)),
    );
    if (binaries.length > 0) return [{ ...native, binaries }];
    if (native.needed) throw new Stop(`${native.name} has no binary for this machine; run npm run setup.`);
    return [];
  });
}

/** A package that an earlier build carried is left out of this one. */
function dropOtherNatives(kept) {
  const folder = join(appFolder, 'node_modules');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (!kept.some((native) => native.name === name)) rmSync(join(folder, name), { recursive: true });
}

function copyNative({ name, scripts, binaries }) {
  const from = join(root, 'node_modules', name);
  const to = join(appFolder, 'node_modules', name);
  const hash = hashOfFiles([join(from, 'package.json'), ...binaries.map((file) => join(from, file))]);
  const file = join(root, 'build', '.stamps', `native-${name}`);
  if (isStamped(file, hash) && binaries.every((each) => existsSync(join(to, each)))) return;
  rmSync(to, { recursive: true, force: true });
  for (const part of ['package.json', 'LICENSE', ...scripts, ...binaries]) {
    cpSync(join(from, part), join(to, part), { recursive: true });
  }
  const own = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  // Dependencies hold headers for compiling only.
  writeWhole(
    join(to, 'package.json'),
    JSON.stringify({ ...own, dependencies: {}, devDependencies: {}, scripts: {} }, null, 2),
  );
  stamp(file, hash);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const since = performance.now();
  try {
    await buildApp({ force: process.argv.includes('--force') });
    note(`build/app is up to date (${seconds(since)})`);
  } catch (error) {
    fail(error instanceof Stop ? error.message : (error.stack ?? String(error)));
    process.exit(1);
  }
}
