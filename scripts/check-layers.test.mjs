import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './cache.mjs';
import { complaintsAbout, complaintsAboutPackages, importsOf } from './check-layers.mjs';

const table = JSON.parse(readFileSync(join(root, 'scripts', 'layers.json'), 'utf8'));

describe('what a source imports', () => {
  it('finds static, re-exported, dynamic and bare imports, over several lines', () => {
    const text = `import a from 'one';
import {
  b,
  type C,
} from "two";
export { d } from 'three';
export * from 'four';
import 'five';
const e = await import('six');
type F = import('seven').G;`;
    expect(importsOf(text)).toEqual(['one', 'two', 'three', 'four', 'five', 'six', 'seven']);
  });
  it('leaves comments out', () => {
    expect(
      importsOf(`// import a from 'one';\n/* import 'two'; */\nconst url = 'app://x'; import 'three';`),
    ).toEqual(['three']);
  });
});

describe('the layers of CONTRIBUTING.md', () => {
  const refused = [
    ['engine/cases/x.ts', `import { app } from 'electron';`, 'belongs to electron alone'],
    ['engine/cases/x.ts', `import React from 'react';`, 'engine/ runs with node, both only'],
    ['engine/cases/x.ts', `import { openDoor } from '../../electron/shell-door.ts';`, 'EngineOptions'],
    ['electron/x.ts', `import { store } from '../engine/store/store.ts';`, 'engine/engine.ts'],
    ['cli/x.ts', `import { store } from '../engine/store/store.ts';`, 'engine/engine.ts'],
    ['renderer/desk/x.tsx', `import { openEngine } from '../../engine/engine.ts';`, 'window.anjuan.call'],
    ['renderer/desk/x.tsx', `import { join } from 'node:path';`, 'renderer/ runs with dom, both only'],
    ['contract/x.ts', `import { openEngine } from '../engine/engine.ts';`, 'nothing else of ours'],
    ['contract/x.ts', `import { readFileSync } from 'node:fs';`, 'contract/ runs with both only'],
    [
      'engine/cases/x.ts',
      `import Database from 'better-sqlite3-multiple-ciphers';`,
      'belongs to engine/store',
    ],
    ['engine/cases/x.ts', `import left from 'left-pad';`, 'does not list'],
    [
      'electron/preload.ts',
      `import { join } from 'node:path';`,
      'electron/preload.ts runs with electron, both only',
    ],
    ['electron/windows.ts', `import { ipcMain } from 'electron';`, 'contract/shell-commands.ts'],
  ];
  for (const [file, text, says] of refused) {
    it(`refuses in ${file}: ${text}`, () => {
      const complaints = complaintsAbout(file, text, table);
      expect(complaints).toHaveLength(1);
      expect(complaints[0]).toContain(says);
    });
  }
  const accepted = [
    [
      'engine/cases/x.ts',
      `import { AppError } from '../../contract/app-error.ts'; import { uuid } from 'uuid';`,
    ],
    [
      'engine/store/x.ts',
      `import Database from 'better-sqlite3-multiple-ciphers'; import { join } from 'node:path';`,
    ],
    ['electron/x.ts', `import { openEngine } from '../engine/engine.ts'; import { app } from 'electron';`],
    ['electron/shell-door.ts', `import { ipcMain } from 'electron';`],
    [
      'renderer/desk/x.tsx',
      `import { useState } from 'react'; import './x.css'; import type { Finding } from '../../contract/finding.ts';`,
    ],
    [
      'renderer/print/x.test.ts',
      `import { blockText } from '../../engine/forms/block-text.ts'; import { join } from 'node:path';`,
    ],
    ['renderer/paper/testing/built-pages.ts', `import { build } from 'vite';`],
    ['engine/cases/x.test.ts', `import { it } from 'vitest'; import fc from 'fast-check';`],
  ];
  for (const [file, text] of accepted) {
    it(`accepts in ${file}: ${text}`, () => {
      expect(complaintsAbout(file, text, table)).toEqual([]);
    });
  }
});

describe('package.json', () => {
  it('must list every package with its runtime, and ship only what runs', () => {
    const complaints = complaintsAboutPackages(
      {
        dependencies: { vite: '1', 'left-pad': '1', react: '1' },
        devDependencies: { docx: '1', '@types/node': '1' },
      },
      table,
    );
    expect(complaints).toHaveLength(3);
    expect(complaints.join('\n')).toMatch(/ships vite[\s\S]*left-pad[\s\S]*docx among devDependencies/);
  });
});
