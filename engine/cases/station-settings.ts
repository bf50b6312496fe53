import type { Static } from 'typebox';
import type { StationInput } from '../../contract/commands/station.ts';

/** The station's settings as the engine keeps them; the contract's own shape. */
export type StationSettings = Static<typeof StationInput>;
export type StationPerson = StationSettings['people'][number];

/** A station that has told nothing yet: every rule that needs a setting says that it cannot tell. */
export function emptyStation(): StationSettings {
  return {
    agency: {
      name: '',
      district: '',
      province: '',
      address: '',
      postcode: '',
      contact: '',
      phone: '',
      section: '',
    },
    stationCode: '',
    people: [],
    remedy: { reconsiderationOrgan: '', reconsiderationReason: '', court: '' },
    payee: { bank: '', bankAddress: '', account: '', accountName: '' },
    numbering: {
      pattern: '{code}〔{year}〕{serial}号',
      serialWidth: 0,
      per: 'form',
      from: 1,
      to: 99_999_999,
    },
    thresholds: [],
    seal: null,
  };
}
