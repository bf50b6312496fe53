import type { CaseDocument, CaseFile, Party } from '../../contract/case-file.generated.ts';
import type { Binding } from '../forms/form.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { readPointer } from '../forms/pointer.ts';
import { checkCitizenId } from '../values/citizen-id.ts';
import type { PrivateKind } from './redaction-rules.ts';

/** A value that may not stand in the published copy, and whose it is. */
export type PrivateValue = { readonly kind: PrivateKind; readonly text: string; readonly whose: string };

/** Private values of a case: of its people, vehicles and accounts, of its acts, and of what an issued document copied. */
export function privateValues(file: CaseFile, document: CaseDocument, form: LoadedForm): PrivateValue[] {
  const { parties = [], vehicles = [], officers = [], payee } = file.facts;
  const officerNames = new Set(officers.map((officer) => officer.name));
  const values: PrivateValue[] = [
    ...parties.flatMap(partyValues),
    ...vehicles.flatMap((vehicle) => [
      value('plate', vehicle.plate, '车辆'),
      ...(isOrganization(vehicle.owner ?? '') ? [] : [value('otherName', vehicle.owner, '车辆所有人')]),
    ]),
    ...officers.map((officer) => value('officerName', officer.name, '执法人员')),
    value('bankAccount', payee?.account, '收款账号'),
    ...actNames(file)
      .filter((name) => !officerNames.has(name) && !isOrganization(name))
      .map((name) => value('otherName', name, '签名、送达等经过中的人')),
    ...copiedValues(document, form, partyOf(file, document)),
  ];
  const seen = new Set<string>();
  return values.filter((one) => {
    if (one.text === '' || seen.has(one.text) || isMasked(one.text)) return false;
    seen.add(one.text);
    return true;
  });
}

/** Names of companies, offices and the like are public; names of people are not. */
export function isOrganization(name: string): boolean {
  return /(?:公司|厂|社|中心|局|院|学校|站|车队|银行|商行|店|集团|委员会|协会|部|所|处|大队|中队|政府|个体户|经营部)$/u.test(
    name.trim(),
  );
}

function value(kind: PrivateKind, text: string | undefined, whose: string): PrivateValue {
  const trimmed = (text ?? '').trim();
  return { kind, text: trimmed === '无' || trimmed === '本人' || trimmed === '/' ? '' : trimmed, whose };
}

function isMasked(text: string): boolean {
  return /^.{1,3}某$|^[*＊×]+$/u.test(text);
}

const roles: Readonly<Record<Party['role'], string>> = {
  party: '当事人',
  driver: '驾驶员',
  owner: '车辆所有人',
  agent: '代理人',
  thirdPerson: '第三人',
  witness: '证人',
};

function partyValues(party: Party): PrivateValue[] {
  const whose = roles[party.role];
  if (party.kind === 'organization') {
    return [
      value('representativeName', party.legalRepresentative, '法定代表人'),
      value('contact', party.phone, whose),
    ];
  }
  const id = checkCitizenId(party.idNumber ?? '');
  return [
    value(party.role === 'party' ? 'personName' : 'otherName', party.name, whose),
    value('idNumber', party.idNumber, whose),
    value('contact', party.phone, whose),
    value('address', party.address, whose),
    ...(isOrganization(party.employer ?? '') ? [] : [value('employer', party.employer, whose)]),
    ...(id.ok ? birthForms(id.value.birthDate).map((text) => value('birthDate', text, whose)) : []),
  ];
}

function birthForms(day: string): string[] {
  const [year, month, date] = day.split('-');
  return [
    `${year}年${Number(month)}月${Number(date)}日`,
    `${year}年${month}月${date}日`,
    `${year}${month}${date}`,
  ];
}

function actNames(file: CaseFile): string[] {
  return (file.acts ?? [])
    .flatMap((act): (string | undefined)[] => {
      switch (act.kind) {
        case 'signature':
          return personal.has(act.role) ? [act.name, act.witness] : [];
        case 'service':
          return [act.recipient, act.witness];
        case 'statement':
        case 'waiver':
        case 'hearingRequest':
          return [act.by];
        default:
          return [];
      }
    })
    .flatMap((name) => (name ? [name] : []));
}

const personal: ReadonlySet<string> = new Set(['party', 'agent', 'interviewee', 'witness', 'recipient']);

/** Facts may have changed after the issue: what the document itself copied is private by where it came from. */
const copiedKinds: readonly (readonly [RegExp, PrivateKind])[] = [
  [/^\/(?:party|partyPerson)\/name$/, 'personName'],
  [/^\/(?:driver|owner|agent|thirdPerson|witness)\/name$/, 'otherName'],
  [/\/legalRepresentative$/, 'representativeName'],
  [/\/idNumber$/, 'idNumber'],
  [/^\/(?:party|partyPerson|partyOrganization|driver|owner|agent|thirdPerson|witness)\/phone$/, 'contact'],
  [/^\/(?:party|partyPerson|driver|owner|agent|thirdPerson|witness)\/address$/, 'address'],
  [/^\/payee\/account$/, 'bankAccount'],
  [/^\/(?:vehicle|trailer)\/plate$/, 'plate'],
];

/** Whom a document is for: its own party, else the case's. */
export function partyOf(file: Pick<CaseFile, 'facts'>, document: CaseDocument): Party | null {
  const { parties = [] } = file.facts;
  const named = parties.find((party) => party.id === document.party);
  return named ?? parties.find((party) => party.role === 'party') ?? null;
}

function copiedValues(document: CaseDocument, form: LoadedForm, party: Party | null): PrivateValue[] {
  return Object.entries(form.definition.bindings).flatMap(([pointer, binding]: [string, Binding]) => {
    const source = typeof binding === 'string' ? binding : (binding[0] ?? '');
    const kind = copiedKinds.find(([pattern]) => pattern.test(source))?.[1];
    const text = readPointer(document.content, pointer);
    if (!kind || typeof text !== 'string') return [];
    if (party?.kind === 'organization' && /^\/party\/(?:name|address)$/.test(source)) return [];
    return [value(kind, text, '文书栏目')];
  });
}
