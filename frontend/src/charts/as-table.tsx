// The figures of a chart, folded under it. Every chart ends with one.
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../shared/i18n'
import './as-table.css'

interface AsTableProps {
  caption: string
  titles: readonly string[]
  /** The first cell of each line names it. */
  lines: readonly { key: string; cells: readonly ComponentChildren[] }[]
}

export function AsTable({ caption, titles, lines }: AsTableProps): JSX.Element {
  return (
    <details class="as-table">
      <summary>{t('ui.chart.as_table')}</summary>
      <div class="as-table-box">
        <table>
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {titles.map((title) => (
                <th scope="col" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, cells: [first, ...rest] }) => (
              <tr key={key}>
                <th scope="row">{first}</th>
                {rest.map((cell, index) => (
                  <td key={titles[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
