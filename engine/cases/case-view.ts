import type { Act, CaseDocument, CaseFile, Facts, Party } from '../../contract/case-file.generated.ts';
import { bindingView } from '../forms/binding-view.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { readPointer } from '../forms/pointer.ts';
import { resolveContent } from '../forms/resolve-content.ts';
import type { OtherCases } from '../store/case-marks.ts';
import { stands } from './document-state.ts';
import type { StationSettings } from './station-settings.ts';

export type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

/** A document as rules see it: its content with bound values filled in. */
export type DocumentView = {
  readonly id: string;
  readonly form: string;
  readonly title: string;
  readonly state: NonNullable<CaseDocument['state']>;
  readonly number: string;
  /** 成文日期; for a draft the day it would bear (its own date field), else null. */
  readonly day: string | null;
  readonly party: Party | null;
  readonly raw: CaseDocument;
  readonly content: Readonly<Record<string, unknown>>;
  /** A value of the content by pointer. */
  value(pointer: string): unknown;
  /** The same as text; '' when absent or not text. */
  text(pointer: string): string;
};

/** The whole case as rules and checklists read it. Pure: made anew from an immutable case file, station and day. */
export type CaseView = {
  readonly file: CaseFile;
  readonly facts: Facts;
  readonly station: StationSettings;
  /** Today at the station, YYYY-MM-DD. */
  readonly today: string;
  /** Drafts and what is issued and stands: neither void, withdrawn nor revoked, in order of making. */
  readonly documents: readonly DocumentView[];
  of(form: string): readonly DocumentView[];
  first(form: string): DocumentView | null;
  last(form: string): DocumentView | null;
  document(id: string): DocumentView | null;
  acts<Kind extends Act['kind']>(kind: Kind): readonly ActOf<Kind>[];
  /** Acts of a kind that concern this document. */
  actsOf<Kind extends 'signature' | 'service' | 'scan' | 'review' | 'approval'>(
    kind: Kind,
    document: string,
  ): readonly ActOf<Kind>[];
  /** The first service of this document that counts, or null. */
  served(document: string): ActOf<'service'> | null;
  /** The case's main party, or null. */
  readonly party: Party | null;
  /** What other cases of the station hold that touches this one; null where there is no store to ask. */
  readonly elsewhere: OtherCases | null;
};

/** Looks up what other cases hold that touches this one. */
export type AskElsewhere = (view: CaseView) => OtherCases;

/**
 * Builds the view. `library` supplies titles, bindings and which field bears the document's day; `ask` the other cases,
 * once, when a rule first reads them.
 */
export function caseView(
  file: CaseFile,
  station: StationSettings,
  library: FormLibrary,
  today: string,
  ask: AskElsewhere | null = null,
): CaseView {
  const all = file.documents.map((document) => documentView(file, document, station, library, today));
  const documents = all.filter(stands);
  const byId = new Map(all.map((document) => [document.id, document]));
  const acts = file.acts ?? [];
  const of = (form: string) => documents.filter((document) => document.form === form);
  const actsOfKind = <Kind extends Act['kind']>(kind: Kind) =>
    acts.filter((act): act is ActOf<Kind> => act.kind === kind);
  let asked: OtherCases | null = null;
  const view: CaseView = {
    file,
    facts: file.facts,
    station,
    today,
    documents,
    of,
    first: (form) => of(form)[0] ?? null,
    last: (form) => of(form).at(-1) ?? null,
    document: (id) => byId.get(id) ?? null,
    acts: actsOfKind,
    actsOf: (kind, document) =>
      actsOfKind(kind).filter((act) => 'document' in act && act.document === document),
    served: (document) => actsOfKind('service').find((act) => act.document === document) ?? null,
    party: mainParty(file.facts),
    get elsewhere() {
      if (ask) asked ??= ask(view);
      return asked;
    },
  };
  return view;
}

/** The party the case is about: the first with that role. */
export function mainParty(facts: Facts): Party | null {
  return (facts.parties ?? []).find((party) => party.role === 'party') ?? null;
}

function documentView(
  file: CaseFile,
  document: CaseDocument,
  station: StationSettings,
  library: FormLibrary,
  today: string,
): DocumentView {
  const form = library.formOf(document);
  const content = form
    ? resolveContent(form, document, bindingView(file, document, station, library, today))
    : document.content;
  const own = content.issuedOn;
  return {
    id: document.id,
    form: document.form,
    title: form?.definition.title ?? document.form,
    state: document.state ?? 'draft',
    number: document.number ?? '',
    day: document.issuedOn ?? (typeof own === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(own) ? own : null),
    party: (file.facts.parties ?? []).find((party) => party.id === document.party) ?? mainParty(file.facts),
    raw: document,
    content,
    value: (pointer) => readPointer(content, pointer),
    text: (pointer) => {
      const value = readPointer(content, pointer);
      return typeof value === 'string' ? value : '';
    },
  };
}
