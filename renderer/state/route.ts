import type { MissingKey } from '../../contract/commands/setup.ts';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import { createStore, type Store } from './store.ts';

export type CaseTab = 'way' | 'facts' | 'acts' | 'findings' | 'record';

export type SettingsTab =
  | 'agency'
  | 'people'
  | 'accounts'
  | 'numbering'
  | 'thresholds'
  | 'publication'
  | 'seal'
  | 'forms'
  | 'law'
  | 'backup'
  | 'doctor';

/** Steps of setting up a station, in order. */
export type SetupStep =
  | 'agency'
  | 'people'
  | 'numbering'
  | 'remedy'
  | 'payee'
  | 'thresholds'
  | 'seal'
  | 'accounts'
  | 'end';

/** Where in the program a person is. */
export type Route =
  | { readonly page: 'cases' }
  | { readonly page: 'case'; readonly caseId: string; readonly tab: CaseTab; readonly pointer?: string }
  | {
      readonly page: 'document';
      readonly caseId: string;
      readonly documentId: string;
      readonly pointer?: string;
    }
  /** Of a document, of the facts (null), or of the whole case. */
  | { readonly page: 'history'; readonly caseId: string; readonly documentId?: string | null }
  | { readonly page: 'review' }
  | { readonly page: 'publications' }
  | { readonly page: 'publication'; readonly caseId: string; readonly documentId: string }
  | { readonly page: 'forms' }
  | { readonly page: 'verify' }
  | { readonly page: 'import'; readonly file: ChosenFile | null }
  /** `about`: what the station lacks; its field is gone to. */
  | { readonly page: 'settings'; readonly tab?: SettingsTab; readonly about?: MissingKey }
  /** Setting up the station, where it was left unless a step is named. */
  | { readonly page: 'setup'; readonly step?: SetupStep }
  /** The guide: 'page' or 'page#anchor'. */
  | { readonly page: 'help'; readonly topic: string };

export type Router = {
  readonly route: Store<Route>;
  readonly go: (route: Route) => void;
  /** Back to where one came from; the case list when there is nothing before. */
  readonly back: () => void;
};

const remembered = 50;

export function createRouter(): Router {
  const route = createStore<Route>({ page: 'cases' });
  const before: Route[] = [];
  return {
    route,
    go: (next) => {
      // The guide is one place, however many of its pages one reads: back leads to one's work.
      if (next.page !== 'help' || route.get().page !== 'help') before.push(route.get());
      if (before.length > remembered) before.shift();
      route.set(next);
    },
    back: () => route.set(before.pop() ?? { page: 'cases' }),
  };
}
