const paths = {
  cases: 'M3 6.5h5l1.5 2H17v8H3zM3 6.5v-2h5l1 2',
  review: 'M5 3h10v14H5zM8 7.5h4M8 13l1.5 1.5L13 11',
  forms: 'M4 3h5v6H4zM11 3h5v6h-5zM4 11h5v6H4zM11 11h5v6h-5z',
  publish: 'M3 8v4h3l6 4V4L6 8zM14.500 7.500a4 4 0 0 1 0 5M6 12l1 5h2l-.8-4',
  verify: 'M10 2.5 16 5v5c0 4-2.6 6.4-6 7.5C6.600 16.4 4 14 4 10V5zM7.300 10l2 2 3.400-3.800',
  settings: 'M4 6h7M15 6h1M4 14h1M9 14h7M13 4v4M7 12v4',
  plus: 'M10 4v12M4 10h12',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM13 13l4 4',
  copy: 'M7 7h9v10H7zM4 13V3h9',
  export: 'M10 12V3M6.500 6.500 10 3l3.500 3.500M4 12v5h12v-5',
  import: 'M10 3v9M6.500 8.500 10 12l3.500-3.500M4 12v5h12v-5',
  back: 'M12 4l-6 6 6 6',
  next: 'M8 4l6 6-6 6',
  down: 'M5 8l5 5 5-5',
  undo: 'M4 8h8a4 4 0 0 1 0 8H8M7 5 4 8l3 3',
  redo: 'M16 8H8a4 4 0 0 0 0 8h4M13 5l3 3-3 3',
  print: 'M6 7V3h8v4M6 14H4V7h12v7h-2M6 12h8v5H6z',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4 10.500 8 14.500 16 5.500',
  trash: 'M4 6h12M8 6V4h4v2M6 6l.7 11h6.600L14 6',
  clip: 'M13 6.500 8 11.500a1.500 1.500 0 0 0 2 2l5-5a3 3 0 0 0-4.200-4.200l-5.300 5.300a4.500 4.500 0 0 0 6.400 6.400l3.600-3.600',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.500l3 1.500',
  block: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zM10 6.500v4M10 13v.5',
  major: 'M10 3 18 16.500H2zM10 8v4M10 14v.5',
  minor: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.500v4M10 13v.5',
  help: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM8 8a2 2 0 1 1 2.800 1.900c-.5.2-.8.6-.8 1.200v.4M10 13.500v.5',
  hint: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9v5M10 6.500v.5',
  pen: 'M4 16l1-4 8.500-8.500 3 3L8 15zM12 5l3 3',
  seal: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.200l1.100 2.500 2.700.2-2 1.800.6 2.600-2.400-1.400-2.400 1.400.6-2.600-2-1.800 2.700-.2z',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  compare: 'M3 4h6v12H3zM11 4h6v12h-6zM5 7h2M5 10h2M13 7h2M13 10h2',
  panel: 'M3 4h14v12H3zM12.500 4v12',
  list: 'M3 4h14v12H3zM7.500 4v12',
  person: 'M10 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 17c.5-3.500 2.800-5 6-5s5.500 1.500 6 5',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside a word; never the only name of a control. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
