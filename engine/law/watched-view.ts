import type { Act, CaseFile, Facts } from '../../contract/case-file.generated.ts';
import type { CaseView, DocumentView } from '../cases/case-view.ts';

/** What was read of one document. */
type DocumentReading = {
  /** Its form, state, number, day, party. */
  head: boolean;
  /** Its content as a whole, or the file's own record of it. */
  whole: boolean;
  readonly pointers: Set<string>;
};

/** What was read of a case, closely enough to tell whether reading it again would say the same. */
export class Reading {
  readonly facts = new Set<string>();
  readonly file = new Set<string>();
  readonly acts = new Set<string>();
  readonly documents = new Map<string, DocumentReading>();
  /** Which documents there are. */
  list = false;
  /** What other cases hold. */
  elsewhere = false;

  document(id: string): DocumentReading {
    const known = this.documents.get(id);
    if (known) return known;
    const reading: DocumentReading = { head: false, whole: false, pointers: new Set() };
    this.documents.set(id, reading);
    return reading;
  }
}

/**
 * The same view, which notes in `reading` what is taken from it. Station and day are not noted: whoever keeps a
 * reading compares them first.
 */
export function watchedView(view: CaseView, reading: Reading): CaseView {
  const wrapped = new Map<string, DocumentView>();
  const wrap = (document: DocumentView): DocumentView => {
    const known = wrapped.get(document.id);
    if (known) return known;
    const watched = new WatchedDocument(document, reading.document(document.id));
    wrapped.set(document.id, watched);
    return watched;
  };
  const perhaps = (document: DocumentView | null) => document && wrap(document);
  const listed = <Answer>(answer: Answer): Answer => {
    reading.list = true;
    return answer;
  };
  return {
    file: noting<CaseFile>(view.file, reading.file),
    facts: noting<Facts>(view.facts, reading.facts),
    station: view.station,
    today: view.today,
    get documents() {
      return listed(view.documents.map(wrap));
    },
    of: (form) => listed(view.of(form).map(wrap)),
    first: (form) => listed(perhaps(view.first(form))),
    last: (form) => listed(perhaps(view.last(form))),
    document: (id) => listed(perhaps(view.document(id))),
    acts: (kind) => {
      reading.acts.add(kind);
      return view.acts(kind);
    },
    actsOf: (kind, document) => {
      reading.acts.add(kind);
      return view.actsOf(kind, document);
    },
    served: (document) => {
      reading.acts.add('service');
      return view.served(document);
    },
    get party() {
      reading.facts.add('parties');
      return view.party;
    },
    get elsewhere() {
      reading.elsewhere = true;
      return view.elsewhere;
    },
  };
}

class WatchedDocument implements DocumentView {
  readonly id: string;
  readonly form: string;
  readonly #document: DocumentView;
  readonly #reading: DocumentReading;

  constructor(document: DocumentView, reading: DocumentReading) {
    // Which documents there are is noted where they are asked for: these two do not change under one id.
    this.id = document.id;
    this.form = document.form;
    this.#document = document;
    this.#reading = reading;
  }
  get title() {
    return this.#head().title;
  }
  get state() {
    return this.#head().state;
  }
  get number() {
    return this.#head().number;
  }
  get day() {
    return this.#head().day;
  }
  get party() {
    return this.#head().party;
  }
  get raw() {
    return this.#whole().raw;
  }
  get content() {
    return this.#whole().content;
  }
  value(pointer: string): unknown {
    this.#reading.pointers.add(pointer);
    return this.#document.value(pointer);
  }
  text(pointer: string): string {
    this.#reading.pointers.add(pointer);
    return this.#document.text(pointer);
  }
  #head(): DocumentView {
    this.#reading.head = true;
    return this.#document;
  }
  #whole(): DocumentView {
    this.#reading.whole = true;
    return this.#document;
  }
}

/** The record, noting which of its entries are read; one who lists them has read all. */
function noting<Record extends object>(record: Record, read: Set<string>): Record {
  const all = () => {
    for (const key of Reflect.ownKeys(record)) read.add(String(key));
    read.add(everything);
  };
  return new Proxy(record, {
    get: (target, key) => {
      read.add(String(key));
      return Reflect.get(target, key);
    },
    has: (target, key) => {
      read.add(String(key));
      return Reflect.has(target, key);
    },
    ownKeys: (target) => {
      all();
      return Reflect.ownKeys(target);
    },
  });
}

/** Stands for all entries of a record, those too that are not there yet. */
const everything = '*';

/** What differs between two views of one case; each difference is looked for once, however many readings ask. */
export class ViewChange {
  readonly #before: CaseView;
  readonly #now: CaseView;
  readonly #documents = new Map<string, 'same' | 'changed' | 'gone'>();
  readonly #acts = new Map<string, boolean>();
  readonly #sameSetting: boolean;
  readonly #sameList: boolean;
  #sameElsewhere: boolean | null = null;

  constructor(before: CaseView, now: CaseView) {
    this.#before = before;
    this.#now = now;
    this.#sameSetting = before.station === now.station && before.today === now.today;
    this.#sameList = sameItems(before.file.documents, now.file.documents, (one, other) => {
      return one.id === other.id && one.form === other.form && one.state === other.state;
    });
  }

  /** Whether everything that was read is as it was. */
  leaves(reading: Reading): boolean {
    return (
      this.#sameSetting &&
      (this.#sameList || !reading.list) &&
      (!reading.elsewhere || this.#elsewhere()) &&
      sameEntries(this.#before.facts, this.#now.facts, reading.facts) &&
      sameEntries(this.#before.file, this.#now.file, reading.file) &&
      [...reading.acts].every((kind) => this.#sameActs(kind)) &&
      [...reading.documents].every(([id, read]) => this.#sameDocument(id, read))
    );
  }

  /** What other cases hold is asked anew for each state: compared by what it says. */
  #elsewhere(): boolean {
    this.#sameElsewhere ??= JSON.stringify(this.#before.elsewhere) === JSON.stringify(this.#now.elsewhere);
    return this.#sameElsewhere;
  }

  #sameActs(kind: string): boolean {
    const known = this.#acts.get(kind);
    if (known !== undefined) return known;
    const [before, now] = [this.#before.file.acts ?? [], this.#now.file.acts ?? []];
    const of = (acts: readonly Act[]) => acts.filter((act) => act.kind === kind);
    const same = before === now || sameItems(of(before), of(now), (one, other) => one === other);
    this.#acts.set(kind, same);
    return same;
  }

  #sameDocument(id: string, read: DocumentReading): boolean {
    const [before, now] = [this.#before.document(id), this.#now.document(id)];
    if (!before || !now) return before === now;
    let state = this.#documents.get(id);
    if (state === undefined) {
      const same = before.raw === now.raw && before.content === now.content && sameHead(before, now);
      state = same ? 'same' : 'changed';
      this.#documents.set(id, state);
    }
    if (state === 'same') return true;
    if (read.whole || (read.head && !sameHead(before, now))) return false;
    return [...read.pointers].every((pointer) => before.value(pointer) === now.value(pointer));
  }
}

function sameHead(one: DocumentView, other: DocumentView): boolean {
  return (
    one.title === other.title &&
    one.state === other.state &&
    one.number === other.number &&
    one.day === other.day &&
    one.party === other.party
  );
}

function sameEntries(one: object, other: object, keys: ReadonlySet<string>): boolean {
  if (one === other) return true;
  if (keys.has(everything) && Object.keys(one).length !== Object.keys(other).length) return false;
  return [...keys].every((key) => key === everything || Reflect.get(one, key) === Reflect.get(other, key));
}

function sameItems<Item>(
  one: readonly Item[],
  other: readonly Item[],
  same: (one: Item, other: Item) => boolean,
): boolean {
  if (one === other) return true;
  return one.length === other.length && one.every((item, index) => same(item, other[index] as Item));
}
