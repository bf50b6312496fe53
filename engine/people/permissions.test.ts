import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Role } from '../../contract/commands/people.ts';
import { type CommandName, commands } from '../../contract/commands.ts';
import { type Engine, openEngine } from '../engine.ts';

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

const roles = ['officer', 'clerk', 'reviewer', 'head', 'inspector', 'administrator'] as const;

/**
 * The separation as the issue and the design say it, written by hand and not read from the program: who makes
 * documents, who reviews, who approves, who only reads, who changes people, settings and data.
 * o officer, c clerk, r reviewer, h head, i inspector, a administrator; * also whoever is not signed in.
 */
const table: Readonly<Record<string, readonly CommandName[]>> = {
  '*': [
    ...(['people/state', 'people/begin', 'people/signIn', 'people/useCode', 'people/signOut'] as const),
    'people/recover',
    ...(['people/lock', 'people/unlock', 'people/active', 'app/flush', 'store/state'] as const),
    ...(['rescue/backups', 'rescue/repair', 'rescue/restore'] as const),
  ],
  ocrhia: [
    ...([
      'people/changePassword',
      'forms/list',
      'forms/preview',
      'formFolder/make',
      'formFolder/check',
    ] as const),
    'setup/missing',
    ...(['lawDataFolder/check', 'lawData/list', 'lawData/open'] as const),
    ...([
      'formPackage/list',
      'formPackage/open',
      'station/get',
      'identity/list',
      'trust/list',
      'cases/list',
    ] as const),
    ...(['cases/open', 'cases/causes', 'cases/asFile', 'preferences/get', 'preferences/set'] as const),
    ...([
      'audit/list',
      'documents/open',
      'evidence/show',
      'evidence/check',
      'record/read',
      'record/listed',
      'caseFile/record',
      'review/open',
      'review/queue',
      'review/defects',
      'review/compare',
      'review/read',
      'review/compose',
      'annotations/list',
      'wordReview/export',
      'wordReview/look',
    ] as const),
    ...(['deadlines/due', 'deadlines/days', 'history/list', 'history/compare'] as const),
    ...(['publication/queue', 'publication/open', 'publication/options'] as const),
    ...([
      'law/rules',
      'law/discretion',
      'review/required',
      'review/judgedBy',
      'review/listedKinds',
      'law/statutes',
      'law/citations',
      'forms/blank',
      'backup/list',
      'blanks/list',
      'store/check',
      'store/saveElsewhere',
    ] as const),
    ...(['transfer/certificate', 'transfer/open', 'bundleFile/check', 'export/printJob'] as const),
    ...(['verify/file', 'caseFile/validate', 'caseFile/deadlines', 'doctor/examine'] as const),
  ],
  oc: [
    ...(['cases/create', 'cases/copy', 'cases/import', 'facts/edit', 'facts/undo', 'facts/redo'] as const),
    ...(['acts/attachScan', 'evidence/attach', 'documents/create', 'documents/edit'] as const),
    'documents/mend',
    ...(['documents/undo', 'documents/redo', 'documents/applyFix', 'documents/giveReason'] as const),
    'documents/setAbout',
    ...([
      'documents/takeNumber',
      'review/submit',
      'annotations/take',
      'blanks/make',
      'wordImport/look',
    ] as const),
    ...(['publication/choose', 'publication/submit'] as const),
    'wordImport/take',
    'blanks/settle',
    'history/restore',
  ],
  och: [
    ...([
      'acts/record',
      'documents/issue',
      'documents/void',
      'evidence/saveCopy',
      'documents/withdraw',
      'documents/reissue',
    ] as const),
    ...([
      'cases/export',
      'export/document',
      'export/paymentSlip',
      'caseFile/produce',
      'caseFile/dossier',
      'dossier/make',
    ] as const),
    ...(['publication/make', 'publication/record'] as const),
    ...(['identity/unlock', 'lawDataFolder/pack', 'formFolder/pack', 'caseFile/publish'] as const),
    'signedFile/extend',
  ],
  ocrh: [
    ...(['annotations/add', 'wordReview/take', 'annotations/reply', 'annotations/resolve'] as const),
    ...(['transfer/pack', 'transfer/apply'] as const),
  ],
  r: ['review/answer', 'review/conclude'],
  rh: ['publication/judge'],
  ia: ['audit/verify', 'audit/export', 'audit/checkpoint', 'disposal/list'],
  a: [
    ...(['people/list', 'people/add', 'people/change', 'people/reset', 'people/setIdle'] as const),
    'people/makeRecovery',
    ...(['encryption/state', 'encryption/turnOn', 'encryption/turnOff'] as const),
    ...([
      'station/save',
      'station/start',
      'peopleList/read',
      'identity/import',
      'identity/makeTrial',
    ] as const),
    ...(['trust/import', 'trust/remove', 'picture/read'] as const),
    ...(['identity/listToken', 'identity/addToken'] as const),
    ...(['identity/choose', 'formPackage/install', 'formPackage/remove'] as const),
    ...(['lawData/install', 'lawData/remove'] as const),
    ...(['trial/look', 'trial/wipe'] as const),
    ...(['backup/make', 'backup/cancel', 'backup/preview', 'backup/restore'] as const),
    ...(['backup/saveSettings', 'disposal/look', 'disposal/destroy'] as const),
  ],
};

const password = '一句好记的话语 1';

/** A station that has accounts: the administrator's window, and the caller of commands there. */
async function station() {
  const engine = await openEngine({
    dataFolder: mkdtempSync(join(tmpdir(), 'anjuan-people-')),
    resourcesFolder: resolve(import.meta.dirname, '../..'),
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => null,
  });
  opened.push(engine);
  const code = async (command: CommandName, input: unknown, at: object) => {
    const outcome = await engine.call(command, input, at);
    return outcome.ok ? 'ok' : outcome.error.code;
  };
  const admin = {};
  const first = { name: '赵管理', person: null, roles: ['administrator'], password };
  expect(await code('people/begin', first, admin)).toBe('ok');
  return { engine, code, admin };
}

/** A window where somebody with that role alone is signed in. */
async function windowOf(role: Role, { engine, code, admin }: Awaited<ReturnType<typeof station>>) {
  if (role === 'administrator') return admin;
  const at = {};
  const added = await engine.call('people/add', { name: '某人', person: null, roles: [role] }, admin);
  if (!added.ok) throw new Error(added.error.code);
  const { account, code: once } = added.value as { account: string; code: string };
  expect(await code('people/useCode', { account, code: once, next: password }, at)).toBe('ok');
  return at;
}

/** What of a schema the contract's inputs are made of. */
type Shape = {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
};

const texts = [
  'x',
  '',
  '2026-03-12',
  '2026-03-12T10:00',
  '2026-03-12_100000',
  'a'.repeat(64),
  'data:image/png,',
];

/** A value that holds to a command's schema, about nothing that there is. */
function sampleOf(shape: Shape): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.anyOf) return sampleOf(shape.anyOf[0] ?? {});
  switch (shape.type) {
    case 'string':
      return texts.find(
        (text) => text.length >= (shape.minLength ?? 0) && new RegExp(shape.pattern ?? '', 'u').test(text),
      );
    case 'integer':
    case 'number':
      return shape.minimum ?? 1;
    case 'boolean':
      return false;
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () => sampleOf(shape.items ?? {}));
    case 'object':
      return Object.fromEntries(
        (shape.required ?? []).map((key) => [key, sampleOf(shape.properties?.[key] ?? {})]),
      );
    default:
      return null;
  }
}

const inputOf = (name: CommandName) => sampleOf(commands[name].input as unknown as Shape);

test('every command of the contract stands in the table once', () => {
  expect(Object.values(table).flat().sort()).toEqual(Object.keys(commands).sort());
});

test.each(roles)('every command of the contract called as %s', async (role) => {
  const here = await station();
  const at = await windowOf(role, here);
  for (const [who, names] of Object.entries(table)) {
    if (who === '*') continue;
    const allowed = who.includes(role.charAt(0));
    for (const name of names) {
      const code = await here.code(name, inputOf(name), at);
      expect(code, `${name} needs an input of its own`).not.toBe('INPUT_INVALID');
      expect([name, code !== 'PERMISSION_DENIED'], code).toEqual([name, allowed]);
    }
  }
});

test('every command of the contract called by nobody, and at a locked window', async () => {
  const here = await station();
  expect(await here.code('people/lock', {}, here.admin)).toBe('ok');
  const { '*': door = [], ...behind } = table;
  for (const name of Object.values(behind).flat()) {
    const input = inputOf(name);
    const codes = [await here.code(name, input, {}), await here.code(name, input, here.admin)];
    expect([name, ...codes]).toEqual([name, 'SIGN_IN_NEEDED', 'LOCKED']);
  }
  // Of the door's own commands only unlocking asks who is there.
  for (const name of door.filter((one) => one !== 'people/unlock'))
    expect([name, await here.code(name, inputOf(name), {})]).not.toEqual([name, 'SIGN_IN_NEEDED']);
});
