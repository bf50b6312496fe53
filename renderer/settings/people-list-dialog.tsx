import type { CommandAnswer } from '../../contract/commands.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { StationDraft } from './station-draft.ts';

type PeopleList = CommandAnswer<'peopleList/read'>;

type PeopleListDialogProps = {
  readonly list: PeopleList;
  readonly people: StationDraft['people'];
  readonly onTake: () => void;
  readonly onClose: () => void;
};

/** What a list of people would bring, before anything is changed: who is new, who is known, which rows are wrong. */
export function PeopleListDialog({ list, people, onTake, onClose }: PeopleListDialogProps) {
  const known = new Set(people.map(({ certificateNumber }) => certificateNumber));
  return (
    <Dialog
      title="从名单导入人员"
      onClose={onClose}
      submit={{ label: `导入 ${list.people.length} 人`, act: onTake, disabled: list.people.length === 0 }}
    >
      {list.wrong.length > 0 && (
        <ul className="banner-list" aria-label="有误的行">
          {list.wrong.map(({ row, problem }) => (
            <li key={row}>
              第 {row} 行不导入：{problem}
            </li>
          ))}
        </ul>
      )}
      <ul className="identities" aria-label="将导入的人员">
        {list.people.map(({ name, certificateNumber, validUntil, post }) => (
          <li key={certificateNumber}>
            {known.has(certificateNumber) ? '更新' : '新增'}　<strong>{name}</strong>　{certificateNumber}
            {validUntil && `，有效期至 ${validUntil}`}
            {post && `，${post}`}
          </li>
        ))}
      </ul>
      <p className="section-note">
        执法证号相同的算同一人：更新姓名、有效期和职务，原来的分工不变。新增的人先列为执法人员，导入后可以再改。
      </p>
    </Dialog>
  );
}

/** The station's people with a list's taken in; the certificate's number tells who is the same. */
export function withListed(
  people: StationDraft['people'],
  list: PeopleList,
  newId: () => string,
): StationDraft['people'] {
  const listed = new Map(list.people.map((person) => [person.certificateNumber, person]));
  const before = people.map((person) => ({ ...person, ...listed.get(person.certificateNumber) }));
  const known = new Set(people.map(({ certificateNumber }) => certificateNumber));
  const added = list.people
    .filter(({ certificateNumber }) => !known.has(certificateNumber))
    .map((person) => ({ ...person, id: newId(), roles: ['officer' as const] }));
  return [...before, ...added];
}
