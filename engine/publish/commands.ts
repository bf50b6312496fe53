import { rm } from 'node:fs/promises';
import { v7 as uuid } from 'uuid';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type {
  PublicationAct,
  PublicationView,
  publicationCommands,
} from '../../contract/commands/publication.ts';
import type { Handlers } from '../../contract/commands.ts';
import { actTitles, stateTitles } from '../../contract/publication-words.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { changeDocument } from '../cases/document-state.ts';
import { documentPosition } from '../cases/issue-document.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import type { Makers } from '../export/export-document.ts';
import type { Identity } from '../export/signing/identity.ts';
import periodsData from './data/publication-periods.json' with { type: 'json' };
import {
  choicesOf,
  type OpenPublication,
  openPublication,
  publicationActs,
  publicationInsiders,
  publicationView,
} from './open-publication.ts';
import { manifestName } from './publication-manifest.ts';
import { publicationQueue } from './publication-queue.ts';
import type { PublicationStep } from './publication-standing.ts';
import { publishableDecision } from './publishable.ts';
import { redactionRules } from './redaction-rules.ts';
import { redactionSettings, requireAgencyIdentity } from './station-publication.ts';

export type PublishingContext = {
  readonly cases: OpenCases;
  /** The chosen identity and its id. Throws IDENTITY_MISSING, IDENTITY_LOCKED. */
  readonly identity: () => Promise<{ readonly id: string; readonly identity: Identity }>;
  readonly makers: (identity: Identity) => Promise<Makers>;
  readonly grantedPath: (token: string) => string | null;
  readonly progress: (done: number, total: number, label: string) => void;
};

type Place = { readonly caseId: string; readonly documentId: string };
type Step = Omit<PublicationStep, 'id' | 'kind' | 'document'>;
type Opened = OpenPublication & { readonly session: CaseSession };

/** What making a package needs is loaded when one is made. */
const packager = () => import('./make-package.ts');

/** Publication of decisions: the queue, one decision's copy, its steps and its package. */
export function publicationHandlers(context: PublishingContext): Handlers<keyof typeof publicationCommands> {
  const { cases } = context;
  return {
    'publication/queue': (wanted) => publicationQueue(cases, wanted),
    'publication/options': () => ({
      rules: redactionRules.filter(({ choices }) => choices.length > 1),
      periods: periodsData.periods,
    }),
    'publication/open': (place) => view(cases, place),
    'publication/choose': ({ text, treatment, reason, by, ...place }) => {
      const opened = ready(cases, place, 'choose');
      if (treatment === 'keep' && reason.trim() === '') throw new AppError('PUBLICATION_REASON', { text });
      const others = (opened.document.publicationChoices ?? []).filter((one) => one.text !== text);
      const choice = { text, treatment, reason: reason.trim(), by, on: cases.today() };
      const publicationChoices =
        choice.treatment === null ? others : [...others, { ...choice, treatment: choice.treatment }];
      const { session } = opened;
      const change = changeDocument(documentPosition(session.file, place.documentId), (document) => ({
        ...document,
        publicationChoices,
      }));
      // What the text says is private: the record names the decision alone.
      cases.act(session, change, {
        who: by,
        what: '决定公开稿文字去留',
        subject: subjectOf(place),
        detail: { treatment: treatment ?? 'undecided' },
      });
      return view(cases, place);
    },
    'publication/submit': async ({ by, on, ...place }) => {
      const opened = ready(cases, place, 'submit');
      const { file } = opened.session;
      const { library, station } = cases.context;
      const document = publishableDecision(file, place.documentId);
      const { redactedDecision } = await packager();
      const settings = redactionSettings(station().publication);
      redactedDecision(file, document, library, settings, choicesOf(document));
      requireDay(opened, on, cases.today());
      return taken(cases, place, 'submit', { step: 'submitted', by, on, sha256: opened.sha256 });
    },
    'publication/judge': ({ result, reason, by, on, ...place }) => {
      const act = judging[result];
      const opened = ready(cases, place, act);
      requireOutsider(opened.session.file, opened, by);
      if (result !== 'confirmed') requireText(reason, '理由', '退回和不公示都要写明理由');
      requireDay(opened, on, cases.today());
      const said = reason.trim() === '' ? {} : { reason: reason.trim() };
      return taken(cases, place, act, { step: result, by, on, ...said, sha256: opened.sha256 });
    },
    'publication/make': ({ folder, by, ...place }) => make(context, place, folder, by),
    'publication/record': ({ step, on, site, receipt, reason, by, ...place }) => {
      const act = recording[step];
      const opened = ready(cases, place, act);
      if (step === 'published') {
        requireText(site, '公示网站', '请写明公示的网站或者载体');
        requireText(receipt, '回执', '请写明网址、编号等回执');
      } else requireText(reason, '理由', '撤回、停止公示都要写明理由（行政处罚法第四十八条第二款）');
      requireDay(opened, on, cases.today());
      const made = opened.standing.steps.findLast((one) => one.step === 'made')?.sha256;
      return taken(cases, place, act, {
        step,
        by,
        on,
        ...(site.trim() === '' ? {} : { site: site.trim() }),
        ...(receipt.trim() === '' ? {} : { receipt: receipt.trim() }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        ...(made === undefined ? {} : { sha256: made }),
      });
    },
  };
}

const judging = { confirmed: 'confirm', returned: 'return', withheld: 'withhold' } as const;
const recording = { published: 'publish', withdrawn: 'withdraw', ended: 'end' } as const;
const subjectOf = ({ caseId, documentId }: Place) => `document:${caseId}/${documentId}`;

function open(cases: OpenCases, { caseId, documentId }: Place): Opened {
  const session = cases.session(caseId);
  const { library, station } = cases.context;
  const known = { file: session.file, station: station(), library, today: cases.today() };
  return { ...openPublication(known, documentId), session };
}

function view(cases: OpenCases, place: Place): PublicationView {
  const opened = open(cases, place);
  return publicationView(opened.session.file, opened, cases.context.station());
}

/** Opens it for an act that its state allows. @throws AppError PUBLICATION_CHANGED, PUBLICATION_STATE */
function ready(cases: OpenCases, place: Place, act: PublicationAct): Opened {
  const opened = open(cases, place);
  if (publicationActs(opened).includes(act)) return opened;
  if (opened.changed) throw new AppError('PUBLICATION_CHANGED', { act: actTitles[act] });
  const { state } = opened.standing;
  throw new AppError('PUBLICATION_STATE', { state: stateTitles[state], act: actTitles[act] });
}

/** Takes a step: it is on the disk, and in the audit, when this returns. */
function taken(cases: OpenCases, place: Place, act: PublicationAct, step: Step): PublicationView {
  const { session } = ready(cases, place, act);
  const made: PublicationStep = { id: uuid(), kind: 'publication', document: place.documentId, ...step };
  cases.act(session, (file) => ({ ...file, acts: [...(file.acts ?? []), made] }), {
    who: step.by,
    what: `公示：${actTitles[act]}`,
    subject: subjectOf(place),
    detail: { step: step.step, sha256: step.sha256 ?? null },
  });
  return view(cases, place);
}

async function make(context: PublishingContext, place: Place, folder: string, by: string) {
  const { cases } = context;
  const opened = ready(cases, place, 'make');
  const path = context.grantedPath(folder);
  if (path === null) throw new AppError('NOT_FOUND', { what: '选定的位置', id: folder });
  const { library, station } = cases.context;
  const { publication, agency } = station();
  const { id, identity } = await context.identity();
  requireAgencyIdentity(identity, agency.name, publication?.agencyIdentities.includes(id) ?? false);
  const { makePublication } = await packager();
  const report = await makePublication({
    file: opened.session.file,
    documentId: place.documentId,
    library,
    settings: redactionSettings(publication),
    decisions: choicesOf(opened.document),
    folder: path,
    makers: { ...(await context.makers(identity)), identity },
    onProgress: context.progress,
  });
  const sha256 = report.files.find(({ file }) => file === manifestName)?.sha256;
  try {
    const step = {
      step: 'made',
      by,
      on: cases.today(),
      ...(sha256 === undefined ? {} : { sha256 }),
    } as const;
    return { report, view: taken(cases, place, 'make', step) };
  } catch (error) {
    // A package that the case does not know of may not be carried to the site.
    await rm(report.folder, { recursive: true, force: true });
    throw error;
  }
}

/** @throws AppError PUBLICATION_SELF */
function requireOutsider(file: CaseFile, opened: OpenPublication, by: string): void {
  if (publicationInsiders(file, opened).includes(by)) throw new AppError('PUBLICATION_SELF', { name: by });
}

function requireText(text: string, place: string, problem: string): void {
  if (text.trim() === '') throw new AppError('INPUT_INVALID', { place, problem });
}

/** Nothing is recorded ahead of its day, nor before the decision. @throws AppError INPUT_INVALID */
function requireDay({ document, standing }: OpenPublication, on: string, today: string): void {
  const first = standing.steps.at(-1)?.on ?? document.issuedOn ?? '';
  if (on > today) throw new AppError('INPUT_INVALID', { place: '日期', problem: '日期还没有到' });
  if (on < first)
    throw new AppError('INPUT_INVALID', { place: '日期', problem: `不能早于上一步的日期 ${first}` });
}
