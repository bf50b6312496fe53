import type { EngineEvent } from '../../contract/events.ts';
import type { Finding } from '../../contract/finding.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import type { Store } from '../store/store.ts';
import type { CaseView } from './case-view.ts';
import type { CaseFileReader } from './read-case-file.ts';
import type { StationSettings } from './station-settings.ts';

/** What the cases feature needs of the engine. */
export type CasesContext = {
  readonly store: Store;
  readonly library: FormLibrary;
  readonly readCase: CaseFileReader;
  /** Holds examples/ with the sample station and its cases. */
  readonly resourcesFolder: string;
  readonly station: () => StationSettings;
  readonly setStation: (station: StationSettings) => void;
  readonly now: () => Date;
  readonly emit: (event: EngineEvent) => void;
  readonly grantedPath: (token: string) => string | null;
  /** A judge of one case's states in turn: all findings of each. Only the time they take depends on what came before. */
  readonly judge: () => (view: CaseView) => readonly Finding[];
};
