import type { Route } from '../state/route.ts';

/** The guide's page and anchor for the screen one is at: 'page' or 'page#anchor'. */
export function helpTopic(route: Route): string {
  switch (route.page) {
    case 'cases':
    case 'case':
      return 'cases';
    case 'document':
      return 'paper';
    case 'history':
      return 'paper#历史版本';
    case 'review':
      return 'review';
    case 'publications':
    case 'publication':
      return 'publish';
    case 'forms':
      return 'library';
    case 'verify':
      return 'export';
    case 'import':
      return 'transfer';
    case 'settings':
      if (route.tab === 'law') return 'law-data';
      return route.tab === 'accounts' ? 'people' : 'index';
    case 'setup':
      return 'setup';
    case 'help':
      return route.topic;
  }
}

/** The guide's place for an error code. */
export const errorTopic = (code: string) => `errors#${code}`;
