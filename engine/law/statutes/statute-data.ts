import administrativeCoercionLaw from '../data/statutes/administrative-coercion-law.json' with {
  type: 'json',
};
import administrativeLitigationLaw from '../data/statutes/administrative-litigation-law.json' with {
  type: 'json',
};
import administrativePenaltyLaw from '../data/statutes/administrative-penalty-law.json' with { type: 'json' };
import administrativeReconsiderationLaw from '../data/statutes/administrative-reconsideration-law.json' with {
  type: 'json',
};
import civilProcedureLaw from '../data/statutes/civil-procedure-law.json' with { type: 'json' };
import cruisingTaxiProvisions from '../data/statutes/cruising-taxi-provisions.json' with { type: 'json' };
import electronicSignatureLaw from '../data/statutes/electronic-signature-law.json' with { type: 'json' };
import fineCollectionSeparationMeasures from '../data/statutes/fine-collection-separation-measures.json' with {
  type: 'json',
};
import governmentInformationDisclosureRegulations from '../data/statutes/government-information-disclosure-regulations.json' with {
  type: 'json',
};
import highwayLaw from '../data/statutes/highway-law.json' with { type: 'json' };
import highwaySafetyProtectionRegulations from '../data/statutes/highway-safety-protection-regulations.json' with {
  type: 'json',
};
import holidaysMeasures from '../data/statutes/holidays-measures.json' with { type: 'json' };
import overlimitVehicleProvisions from '../data/statutes/overlimit-vehicle-provisions.json' with {
  type: 'json',
};
import personalInformationProtectionLaw from '../data/statutes/personal-information-protection-law.json' with {
  type: 'json',
};
import rideHailingInterimMeasures from '../data/statutes/ride-hailing-interim-measures.json' with {
  type: 'json',
};
import roadFreightProvisions from '../data/statutes/road-freight-provisions.json' with { type: 'json' };
import roadTransportPersonnelProvisions from '../data/statutes/road-transport-personnel-provisions.json' with {
  type: 'json',
};
import roadTransportRegulations from '../data/statutes/road-transport-regulations.json' with { type: 'json' };
import shandongRoadTransportRegulations from '../data/statutes/shandong-road-transport-regulations.json' with {
  type: 'json',
};
import suspectedCrimeTransferProvisions from '../data/statutes/suspected-crime-transfer-provisions.json' with {
  type: 'json',
};
import transportEnforcementProcedureProvisions from '../data/statutes/transport-enforcement-procedure-provisions.json' with {
  type: 'json',
};
import transportPenaltyProcedureProvisions1996 from '../data/statutes/transport-penalty-procedure-provisions-1996.json' with {
  type: 'json',
};
import urbanPublicTransportRegulations from '../data/statutes/urban-public-transport-regulations.json' with {
  type: 'json',
};
import type { Statute } from './statute.ts';

/** Every file of `engine/law/data/statutes/`, whose shape `schemas/law/statute.schema.json` holds in CI. */
export const statuteData = [
  administrativeCoercionLaw,
  administrativeLitigationLaw,
  administrativePenaltyLaw,
  administrativeReconsiderationLaw,
  civilProcedureLaw,
  cruisingTaxiProvisions,
  electronicSignatureLaw,
  fineCollectionSeparationMeasures,
  governmentInformationDisclosureRegulations,
  highwayLaw,
  highwaySafetyProtectionRegulations,
  holidaysMeasures,
  overlimitVehicleProvisions,
  personalInformationProtectionLaw,
  rideHailingInterimMeasures,
  roadFreightProvisions,
  roadTransportPersonnelProvisions,
  roadTransportRegulations,
  shandongRoadTransportRegulations,
  suspectedCrimeTransferProvisions,
  transportEnforcementProcedureProvisions,
  transportPenaltyProcedureProvisions1996,
  urbanPublicTransportRegulations,
] as readonly unknown[] as readonly Statute[];
