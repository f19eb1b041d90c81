// Small drawings beside words. Always decorative: the words carry the meaning.
import type { TOOLS } from './tools'

const DRAWINGS = {
  check: 'M4 10.5 8 14.500 16 5.500',
  cross: 'M5 5l10 10M15 5 5 15',
  arrow: 'M4 10h12M11 5l5 5-5 5',
  back: 'M16 10H4M9 5l-5 5 5 5',
  alert: 'M10 3.500 18 16.500H2ZM10 8v4M10 14.200v.1',
  info: 'M10 2.800a7.200 7.200 0 1 0 0 14.400 7.200 7.200 0 0 0 0-14.400ZM10 9v5M10 6.200v.1',
  sun: 'M10 6.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM10 1.800v1.700M10 16.500v1.700M1.800 10h1.700M16.500 10h1.700M4.200 4.200l1.200 1.200M14.600 14.600l1.200 1.200M4.200 15.800l1.200-1.200M14.600 5.400l1.200-1.200',
  moon: 'M16.500 12.200A7 7 0 0 1 7.800 3.500a7 7 0 1 0 8.700 8.700Z',
  cloud: 'M3 3l14 14M6 14.500a3.500 3.500 0 0 1-.3-7M9 5.700a4.500 4.500 0 0 1 5.500 3.300 2.800 2.800 0 0 1 2 4.600',
  book: 'M3 4.500c2.500-1 5-.7 7 .8 2-1.500 4.500-1.800 7-.8v11c-2.500-1-5-.7-7 .8-2-1.500-4.500-1.800-7-.8ZM10 5.300v11',
  download: 'M10 3v9M6 8.500 10 12.500 14 8.500M4 16.500h12',
  clock: 'M10 2.800a7.200 7.200 0 1 0 0 14.400 7.200 7.200 0 0 0 0-14.400ZM10 6v4.500l3 1.800',
  skip: 'M4.500 10h11',
  down: 'M5 8l5 5 5-5',
} as const

export type IconName = keyof typeof DRAWINGS | keyof typeof TOOLS

const drawings: Partial<Record<IconName, string>> = { ...DRAWINGS }

/** Adds drawings that the first page does without. */
export function addDrawings(added: typeof TOOLS): void {
  Object.assign(drawings, added)
}

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d={drawings[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.900"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
