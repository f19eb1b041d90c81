// What the scripts give to the tests.
declare module '*/floors.mjs' {
  export function faultsOf(path: string, text: string): string[]
}
declare module '*/locales.mjs' {
  export function differences(fr: object, en: object): string[]
}
declare module '*/size.mjs' {
  export const BUDGETS: { first_page_kb_gz: number; largest_chunk_kb_gz: number; application_kb_gz: number }
  export function weigh(): typeof BUDGETS
}
