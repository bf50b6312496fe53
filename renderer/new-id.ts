import { v7 } from 'uuid';

/** An id of the page's own making (an edit, a party, an item): UUID v7, as all ids. */
export function newId(): string {
  return v7();
}
