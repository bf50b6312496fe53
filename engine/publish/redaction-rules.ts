import rulesData from './data/redaction-rules.json' with { type: 'json' };

export type PrivateKind =
  | 'personName'
  | 'otherName'
  | 'representativeName'
  | 'officerName'
  | 'idNumber'
  | 'birthDate'
  | 'contact'
  | 'address'
  | 'plate'
  | 'bankAccount'
  | 'health'
  | 'employer'
  | 'marked';

export type Treatment = 'surname' | 'keep' | 'remove' | 'county' | 'middle';

/** What happens to one kind of private value, on which basis. `choices`: what a station may set instead. */
export type RedactionRule = {
  readonly kind: PrivateKind;
  readonly title: string;
  readonly treatment: Treatment;
  readonly choices: readonly Treatment[];
  /** What stands in the place of a value that is removed whole. */
  readonly mask: string;
  readonly basis: string;
  /** What nobody confirmed yet, or null. */
  readonly unverified: string | null;
};

/** A station's own choices; kinds left out follow the rule. */
export type RedactionSettings = Readonly<Partial<Record<PrivateKind, Treatment>>>;

/** Every rule of engine/publish/data/redaction-rules.json. */
export const redactionRules: readonly RedactionRule[] = rulesData.rules.map((rule) => ({
  mask: '',
  ...rule,
  kind: rule.kind as PrivateKind,
  treatment: rule.treatment as Treatment,
  choices: rule.choices as Treatment[],
}));

/** The rule of a kind with the station's choice, as far as the rule leaves one. */
export function ruleOf(kind: PrivateKind, settings: RedactionSettings): RedactionRule {
  const rule = redactionRules.find((one) => one.kind === kind);
  if (!rule) throw new Error(`no redaction rule for ${kind}`);
  const chosen = settings[kind];
  return chosen && rule.choices.includes(chosen) ? { ...rule, treatment: chosen } : rule;
}
