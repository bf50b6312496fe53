import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';

const prefix = 'app://anjuan/evidence/';

/** How many addresses are kept: more than a case has files. The oldest go first. */
const kept = 2_000;

/**
 * The files of cases that a page may load just now, each under an address that cannot be guessed. They are served as
 * what their bytes are, in parts where a player asks for parts, and as nothing that could run.
 */
export class ShownFiles {
  readonly #files = new Map<string, { readonly path: string; readonly mediaType: string }>();

  readonly #tokens = new Map<string, string>();

  /** Answers the address. */
  add(path: string, mediaType: string): string {
    const known = this.#tokens.get(path);
    if (known !== undefined) return prefix + known;
    const token = randomUUID();
    this.#files.set(token, { path, mediaType });
    this.#tokens.set(path, token);
    for (const [oldest, file] of this.#files) {
      if (this.#files.size <= kept) break;
      this.#files.delete(oldest);
      this.#tokens.delete(file.path);
    }
    return prefix + token;
  }

  /** The response to a request below /evidence/; null for any other. */
  answer(request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Headers;
  }): Promise<Response> | null {
    if (!request.url.startsWith(prefix)) return null;
    return this.#answer(request.method, request.url.slice(prefix.length), request.headers.get('range'));
  }

  async #answer(method: string, token: string, range: string | null): Promise<Response> {
    if (method !== 'GET') return new Response(null, { status: 405 });
    const file = this.#files.get(token);
    const size =
      file &&
      (await stat(file.path).then(
        ({ size: bytes }) => bytes,
        () => null,
      ));
    if (!file || size === undefined || size === null) return new Response(null, { status: 404 });
    const part = range === null ? { start: 0, end: size - 1 } : byteRange(range, size);
    if (part === null)
      return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
    const body = size === 0 ? null : (Readable.toWeb(createReadStream(file.path, part)) as ReadableStream);
    return new Response(body, {
      status: range === null ? 200 : 206,
      headers: {
        'content-type': file.mediaType,
        'content-length': String(size === 0 ? 0 : part.end - part.start + 1),
        ...(range === null ? {} : { 'content-range': `bytes ${part.start}-${part.end}/${size}` }),
        'accept-ranges': 'bytes',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      },
    });
  }
}

/** `bytes=a-b`, `bytes=a-` or `bytes=-n` within a file of `size` bytes (RFC 9110, 14.1.2); null where it cannot be met. */
export function byteRange(
  range: string,
  size: number,
): { readonly start: number; readonly end: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start <= end && start < size ? { start, end } : null;
}
