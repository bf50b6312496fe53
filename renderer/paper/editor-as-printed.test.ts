import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentView } from '../../contract/commands/documents.ts';
import type { Finding } from '../../contract/finding.ts';
import { fieldInfos } from '../../engine/forms/field-schema.ts';
import { filledContent } from '../../engine/forms/filled-content.ts';
import { type LoadedForm, loadFormLibrary } from '../../engine/forms/form-library.ts';
import { resolveLayout } from '../../engine/forms/resolve-layout.ts';
import { type BuiltPages, builtPages } from './testing/built-pages.ts';
import type { Shown } from './testing/sample-page.tsx';

const library = loadFormLibrary(process.cwd());
let pages: BuiltPages;
let page: Page;

beforeAll(async () => {
  pages = await builtPages({ sample: 'paper/testing/sample.html' });
  page = await pages.open('paper/testing/sample.html');
  await page.waitForFunction(() => 'showSample' in window);
}, 120_000);
afterAll(() => pages?.close());

function viewOf(
  form: LoadedForm,
  content: Readonly<Record<string, unknown>>,
  findings: readonly Finding[] = [],
): DocumentView {
  return {
    summary: {
      id: 'd',
      form: form.definition.id,
      title: form.definition.title,
      number: '',
      party: '',
      state: 'draft',
      issuedOn: null,
      review: 'none',
      signatures: 0,
      scans: 0,
      servedOn: null,
      relations: [],
      about: [],
      revocable: false,
      importedFrom: null,
    },
    caseId: 'c',
    version: 1,
    page: form.layout.page,
    blocks: resolveLayout(form, content, []),
    fields: fieldInfos(form.schema, {}),
    bound: [],
    findings,
    canUndo: false,
    canRedo: false,
    editable: true,
    copies: 1,
    numbered: false,
    reasons: [],
    judgedBy: null,
    phrases: [],
  };
}

async function show(shown: Shown): Promise<void> {
  await page.evaluate((given) => window.showSample(given), shown);
  await page.waitForSelector('.paper-sheet');
  await page.waitForTimeout(50);
}

/** The lines of every page as the eye sees them, spaces aside: characters of one height together. */
function linesSeen(): Promise<string[][]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.paper-flow')].map((flow) =>
      [...flow.querySelectorAll('[data-block]')].flatMap((block) => {
        const lines = new Map<number, string>();
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
          node.parentElement?.closest('.paper-notes, .paper-tools, [hidden]') ||
          node.parentElement?.closest('[data-block]') !== block
            ? NodeFilter.FILTER_REJECT
            : NodeFilter.FILTER_ACCEPT,
        );
        const range = document.createRange();
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.textContent ?? '';
          for (let at = 0; at < text.length; at += 1) {
            if (/\s/.test(text.charAt(at))) continue;
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = range.getBoundingClientRect();
            const line = [...lines.keys()].find((one) => Math.abs(one - box.bottom) < 6) ?? box.bottom;
            lines.set(line, (lines.get(line) ?? '') + text.charAt(at));
          }
        }
        return [...lines.values()];
      }),
    ),
  );
}

describe.each(library.forms.map((form) => [form.definition.id, form] as const))('%s', (_id, form) => {
  test('breaks its lines and pages on the screen as in print, at 100 % and 200 %', async () => {
    for (const content of [form.sample, {}, filledContent(form.schema, { textLength: 200, rows: 4 })]) {
      const view = viewOf(form, content);
      await show({ view, as: 'print', zoom: 1 });
      const printed = await linesSeen();
      await show({ view, as: 'editor', zoom: 1 });
      expect(await linesSeen()).toEqual(printed);
      await show({ view, as: 'editor', zoom: 2 });
      expect((await linesSeen()).map((lines) => lines.join(''))).toEqual(
        printed.map((lines) => lines.join('')),
      );
    }
  });
});

test('no mistake that axe knows, in a letter and in a table, with findings', async () => {
  for (const id of ['penalty-decision', 'case-filing-register', 'interview-record']) {
    const form = library.form(id);
    if (!form) throw new Error(`no form ${id}`);
    const at = (pointer: string, severity: Finding['severity']): Finding => ({
      id: pointer,
      layer: 'schema',
      rule: 'r',
      severity,
      message: '没有填写。',
      basis: { law: '行政处罚法', article: '第五十九条' },
      at: { document: 'd', pointer },
    });
    const findings = [
      at('/number', 'block'),
      at('/caseNumber', 'major'),
      at('/personName', 'minor'),
      at('/facts', 'hint'),
    ];
    await show({ view: viewOf(form, form.sample, findings), as: 'editor', zoom: 1 });
    await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; help: string }[] }> };
      };
      return (await axe.run()).violations.map((one) => `${one.id}: ${one.help}`);
    });
    expect(found, id).toEqual([]);
  }
});
