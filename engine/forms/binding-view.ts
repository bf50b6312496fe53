import type {
  Act,
  CaseDocument,
  CaseFile,
  Evidence,
  Facts,
  Party,
} from '../../contract/case-file.generated.ts';
import { stands } from '../cases/document-state.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import { ageOn, checkCitizenId } from '../values/citizen-id.ts';
import type { FormLibrary } from './form-library.ts';

/** What bindings may point into; one plain object a document. Its roots are listed in docs/forms.md. */
export type BindingView = Readonly<Record<string, unknown>>;

const methodTitles: Record<Extract<Act, { kind: 'service' }>['method'], string> = {
  direct: '直接送达',
  retention: '留置送达',
  entrusted: '委托送达',
  post: '邮寄送达',
  forwarded: '转交送达',
  electronic: '电子送达',
  announcement: '公告送达',
};

/** The eight kinds of evidence, 行政处罚法46. */
const evidenceTitles = {
  documentary: '书证',
  physical: '物证',
  audioVisual: '视听资料',
  electronic: '电子数据',
  testimony: '证人证言',
  statement: '当事人的陈述',
  expertOpinion: '鉴定意见',
  record: '勘验笔录、现场笔录',
} as const;

/** The title of an evidence kind as 行政处罚法46 names it. */
export function evidenceTitle(kind: keyof typeof evidenceTitles): string {
  return evidenceTitles[kind];
}

/**
 * The view that a document's bindings read: the facts as this document sees them (its own party), the station's
 * settings where the case has none of its own, acts, and earlier documents by form.
 */
export function bindingView(
  file: CaseFile,
  document: CaseDocument,
  station: StationSettings,
  library: FormLibrary,
  today: string,
): BindingView {
  return { ...sharedView(file, station, library, today), ...documentPart(file, document, library) };
}

/**
 * The part of the view that all documents of a case share. Case files are immutable, so it is kept by the file's
 * identity: a case of 24 documents builds it once an edit, not 24 times.
 */
function sharedView(file: CaseFile, station: StationSettings, library: FormLibrary, today: string) {
  const kept = sharedViews.get(file);
  if (kept && kept.station === station && kept.library === library && kept.today === today) return kept.view;
  const view = { ...factsPart(file, station), ...actsPart(file), today };
  sharedViews.set(file, { station, library, today, view });
  return view;
}

const sharedViews = new WeakMap<
  CaseFile,
  { station: StationSettings; library: FormLibrary; today: string; view: Record<string, unknown> }
>();

function factsPart(file: CaseFile, station: StationSettings): Record<string, unknown> {
  const facts = file.facts;
  const officers = facts.officers ?? [];
  const vehicles = facts.vehicles ?? [];
  const { caseNumber, cause, causeId, source, sourceText, acceptedOn, summary, procedure } = facts;
  return {
    case: { caseNumber, cause, causeId, source, sourceText, acceptedOn, summary, procedure },
    agency: { ...filled(station.agency), ...filled(facts.agency ?? {}) },
    driver: withRole(facts, 'driver'),
    owner: withRole(facts, 'owner'),
    agent: withRole(facts, 'agent'),
    thirdPerson: withRole(facts, 'thirdPerson'),
    witness: withRole(facts, 'witness'),
    vehicle: vehicles.find((vehicle) => vehicle.kind !== 'trailer') ?? vehicles[0],
    trailer: vehicles.find((vehicle) => vehicle.kind === 'trailer'),
    plates: joined(vehicles.map((vehicle) => vehicle.plate)),
    officers,
    officer1: officers[0],
    officer2: officers[1],
    officerNames: joined(officers.map((officer) => officer.name)),
    certificateNumbers: joined(officers.map((officer) => officer.certificateNumber)),
    violation: facts.violation,
    penalty: facts.penalty,
    remedy: { ...filled(station.remedy), ...filled(facts.remedy ?? {}) },
    payee: { ...filled(station.payee), ...filled(facts.payee ?? {}) },
    evidence: evidenceView(file.evidence),
  };
}

const noEvidence: readonly unknown[] = [];

/** Kept by identity, so that documents bound to the evidence see a change only when there is one. */
const evidenceViews = new WeakMap<readonly Evidence[], readonly unknown[]>();

function evidenceView(evidence: readonly Evidence[] | undefined): readonly unknown[] {
  if (!evidence) return noEvidence;
  const kept = evidenceViews.get(evidence);
  if (kept) return kept;
  const view = evidence.map((item) => ({ ...item, kindTitle: evidenceTitles[item.kind] }));
  evidenceViews.set(evidence, view);
  return view;
}

function actsPart(file: CaseFile): Record<string, unknown> {
  const acts = file.acts ?? [];
  const approvals: Record<string, Record<string, unknown>> = {};
  for (const act of acts) {
    if (act.kind !== 'approval') continue;
    approvals[act.subject] = { ...approvals[act.subject], [act.role]: act };
  }
  const last = <Kind extends Act['kind']>(kind: Kind) => acts.filter((act) => act.kind === kind).at(-1);
  const decision = file.documents.filter((item) => item.form === 'penalty-decision' && stands(item)).at(-1);
  return {
    approvals,
    payment: last('payment'),
    statement: last('statement'),
    review: acts.filter((act) => act.kind === 'review' && act.document === decision?.id).at(-1),
    discussion: last('discussion'),
  };
}

function documentPart(file: CaseFile, document: CaseDocument, library: FormLibrary): Record<string, unknown> {
  const party = documentParty(file.facts, document);
  return {
    document: { number: document.number, issuedOn: document.issuedOn },
    party,
    partyPerson: party?.kind === 'person' ? party : undefined,
    partyOrganization: party?.kind === 'organization' ? party : undefined,
    earlier: earlierDocuments(file, document),
    about: aboutDocuments(file, document, library),
  };
}

/** The party a document speaks to: the one it names, else the first with that role; with the age on the violation's day. */
function documentParty(facts: Facts, document: CaseDocument): Party | undefined {
  const parties = facts.parties ?? [];
  const party =
    parties.find((item) => item.id === document.party) ?? parties.find((item) => item.role === 'party');
  return party && withAge(facts, party);
}

function withRole(facts: Facts, role: Party['role']): Party | undefined {
  const party = (facts.parties ?? []).find((item) => item.role === role);
  return party && withAge(facts, party);
}

function withAge(facts: Facts, party: Party): Party {
  if (party.age !== undefined || party.kind !== 'person' || !party.idNumber) return party;
  const day = facts.violation?.startedAt?.slice(0, 10);
  const identity = checkCitizenId(party.idNumber);
  return day && identity.ok ? { ...party, age: ageOn(identity.value.birthDate, day) } : party;
}

/** The latest live document of each form, before this one, with the day it was served. */
function earlierDocuments(file: CaseFile, document: CaseDocument): Record<string, unknown> {
  let kept = earlierViews.get(file);
  if (!kept) {
    kept = earlierByDocument(file);
    earlierViews.set(file, kept);
  }
  return kept.get(document.id) ?? {};
}

/** Kept by the file's identity, as `sharedViews`: one pass over the documents serves them all. */
const earlierViews = new WeakMap<CaseFile, ReadonlyMap<string, Record<string, unknown>>>();

function earlierByDocument(file: CaseFile): ReadonlyMap<string, Record<string, unknown>> {
  const byDocument = new Map<string, Record<string, unknown>>();
  let earlier: Record<string, unknown> = {};
  for (const { id, form, content, number, issuedOn, ...document } of file.documents) {
    byDocument.set(id, earlier);
    if (!stands(document)) continue;
    const view = { ...content, number, issuedOn, servedOn: serviceOf(file, id)?.on };
    earlier = { ...earlier, [form]: view };
  }
  return byDocument;
}

function aboutDocuments(file: CaseFile, document: CaseDocument, library: FormLibrary): unknown[] {
  return (document.about ?? []).flatMap((id) => {
    const other = file.documents.find((item) => item.id === id);
    if (!other) return [];
    const service = serviceOf(file, id);
    const title = library.form(other.form)?.definition.title ?? other.form;
    return [
      {
        form: other.form,
        title: `《${title}》`,
        name: title,
        number: other.number,
        issuedOn: other.issuedOn,
        service: service && {
          on: service.on,
          place: service.place,
          recipient: service.recipient,
          methodTitle: methodTitles[service.method],
          servers: joined(service.servers ?? []),
        },
      },
    ];
  });
}

type Service = Extract<Act, { kind: 'service' }>;

/** The first service of each document, kept by the acts' identity. */
const services = new WeakMap<readonly Act[], ReadonlyMap<string, Service>>();

function serviceOf(file: CaseFile, id: string): Service | undefined {
  if (!file.acts) return undefined;
  let kept = services.get(file.acts);
  if (!kept) {
    const served = file.acts.filter((act): act is Service => act.kind === 'service');
    kept = new Map(served.toReversed().map((act) => [act.document, act]));
    services.set(file.acts, kept);
  }
  return kept.get(id);
}

function joined(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : names.join('、');
}

/** Without empty texts, so that a setting left empty never hides a value. */
function filled(record: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));
}
