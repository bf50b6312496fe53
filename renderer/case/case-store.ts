import type { Outcome } from '../../contract/bridge.ts';
import type { CaseOverview } from '../../contract/commands/cases.ts';
import type { CommandInput } from '../../contract/commands.ts';
import { newId } from '../new-id.ts';
import { type AppServices, ask, told } from '../state/app-context.ts';
import { createStore, type Store } from '../state/store.ts';

export type FactChange = CommandInput<'facts/edit'>['changes'][number];

/** One open case as the page sees it. */
export class CaseStore {
  readonly caseId: string;
  readonly overview: Store<CaseOverview | null> = createStore<CaseOverview | null>(null);
  readonly #app: AppServices;
  #underWay = 0;
  #asked = 0;

  constructor(app: AppServices, caseId: string) {
    this.#app = app;
    this.caseId = caseId;
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    const overview = await ask(this.#app, 'cases/open', { caseId: this.caseId });
    if (overview && mine === this.#asked && this.#underWay === 0) this.overview.set(overview);
  }

  /** Changes facts or evidence: pointers into the case (`/facts/…`, `/evidence/…`). */
  change(...changes: readonly FactChange[]): void {
    void this.#take(
      this.#app.engine.edit('facts/edit', { caseId: this.caseId, editId: newId(), changes: [...changes] }),
    );
  }

  undo(): void {
    void this.#take(this.#app.engine.edit('facts/undo', { caseId: this.caseId, editId: newId() }));
  }

  redo(): void {
    void this.#take(this.#app.engine.edit('facts/redo', { caseId: this.caseId, editId: newId() }));
  }

  /** Takes over an overview that another command of this case answered with. */
  taken(overview: CaseOverview): void {
    this.#asked++;
    this.overview.set(overview);
  }

  /** An older answer never overwrites what a later edit will bring. */
  async #take(sent: Promise<Outcome<{ overview: CaseOverview }>>): Promise<void> {
    this.#underWay++;
    this.#asked++;
    const answer = told(this.#app, await sent);
    this.#underWay--;
    if (answer && this.#underWay === 0) this.overview.set(answer.overview);
  }
}
