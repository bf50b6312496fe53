import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errorMessages } from '../../contract/errors.ts';
// @ts-expect-error A script of the build without types.
import { guidePages } from '../../scripts/guide-pages.mjs';
import type { Route } from '../state/route.ts';
import type { GuidePage } from './guide-pages.ts';
import { errorTopic, helpTopic } from './help-topic.ts';

const pages: readonly GuidePage[] = guidePages(join(import.meta.dirname, '../../docs/guide'));

/** Whether the guide has the place that a topic names. */
const isThere = (topic: string): boolean => {
  const [name, anchor] = topic.split('#');
  const page = pages.find((one) => one.name === name);
  return page !== undefined && (anchor === undefined || page.html.includes(`id="${anchor}"`));
};

const routes: readonly Route[] = [
  { page: 'cases' },
  { page: 'case', caseId: '', tab: 'way' },
  { page: 'case', caseId: '', tab: 'facts' },
  { page: 'document', caseId: '', documentId: '' },
  { page: 'review' },
  { page: 'forms' },
  { page: 'verify' },
  { page: 'import', file: null },
  { page: 'settings' },
  { page: 'setup' },
];

it.each(routes)('the guide has a page for $page', (route) => {
  expect(isThere(helpTopic(route))).toBe(true);
});

it.each(Object.keys(errorMessages))('the guide has a place for %s', (code) => {
  expect(isThere(errorTopic(code))).toBe(true);
});
