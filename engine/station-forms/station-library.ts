import type { BrokenForm } from '../../contract/commands/forms.ts';
import type { FormLibrary, LoadedForm, VersionedDocument } from '../forms/form-library.ts';
import { versionOf } from '../forms/form-library.ts';
import { addDays } from '../values/day.ts';

/** A form that the station has installed, in one version. */
export type OwnForm = {
  readonly form: LoadedForm;
  /** Taken out: new documents are not offered it; those that are of it keep it. */
  readonly removed: boolean;
};

/**
 * The program's own forms and, beside them, those that the station has installed. It grows while the program runs; the
 * program's own always come first, so that no installed form takes the place of one.
 */
export class StationLibrary implements FormLibrary {
  readonly #base: FormLibrary;
  #own: ReadonlyMap<string, readonly LoadedForm[]> = new Map();
  #offered: readonly LoadedForm[] = [];
  #broken: readonly BrokenForm[] = [];

  constructor(base: FormLibrary) {
    this.#base = base;
  }

  /** The program's own, for which a package is checked. */
  get official(): FormLibrary {
    return this.#base;
  }

  get forms(): readonly LoadedForm[] {
    return [...this.#base.forms, ...this.#offered];
  }

  get broken(): readonly BrokenForm[] {
    return [...this.#base.broken, ...this.#broken];
  }

  form(id: string): LoadedForm | null {
    return this.versions(id)[0] ?? null;
  }

  formOf(document: VersionedDocument): LoadedForm | null {
    return versionOf(this.versions(document.form), document);
  }

  versions(id: string): readonly LoadedForm[] {
    const official = this.#base.versions(id);
    return official.length > 0 ? official : (this.#own.get(id) ?? []);
  }

  /** Takes what the station has installed, all of it, in place of what was there. */
  setOwn(forms: readonly OwnForm[], broken: readonly BrokenForm[]): void {
    const byId = new Map<string, OwnForm[]>();
    for (const own of forms) {
      const { id } = own.form.definition;
      byId.set(id, [...(byId.get(id) ?? []), own]);
    }
    const groups = [...byId].map(([id, versions]) => [id, newestFirst(versions)] as const);
    this.#own = new Map(groups.map(([id, versions]) => [id, inTurn(versions.map(({ form }) => form))]));
    this.#offered = groups
      .flatMap(([id, [newest]]) => (newest && !newest.removed ? (this.#own.get(id)?.slice(0, 1) ?? []) : []))
      .sort((a, b) => a.definition.title.localeCompare(b.definition.title, 'zh'));
    this.#broken = broken;
  }
}

function newestFirst(versions: readonly OwnForm[]): OwnForm[] {
  const from = ({ form }: OwnForm) => form.definition.inForceFrom;
  return [...versions].sort((a, b) => (from(a) < from(b) ? 1 : -1));
}

/** Each version ends the day before the next begins, whatever it says itself. */
function inTurn(versions: readonly LoadedForm[]): LoadedForm[] {
  return versions.map((form, index) => {
    const next = versions[index - 1]?.definition.inForceFrom;
    if (next === undefined) return form;
    return { ...form, definition: { ...form.definition, inForceUntil: addDays(next, -1) } };
  });
}
