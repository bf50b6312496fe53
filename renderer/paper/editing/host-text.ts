/** The plain text of a typing place; a trailing break that only makes the last empty line visible is not text. */
export function hostText(host: HTMLElement): string {
  let text = '';
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) text += node.data;
    else if (node instanceof HTMLBRElement) text += '\n';
  }
  const plain = text.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ');
  return plain.endsWith('\n') ? plain.slice(0, -1) : plain;
}

/** Puts text into a typing place, where it does not show it already. Never while someone types in it, except for an undo. */
export function setHostText(host: HTMLElement, text: string): void {
  const shown = text.endsWith('\n') ? `${text}\n` : text;
  if (host.textContent !== shown || host.childElementCount > 0) host.textContent = shown;
}

/** Where the caret stands in a host, counted in characters; null when it is elsewhere. */
export function caretIn(host: HTMLElement): number | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!host.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(host);
  before.setEnd(range.endContainer, range.endOffset);
  return before.toString().length;
}

/** Sets the caret after `offset` characters of a host (held within its text). */
export function placeCaret(host: HTMLElement, offset: number): void {
  const selection = document.getSelection();
  if (!selection) return;
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  let left = Math.max(0, offset);
  let last: Text | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    if (left <= node.length) {
      selection.collapse(node, left);
      return;
    }
    left -= node.length;
    last = node;
  }
  if (last) selection.collapse(last, last.length);
  else selection.collapse(host, 0);
}

/** Marks the characters from `from` to `to` of a host. */
export function selectText(host: HTMLElement, from: number, to: number): void {
  placeCaret(host, to);
  const selection = document.getSelection();
  const end = selection?.focusNode;
  const offset = selection?.focusOffset ?? 0;
  placeCaret(host, from);
  if (end) selection?.extend(end, offset);
}

/** Where the caret's line stands in the window; null without a caret there. */
export function caretRect(host: HTMLElement): DOMRect | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!host.contains(range.endContainer)) return null;
  return [...range.getClientRects()].at(-1) ?? host.getBoundingClientRect();
}

/** Whether the caret stands on the first or the last line of a host. */
export function caretLine(host: HTMLElement): { readonly first: boolean; readonly last: boolean } {
  const selection = document.getSelection();
  const all = document.createRange();
  all.selectNodeContents(host);
  const lines = [...all.getClientRects()];
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const caret = range ? ([...range.getClientRects()].at(-1) ?? null) : null;
  if (!caret || lines.length === 0) return { first: true, last: true };
  const middle = (caret.top + caret.bottom) / 2;
  const top = Math.min(...lines.map((line) => line.bottom));
  const bottom = Math.max(...lines.map((line) => line.top));
  return { first: middle <= top, last: middle >= bottom };
}
