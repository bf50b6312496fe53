import type { CommandInput } from '../../contract/commands.ts';
import type { Station } from '../state/app-context.ts';

/** What is saved of the station's settings. */
export type StationDraft = CommandInput<'station/save'>;

export function draftOf({ trial: _trial, ...settings }: Station): StationDraft {
  return settings;
}

export type ChangeStation = (change: (now: StationDraft) => StationDraft) => void;

/** A document number as the pattern would make it. `{code}` stands for a form's own word. */
export function numberExample({ numbering, stationCode }: StationDraft, year: string): string {
  const serial = String(numbering.from).padStart(numbering.serialWidth, '0');
  const parts: Readonly<Record<string, string>> = { code: '罚', year, serial, station: stationCode };
  return numbering.pattern.replace(/\{(\w+)\}/g, (whole, key: string) => parts[key] ?? whole);
}
