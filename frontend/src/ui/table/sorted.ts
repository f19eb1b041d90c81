// Rows in the order of a column, words as the language sorts them; what is missing comes last, both ways.
import { language } from '../../shared/i18n'

export type Direction = 'up' | 'down'
export type SortKey = string | number | null
export interface Order {
  column: string
  direction: Direction
}

function compare(collator: Intl.Collator, left: SortKey, right: SortKey): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return collator.compare(String(left), String(right))
}

export function sorted<Row>(rows: readonly Row[], by?: (row: Row) => SortKey, direction: Direction = 'up'): readonly Row[] {
  if (!by) return rows
  const collator = new Intl.Collator(language.get(), { numeric: true })
  const sign = direction === 'up' ? 1 : -1
  return rows
    .map((row) => ({ row, key: by(row) }))
    .sort((left, right) => {
      if (left.key === null || right.key === null) return Number(left.key === null) - Number(right.key === null)
      return sign * compare(collator, left.key, right.key)
    })
    .map(({ row }) => row)
}
