// Each npm command by name. `scripts/run.mjs` sets up first and then calls one of these.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp, buildProgram } from './build.mjs';
import { root } from './cache.mjs';
import { note, run, Stop, step } from './say.mjs';
import { runSteps } from './steps.mjs';
import { hasProgram } from './system-packages.mjs';

const local = (...path) => join(root, 'node_modules', ...path);
const tsc = [process.execPath, local('typescript', 'bin', 'tsc'), '-p', '.'];
const biome = [process.execPath, local('@biomejs', 'biome', 'bin', 'biome'), 'check', '.'];
const vitest = [process.execPath, local('vitest', 'vitest.mjs'), 'run'];
const playwright = [
  process.execPath,
  local('@playwright', 'test', 'cli.js'),
  'test',
  '-c',
  'e2e/playwright.config.ts',
];

/** Chromium's sandbox cannot work for root; for anybody else it stays on. */
const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** What programs started from a checkout need to find the hidden window that prints. */
function environment(runtime) {
  return {
    ...process.env,
    ANJUAN_ELECTRON: runtime.executable,
    ANJUAN_ELECTRON_SWITCHES: switches.join(' '),
  };
}

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** Under a virtual display where there is no real one. */
function onDisplay(command) {
  if (hasDisplay()) return command;
  if (!hasProgram('xvfb-run'))
    throw new Stop('There is no display and no xvfb-run. Install it with: apt-get install -y xvfb');
  return ['xvfb-run', '-a', '--server-args=-screen 0 1600x1200x24', ...command];
}

async function exec([program, ...args], options = {}) {
  const { code } = await run(program, args, { cwd: root, check: false, ...options });
  return code;
}

const checks = {
  types: { name: 'types', run: () => exec(tsc) },
  lint: { name: 'lint', run: () => exec(biome) },
  layers: { name: 'layers', run: () => exec([process.execPath, 'scripts/check-layers.mjs']) },
  schemas: { name: 'schemas', run: () => exec([process.execPath, 'scripts/generate-types.mjs', '--check']) },
  docs: {
    name: 'docs',
    run: async () =>
      (await exec([process.execPath, 'scripts/case-format-doc.mjs', '--check'])) ||
      exec([process.execPath, 'scripts/law-doc.mjs', '--check']),
  },
};

async function built() {
  await buildApp();
  return 0;
}

const unit = (runtime, more = []) => ({
  name: 'unit',
  report: join(root, 'test-results', 'unit.json'),
  run: () =>
    exec(
      [
        ...vitest,
        '--reporter=default',
        '--reporter=json',
        '--outputFile.json=test-results/unit.json',
        ...more,
      ],
      {
        env: environment(runtime),
      },
    ),
});

const pack = (runtime) => ({
  name: 'package',
  run: async () => {
    const { packageApp } = await import('./package-app.mjs');
    // Both: tests drive the one, and hold that the other differs from it in one fuse alone.
    await packageApp(runtime, { flavour: 'test' });
    await packageApp(runtime, { flavour: 'release' });
    return 0;
  },
});

const e2e = (runtime, more = []) => ({
  name: 'e2e',
  report: join(root, 'test-results', 'e2e.json'),
  run: () =>
    exec(onDisplay([...playwright, ...more]), {
      env: { ...environment(runtime), PLAYWRIGHT_JSON_OUTPUT_NAME: join(root, 'test-results', 'e2e.json') },
    }),
});

/** name → what it does; resolves to the exit code. */
export const tasks = {
  setup: { run: async () => 0 },
  build: { run: built },
  start: {
    run: async (args, runtime) => {
      await buildApp();
      if (!hasDisplay()) {
        step(
          'There is no display here, so the application cannot open its window; running the demo instead.',
        );
        return demo(runtime);
      }
      step('Opening Anjuan');
      const data = join(root, '.cache', 'user-data');
      mkdirSync(data, { recursive: true });
      note(`data of this checkout: ${data}`);
      const given = args.includes('--empty')
        ? args.filter((arg) => arg !== '--empty')
        : ['--sample', ...args];
      return exec([runtime.executable, ...switches, `--user-data-dir=${data}`, ...given], {
        env: { ...process.env, ANJUAN_APP: join(root, 'build', 'app') },
      });
    },
  },
  demo: {
    run: async (_args, runtime) => {
      await buildApp();
      return demo(runtime);
    },
  },
  anjuan: {
    run: async (args, runtime) => {
      await buildApp();
      return exec([process.execPath, join(root, 'build', 'app', 'cli.js'), ...args], {
        cwd: process.env.INIT_CWD ?? root,
        env: environment(runtime),
      });
    },
  },
  test: {
    run: async (_args, runtime) => {
      rmSync(join(root, 'test-results'), { recursive: true, force: true });
      const build = { name: 'build', run: built };
      return runSteps([...Object.values(checks), build, unit(runtime), pack(runtime), e2e(runtime)]);
    },
  },
  check: { run: () => runSteps(Object.values(checks)) },
  'check:types': { run: checks.types.run },
  'check:lint': { run: checks.lint.run },
  'check:layers': { run: checks.layers.run },
  'check:schemas': { run: checks.schemas.run },
  'test:unit': {
    run: async (args, runtime) => {
      await buildApp();
      return unit(runtime, args).run();
    },
  },
  'test:e2e': {
    run: async (args, runtime) => {
      await buildApp();
      await pack(runtime).run();
      return e2e(runtime, args).run();
    },
  },
  /** `npm run soak -- 2000 7`: so many power cuts, from that seed. */
  soak: {
    run: ([runs = '1000', seed = String(Date.now() % 1_000_000)]) => {
      step(`${runs} power cuts from seed ${seed}`);
      return exec([...vitest, 'engine/cases/crash.test.ts'], {
        env: { ...process.env, ANJUAN_SOAK_RUNS: runs, ANJUAN_SOAK_SEED: seed },
      });
    },
  },
  /** `npm run large -- 4096`: a video of so many megabytes taken in, packed and imported with flat memory. */
  large: {
    run: ([megabytes = '4096']) => {
      step(`a file of ${megabytes} MB`);
      return exec([...vitest, 'engine/transfer/large-files.test.ts'], {
        env: { ...process.env, ANJUAN_LARGE_MB: megabytes },
      });
    },
  },
  /** `npm run fuzz -- 10000 7`: so many malformed bundles and case files, from that seed. */
  fuzz: {
    run: ([runs = '10000', seed = String(Date.now() % 1_000_000)]) => {
      step(`${runs} malformed files from seed ${seed}`);
      return exec([...vitest, 'engine/transfer/hostile.test.ts'], {
        env: { ...process.env, ANJUAN_FUZZ_RUNS: runs, ANJUAN_FUZZ_SEED: seed },
      });
    },
  },
  /** `npm run bytes -- 1000`: so many single bytes changed in each of ten signed files. */
  bytes: {
    run: ([changes = '1000']) => {
      step(`${changes} single bytes changed in each of ten signed files`);
      return exec([...vitest, 'engine/export/signing/container-record.test.ts'], {
        env: { ...process.env, ANJUAN_BYTE_CHANGES: changes },
      });
    },
  },
  /** `npm run matrix`: the 24 official forms with one to three signatures by RSA, ECDSA and token, before every verifier. */
  matrix: {
    run: async (_args, runtime) => {
      step('216 PDF and 216 DOCX signed; takes about ten minutes');
      await built();
      return exec(onDisplay([...vitest, 'engine/export/several-signers.test.ts']), {
        env: { ...environment(runtime), ANJUAN_SIGNING_MATRIX: 'full' },
      });
    },
  },
  /** `npm run leftovers -- 1000 7`: so many texts with values from that seed in finished public copies, searched for what was removed. */
  leftovers: {
    run: async ([texts = '1000', seed = String(Date.now() % 1_000_000)], runtime) => {
      step(`${texts} texts from seed ${seed}`);
      await built();
      return exec(onDisplay([...vitest, 'engine/publish/finished-files.test.ts']), {
        env: { ...environment(runtime), ANJUAN_LEFTOVER_TEXTS: texts, ANJUAN_LEFTOVER_SEED: seed },
      });
    },
  },
  /** Every planted mistake, and what the checks find of it. */
  defects: {
    run: () => exec([process.execPath, 'scripts/defects.mjs']),
  },
  dist: {
    run: async (args, runtime) => {
      await buildApp();
      const { distribute } = await import('./package-app.mjs');
      return distribute(runtime, args);
    },
  },
  /** Two builds of the commit, each in a checkout of its own, must not differ. Takes `--only dir,deb` as dist does. */
  'dist:compare': {
    run: async (args) => {
      const { compareBuilds } = await import('./dist-compare.mjs');
      return compareBuilds(args);
    },
  },
  /** The .deb on a clean Debian root: installed, used, brought up to date, removed. */
  'dist:check': {
    run: async () => {
      const { checkPackage } = await import('./dist-check.mjs');
      return checkPackage();
    },
  },
  bench: {
    run: async (args, runtime) => {
      await buildApp();
      if (!existsSync(join(root, 'bench', 'main.ts'))) throw new Stop('bench/main.ts is not there.');
      const file = await buildProgram('bench/main.ts');
      if (args.length === 0 || args.includes('package')) await pack(runtime).run();
      return exec(onDisplay([process.execPath, file, ...args]), {
        env: { ...environment(runtime), ANJUAN_RUNTIME_FOLDER: runtime.dist },
      });
    },
  },
};

function demo(runtime) {
  return exec([process.execPath, 'scripts/demo.mjs'], { env: environment(runtime) });
}

/** The commands for people, with a line each. */
export function usage() {
  const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
  return `Commands: ${Object.keys(scripts).join(', ')}`;
}
