import bridgeUnsafeWorks from '../data/causes/bridge-unsafe-works.json' with { type: 'json' };
import buildingControlArea from '../data/causes/building-control-area.json' with { type: 'json' };
import carrierInsuranceMissing from '../data/causes/carrier-insurance-missing.json' with { type: 'json' };
import cruisingTaxiDriverRefusal from '../data/causes/cruising-taxi-driver-refusal.json' with {
  type: 'json',
};
import cruisingTaxiOutsideArea from '../data/causes/cruising-taxi-outside-area.json' with { type: 'json' };
import cruisingTaxiWithoutLicence from '../data/causes/cruising-taxi-without-licence.json' with {
  type: 'json',
};
import cruisingTaxiWithoutVehiclePermit from '../data/causes/cruising-taxi-without-vehicle-permit.json' with {
  type: 'json',
};
import dangerousGoodsPersonnelUnqualified from '../data/causes/dangerous-goods-personnel-unqualified.json' with {
  type: 'json',
};
import dangerousGoodsVehicleWithoutPermit from '../data/causes/dangerous-goods-vehicle-without-permit.json' with {
  type: 'json',
};
import dangerousGoodsWithoutLicence from '../data/causes/dangerous-goods-without-licence.json' with {
  type: 'json',
};
import drivingSchoolFalseTraining from '../data/causes/driving-school-false-training.json' with {
  type: 'json',
};
import drivingSchoolUnfiled from '../data/causes/driving-school-unfiled.json' with { type: 'json' };
import freightBeyondLicence from '../data/causes/freight-beyond-licence.json' with { type: 'json' };
import freightCargoSpill from '../data/causes/freight-cargo-spill.json' with { type: 'json' };
import freightDriverUnqualified from '../data/causes/freight-driver-unqualified.json' with { type: 'json' };
import freightForcedSolicitation from '../data/causes/freight-forced-solicitation.json' with { type: 'json' };
import freightInvalidLicence from '../data/causes/freight-invalid-licence.json' with { type: 'json' };
import freightStationAdmitsUnlicensed from '../data/causes/freight-station-admits-unlicensed.json' with {
  type: 'json',
};
import freightStationUnfiled from '../data/causes/freight-station-unfiled.json' with { type: 'json' };
import freightVehicleWithoutPermit from '../data/causes/freight-vehicle-without-permit.json' with {
  type: 'json',
};
import freightWithoutLicence from '../data/causes/freight-without-licence.json' with { type: 'json' };
import highwayCargoSpill from '../data/causes/highway-cargo-spill.json' with { type: 'json' };
import highwayConstructionUnapproved from '../data/causes/highway-construction-unapproved.json' with {
  type: 'json',
};
import highwayCrossingStructure from '../data/causes/highway-crossing-structure.json' with { type: 'json' };
import highwayDamageUnreported from '../data/causes/highway-damage-unreported.json' with { type: 'json' };
import highwayDangerousOperations from '../data/causes/highway-dangerous-operations.json' with {
  type: 'json',
};
import highwayFacilityDamage from '../data/causes/highway-facility-damage.json' with { type: 'json' };
import highwayOccupation from '../data/causes/highway-occupation.json' with { type: 'json' };
import highwayPollution from '../data/causes/highway-pollution.json' with { type: 'json' };
import highwayTestDrive from '../data/causes/highway-test-drive.json' with { type: 'json' };
import highwayTrackedMachinery from '../data/causes/highway-tracked-machinery.json' with { type: 'json' };
import internationalCabotage from '../data/causes/international-cabotage.json' with { type: 'json' };
import internationalFreightUnfiled from '../data/causes/international-freight-unfiled.json' with {
  type: 'json',
};
import internationalSignMissing from '../data/causes/international-sign-missing.json' with { type: 'json' };
import levelCrossingAdded from '../data/causes/level-crossing-added.json' with { type: 'json' };
import maintenanceSubstandard from '../data/causes/maintenance-substandard.json' with { type: 'json' };
import nonHighwaySign from '../data/causes/non-highway-sign.json' with { type: 'json' };
import overlimitPermitForged from '../data/causes/overlimit-permit-forged.json' with { type: 'json' };
import overlimitPermitLending from '../data/causes/overlimit-permit-lending.json' with { type: 'json' };
import overloadInspectionDisruption from '../data/causes/overload-inspection-disruption.json' with {
  type: 'json',
};
import overloadInspectionEvasion from '../data/causes/overload-inspection-evasion.json' with { type: 'json' };
import overloadInstigation from '../data/causes/overload-instigation.json' with { type: 'json' };
import overloadOnHighway from '../data/causes/overload-on-highway.json' with { type: 'json' };
import overloadRepeated from '../data/causes/overload-repeated.json' with { type: 'json' };
import passengerDriverUnqualified from '../data/causes/passenger-driver-unqualified.json' with {
  type: 'json',
};
import passengerForcedSolicitation from '../data/causes/passenger-forced-solicitation.json' with {
  type: 'json',
};
import passengerOffRoute from '../data/causes/passenger-off-route.json' with { type: 'json' };
import passengerStationAdmitsUnlicensed from '../data/causes/passenger-station-admits-unlicensed.json' with {
  type: 'json',
};
import passengerStationWithoutLicence from '../data/causes/passenger-station-without-licence.json' with {
  type: 'json',
};
import passengerUnreportedTermination from '../data/causes/passenger-unreported-termination.json' with {
  type: 'json',
};
import passengerVehicleSwap from '../data/causes/passenger-vehicle-swap.json' with { type: 'json' };
import passengerWithoutLicence from '../data/causes/passenger-without-licence.json' with { type: 'json' };
import repairBelowStandard from '../data/causes/repair-below-standard.json' with { type: 'json' };
import repairCounterfeitParts from '../data/causes/repair-counterfeit-parts.json' with { type: 'json' };
import repairFalseCertificate from '../data/causes/repair-false-certificate.json' with { type: 'json' };
import repairUnfiled from '../data/causes/repair-unfiled.json' with { type: 'json' };
import rideHailingForgedCertificate from '../data/causes/ride-hailing-forged-certificate.json' with {
  type: 'json',
};
import rideHailingOutsideArea from '../data/causes/ride-hailing-outside-area.json' with { type: 'json' };
import rideHailingPlatformUncertifiedVehicle from '../data/causes/ride-hailing-platform-uncertified-vehicle.json' with {
  type: 'json',
};
import rideHailingPlatformWithoutLicence from '../data/causes/ride-hailing-platform-without-licence.json' with {
  type: 'json',
};
import rideHailingWithoutDriverCertificate from '../data/causes/ride-hailing-without-driver-certificate.json' with {
  type: 'json',
};
import rideHailingWithoutVehiclePermit from '../data/causes/ride-hailing-without-vehicle-permit.json' with {
  type: 'json',
};
import roadAffectingInstallation from '../data/causes/road-affecting-installation.json' with { type: 'json' };
import roadWorksWithoutPermit from '../data/causes/road-works-without-permit.json' with { type: 'json' };
import shandongAffiliatedOperation from '../data/causes/shandong-affiliated-operation.json' with {
  type: 'json',
};
import shandongAnnualInspectionMissed from '../data/causes/shandong-annual-inspection-missed.json' with {
  type: 'json',
};
import shandongCharterSignInvalid from '../data/causes/shandong-charter-sign-invalid.json' with {
  type: 'json',
};
import shandongDrivingSchoolUnfair from '../data/causes/shandong-driving-school-unfair.json' with {
  type: 'json',
};
import shandongNightDeparture from '../data/causes/shandong-night-departure.json' with { type: 'json' };
import shandongPassengerRefused from '../data/causes/shandong-passenger-refused.json' with { type: 'json' };
import shandongPositioningTerminalMissing from '../data/causes/shandong-positioning-terminal-missing.json' with {
  type: 'json',
};
import shandongRentalWithDriver from '../data/causes/shandong-rental-with-driver.json' with { type: 'json' };
import shandongSecondDriverMissing from '../data/causes/shandong-second-driver-missing.json' with {
  type: 'json',
};
import shandongStationNotClosed from '../data/causes/shandong-station-not-closed.json' with { type: 'json' };
import shandongTaxiVehicleWithoutPermit from '../data/causes/shandong-taxi-vehicle-without-permit.json' with {
  type: 'json',
};
import shandongTaxiWithoutLicence from '../data/causes/shandong-taxi-without-licence.json' with {
  type: 'json',
};
import shandongTrainingCarWithoutPermit from '../data/causes/shandong-training-car-without-permit.json' with {
  type: 'json',
};
import shandongTrainingHoursCut from '../data/causes/shandong-training-hours-cut.json' with { type: 'json' };
import shandongUnqualifiedPersonnelEmployed from '../data/causes/shandong-unqualified-personnel-employed.json' with {
  type: 'json',
};
import shelterbeltFelling from '../data/causes/shelterbelt-felling.json' with { type: 'json' };
import sightlineObstruction from '../data/causes/sightline-obstruction.json' with { type: 'json' };
import stationUseChanged from '../data/causes/station-use-changed.json' with { type: 'json' };
import transportLicenceTransfer from '../data/causes/transport-licence-transfer.json' with { type: 'json' };
import urbanTransitChangeUnannounced from '../data/causes/urban-transit-change-unannounced.json' with {
  type: 'json',
};
import urbanTransitInformationMissing from '../data/causes/urban-transit-information-missing.json' with {
  type: 'json',
};
import urbanTransitInterrupted from '../data/causes/urban-transit-interrupted.json' with { type: 'json' };
import urbanTransitKeyStaff from '../data/causes/urban-transit-key-staff.json' with { type: 'json' };
import urbanTransitLineChanged from '../data/causes/urban-transit-line-changed.json' with { type: 'json' };
import urbanTransitLineTransfer from '../data/causes/urban-transit-line-transfer.json' with { type: 'json' };
import urbanTransitServiceStandards from '../data/causes/urban-transit-service-standards.json' with {
  type: 'json',
};
import urbanTransitTerminated from '../data/causes/urban-transit-terminated.json' with { type: 'json' };
import urbanTransitUnsafeAdvertising from '../data/causes/urban-transit-unsafe-advertising.json' with {
  type: 'json',
};
import urbanTransitVehiclesMissing from '../data/causes/urban-transit-vehicles-missing.json' with {
  type: 'json',
};
import urbanTransitWithoutAuthority from '../data/causes/urban-transit-without-authority.json' with {
  type: 'json',
};
import vehicleMaintenanceMissing from '../data/causes/vehicle-maintenance-missing.json' with { type: 'json' };
import vehicleUnauthorisedModification from '../data/causes/vehicle-unauthorised-modification.json' with {
  type: 'json',
};
import type { Cause } from './cause.ts';

/** Every file of `engine/law/data/causes/`, whose shape `schemas/law/cause.schema.json` holds in CI. */
export const causeData = [
  bridgeUnsafeWorks,
  buildingControlArea,
  carrierInsuranceMissing,
  cruisingTaxiDriverRefusal,
  cruisingTaxiOutsideArea,
  cruisingTaxiWithoutLicence,
  cruisingTaxiWithoutVehiclePermit,
  dangerousGoodsPersonnelUnqualified,
  dangerousGoodsVehicleWithoutPermit,
  dangerousGoodsWithoutLicence,
  drivingSchoolFalseTraining,
  drivingSchoolUnfiled,
  freightBeyondLicence,
  freightCargoSpill,
  freightDriverUnqualified,
  freightForcedSolicitation,
  freightInvalidLicence,
  freightStationAdmitsUnlicensed,
  freightStationUnfiled,
  freightVehicleWithoutPermit,
  freightWithoutLicence,
  highwayCargoSpill,
  highwayConstructionUnapproved,
  highwayCrossingStructure,
  highwayDamageUnreported,
  highwayDangerousOperations,
  highwayFacilityDamage,
  highwayOccupation,
  highwayPollution,
  highwayTestDrive,
  highwayTrackedMachinery,
  internationalCabotage,
  internationalFreightUnfiled,
  internationalSignMissing,
  levelCrossingAdded,
  maintenanceSubstandard,
  nonHighwaySign,
  overlimitPermitForged,
  overlimitPermitLending,
  overloadInspectionDisruption,
  overloadInspectionEvasion,
  overloadInstigation,
  overloadOnHighway,
  overloadRepeated,
  passengerDriverUnqualified,
  passengerForcedSolicitation,
  passengerOffRoute,
  passengerStationAdmitsUnlicensed,
  passengerStationWithoutLicence,
  passengerUnreportedTermination,
  passengerVehicleSwap,
  passengerWithoutLicence,
  repairBelowStandard,
  repairCounterfeitParts,
  repairFalseCertificate,
  repairUnfiled,
  rideHailingForgedCertificate,
  rideHailingOutsideArea,
  rideHailingPlatformUncertifiedVehicle,
  rideHailingPlatformWithoutLicence,
  rideHailingWithoutDriverCertificate,
  rideHailingWithoutVehiclePermit,
  roadAffectingInstallation,
  roadWorksWithoutPermit,
  shandongAffiliatedOperation,
  shandongAnnualInspectionMissed,
  shandongCharterSignInvalid,
  shandongDrivingSchoolUnfair,
  shandongNightDeparture,
  shandongPassengerRefused,
  shandongPositioningTerminalMissing,
  shandongRentalWithDriver,
  shandongSecondDriverMissing,
  shandongStationNotClosed,
  shandongTaxiVehicleWithoutPermit,
  shandongTaxiWithoutLicence,
  shandongTrainingCarWithoutPermit,
  shandongTrainingHoursCut,
  shandongUnqualifiedPersonnelEmployed,
  shelterbeltFelling,
  sightlineObstruction,
  stationUseChanged,
  transportLicenceTransfer,
  urbanTransitChangeUnannounced,
  urbanTransitInformationMissing,
  urbanTransitInterrupted,
  urbanTransitKeyStaff,
  urbanTransitLineChanged,
  urbanTransitLineTransfer,
  urbanTransitServiceStandards,
  urbanTransitTerminated,
  urbanTransitUnsafeAdvertising,
  urbanTransitVehiclesMissing,
  urbanTransitWithoutAuthority,
  vehicleMaintenanceMissing,
  vehicleUnauthorisedModification,
] as readonly unknown[] as readonly Cause[];
