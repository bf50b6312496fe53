import { useRef } from 'react';
import { newId } from '../new-id.ts';
import { Button } from '../ui/button.tsx';
import { FactField } from './fact-field.tsx';
import { vehicleKinds } from './fact-words.ts';
import { useCase } from './use-case.ts';
import { useFocusNew } from './use-focus-new.ts';

/** Vehicles of the case; tractor and trailer are two. */
export function VehicleCards() {
  const { store, overview } = useCase();
  const vehicles = overview.facts.vehicles ?? [];
  const list = useRef<HTMLDivElement>(null);
  const focusNew = useFocusNew(list, vehicles.length);
  return (
    <div className="card-list" ref={list}>
      {vehicles.map((vehicle, index) => {
        const at = `/facts/vehicles/${index}`;
        return (
          <fieldset key={vehicle.id} className="card">
            <legend>{vehicle.plate || '车辆'}</legend>
            <div className="card-actions">
              <Button icon="trash" iconOnly small tone="quiet" onClick={() => store.change({ pointer: at })}>
                {`删除车辆${vehicle.plate}`}
              </Button>
            </div>
            <div className="form-grid">
              <FactField label="号牌" pointer={`${at}/plate`} value={vehicle.plate} required />
              <FactField label="类别" pointer={`${at}/kind`} value={vehicle.kind} options={vehicleKinds} />
              <FactField label="车型" pointer={`${at}/type`} value={vehicle.type} />
              <FactField label="颜色" pointer={`${at}/color`} value={vehicle.color} />
              <FactField label="行驶证所有人" pointer={`${at}/owner`} value={vehicle.owner} />
              <FactField label="运输证号" pointer={`${at}/permitNumber`} value={vehicle.permitNumber} />
            </div>
          </fieldset>
        );
      })}
      <div className="add-row">
        <Button
          icon="plus"
          onClick={() => {
            focusNew();
            store.change({ pointer: '/facts/vehicles/-', value: { id: newId(), plate: '' } });
          }}
        >
          添加车辆
        </Button>
      </div>
    </div>
  );
}
