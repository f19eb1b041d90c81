// What the scripts give to the tests.
declare module '*/floors.mjs' {
  export function faultsOf(path: string, text: string): string[]
}
declare module '*/locales.mjs' {
  export function differences(fr: object, en: object): string[]
}
declare module '*/size.mjs' {
  export const BUDGETS: Record<string, number>
  export function weigh(): typeof BUDGETS
}
declare module '*/entries.mjs' {
  export const ENTRIES: { name: string }[]
  export function chunksOf(entry: { name: string }): { modules: string[] }[]
}
