/** A part of a guide page that a search finds. */
export type GuidePart = {
  /** Anchor of its heading or error code; empty for what stands before the first heading. */
  readonly at: string;
  readonly title: string;
  readonly text: string;
};

/** A page of docs/guide as the build makes it (scripts/guide-pages.mjs). */
export type GuidePage = {
  readonly name: string;
  readonly title: string;
  readonly html: string;
  readonly parts: readonly GuidePart[];
};

/** Beside the guide's own pages; a script, since the content policy lets a page fetch nothing. */
const file = '/guide/pages.js';

let loading: Promise<readonly GuidePage[]> | null = null;

/** The guide, loaded when it is first asked for. Rejects where the program was built without it. */
export function guidePages(): Promise<readonly GuidePage[]> {
  loading ??= import(/* @vite-ignore */ file).then(
    ({ pages }: { readonly pages: readonly GuidePage[] }) => pages,
  );
  return loading;
}
