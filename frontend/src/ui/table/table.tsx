// A table of rows that can be sorted; on a phone each row becomes a small sheet.
// Usage: <Table caption="Élèves" rows={items} keyOf={({ id }) => id} columns={[{ id: 'name', title: 'Nom', cell, sortBy, isHeader: true }]} />
// Accessibility: caption, scope, aria-sort on the sorted column; roles are said again since the phone layout would lose them.
import { useMemo, useState } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Icon } from '../icon/icon'
import { sorted } from './sorted'
import type { Direction, Order, SortKey } from './sorted'
import './table.css'

export interface Column<Row> {
  id: string
  title: string
  cell: (row: Row) => ComponentChildren
  /** What to sort by; without it the column cannot be sorted. */
  sortBy?: (row: Row) => SortKey
  /** The cell names its row. */
  isHeader?: boolean
  /** Figures line up at the end. */
  isNumber?: boolean
  /** The title is for screen readers only, as above a column of buttons. */
  isTitleHidden?: boolean
}

interface TableProps<Row> {
  caption: string
  isCaptionHidden?: boolean
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  /** The first order: id of a column, and its direction. */
  order?: Order
}

// Safari forgets what these elements are when their display changes.
const AS = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  title: { role: 'columnheader' },
  header: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const
const ARIA = { up: 'ascending', down: 'descending' } as const
const classOf = ({ isNumber, isTitleHidden }: { isNumber?: boolean; isTitleHidden?: boolean }) =>
  isNumber ? 'table-number' : isTitleHidden ? 'table-acts' : undefined

interface HeadProps<Row> {
  column: Column<Row>
  direction: Direction | undefined
  onSort: () => void
}

function Head<Row>({ column, direction, onSort }: HeadProps<Row>) {
  const { title, sortBy, isTitleHidden } = column
  const className = [classOf(column), sortBy && 'table-sortable'].filter(Boolean).join(' ')
  return (
    <th scope="col" {...AS.title} class={className || undefined} aria-sort={direction && ARIA[direction]}>
      {sortBy ? (
        <button type="button" class="table-sort" onClick={onSort}>
          {title}
          <Icon name={direction ?? 'sort'} />
          <span class="visually-hidden"> {t('ui.table.sort')}</span>
        </button>
      ) : (
        <span class={isTitleHidden ? 'visually-hidden' : undefined}>{title}</span>
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const Tag = column.isHeader ? 'th' : 'td'
  return (
    <Tag {...(column.isHeader ? AS.header : AS.cell)} scope={column.isHeader ? 'row' : undefined} class={classOf(column)}>
      {!column.isHeader && !column.isTitleHidden && (
        <span class="table-title" aria-hidden="true">
          {column.title}
        </span>
      )}
      <div class="table-value">{column.cell(row)}</div>
    </Tag>
  )
}

export function Table<Row>({ caption, isCaptionHidden, rows, columns, keyOf, order }: TableProps<Row>): JSX.Element {
  const [chosen, setChosen] = useState(order)
  const sortBy = columns.find(({ id }) => id === chosen?.column)?.sortBy
  const shown = useMemo(() => sorted(rows, sortBy, chosen?.direction), [rows, sortBy, chosen])
  const turn = (column: string) =>
    setChosen({ column, direction: chosen?.column === column && chosen.direction === 'up' ? 'down' : 'up' })
  return (
    <table class="table" {...AS.table}>
      <caption class={isCaptionHidden ? 'visually-hidden' : 'table-caption'}>{caption}</caption>
      <thead {...AS.group}>
        <tr {...AS.row}>
          {columns.map((column) => (
            <Head
              key={column.id}
              column={column}
              direction={chosen?.column === column.id ? chosen.direction : undefined}
              onSort={() => turn(column.id)}
            />
          ))}
        </tr>
      </thead>
      <tbody {...AS.group}>
        {shown.map((row) => (
          <tr key={keyOf(row)} {...AS.row}>
            {columns.map((column) => (
              <Cell key={column.id} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
