import type { Officer } from '../../contract/case-file.generated.ts';
import { type Station, useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { useAhead } from '../state/use-ahead.ts';
import { today } from '../today.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { useCase } from './use-case.ts';

type Person = Station['people'][number];

/** Who handles the case: chosen from the station's officers, in the order of choosing (the first is 主办). */
export function OfficersPicker() {
  const app = useApp();
  const { store, overview } = useCase();
  const station = useStore(app.station);
  const [chosen, choose] = useAhead<readonly Officer[]>(overview.facts.officers ?? []);
  const people = (station?.people ?? []).filter((one) => one.roles.includes('officer'));
  const strangers = chosen.filter((one) => !people.some((person) => person.id === one.id));
  const save = (officers: readonly Officer[]) => {
    choose(officers);
    store.change({ pointer: '/facts/officers', value: officers });
  };
  const toggle = (person: Person, on: boolean) =>
    save(on ? [...chosen, officerOf(person)] : chosen.filter((one) => one.id !== person.id));
  if (people.length === 0 && chosen.length === 0) {
    return (
      <Empty title="本站还没有录入执法人员">
        <Button onClick={() => app.router.go({ page: 'settings' })}>去本站设置录入</Button>
      </Empty>
    );
  }
  return (
    <fieldset className="officers">
      <legend className="visually-hidden">承办执法人员，至少两名</legend>
      {people.map((person) => {
        const at = chosen.findIndex((one) => one.id === person.id);
        const expired = person.validUntil !== undefined && person.validUntil < today();
        return (
          <label key={person.id} className="check officer">
            <input
              type="checkbox"
              checked={at >= 0}
              onChange={(event) => toggle(person, event.target.checked)}
            />
            <span>
              {person.name}
              {at === 0 && <strong> 主办</strong>}
            </span>
            <span className="faint numeric">{person.certificateNumber}</span>
            {expired && <span className="warn">执法证已于 {person.validUntil} 到期</span>}
          </label>
        );
      })}
      {strangers.map((one) => (
        <label key={one.id} className="check officer">
          <input type="checkbox" checked onChange={() => save(chosen.filter(({ id }) => id !== one.id))} />
          <span>{one.name}</span>
          <span className="faint numeric">{one.certificateNumber}</span>
          <span className="faint">不在本站名单中</span>
        </label>
      ))}
    </fieldset>
  );
}

function officerOf({ id, name, certificateNumber, validFrom, validUntil, post }: Person): Officer {
  return {
    id,
    name,
    certificateNumber,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(post === undefined ? {} : { post }),
  };
}
