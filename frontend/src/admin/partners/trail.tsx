// What a client read on a day, each read a line; of the question only its print is kept.
// Accessibility: choosing a day changes the table under it, which says when it is empty.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, formatNumber, hasKey, language, t } from '../../shared/i18n'
import { usePaging } from '../../shared/paging'
import { Card } from '../../ui/card/card'
import { DateField } from '../../ui/date-field/date-field'
import { Loaded } from '../../ui/loaded/loaded'
import { Pager } from '../../ui/pager/pager'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { listReadings } from './api'
import type { Reading } from './api'

const PRINT_LENGTH = 12

/** A question without an answer is nobody's fault; a refusal is worth a look, more so when it stops everything. */
function toneOf(status: number): StatusTone {
  if (status < 400) return 'success'
  if (status === 404 || status === 409) return 'neutral'
  return status === 429 || status >= 500 ? 'danger' : 'warning'
}

function wordOf(status: number): string {
  const key = `partners.status.${status}`
  return hasKey(key) ? t(key) : t(status < 400 ? 'partners.status.200' : 'partners.status.other')
}

/** In UTC, as the day that is asked for. */
const timeOf = (at: string): string =>
  new Intl.DateTimeFormat(language.get(), { timeStyle: 'medium', timeZone: 'UTC' }).format(new Date(at))

const columns = (): Column<Reading>[] => [
  { id: 'at', title: t('partners.at'), isHeader: true, cell: ({ at }) => timeOf(at) },
  { id: 'operation', title: t('partners.operation'), cell: ({ operation }) => <code>{operation}</code> },
  {
    id: 'status',
    title: t('partners.answer'),
    cell: ({ status }) => (
      <Status tone={toneOf(status)}>
        {status} {wordOf(status)}
      </Status>
    ),
  },
  { id: 'found', title: t('partners.found'), isNumber: true, cell: ({ found }) => formatNumber(found) },
  {
    id: 'subject',
    title: t('partners.subject'),
    cell: ({ subject }) => (subject ? <code title={subject}>{subject.slice(0, PRINT_LENGTH)}</code> : '–'),
  },
  { id: 'request', title: t('partners.request'), cell: ({ request_id }) => <code class="partner-request">{request_id}</code> },
]

export function Trail({ clientId }: { clientId: string }): JSX.Element {
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  const [day, setDay] = useState(today)
  const shown = day || today
  const paging = usePaging((cursor) => listReadings(clientId, shown, cursor), shown)
  return (
    <Card as="section" labelledBy="partner-trail">
      <div class="stack">
        <h2 id="partner-trail">{t('partners.trail')}</h2>
        <p class="soft">{t('partners.trail_lead')}</p>
        <DateField name="day" label={t('partners.day')} value={day} onValue={setDay} max={today} />
        <Loaded from={paging.first} lines={4}>
          {(rows) =>
            rows.length ? (
              <Table
                caption={t('partners.trail_of', { day: formatDay(shown) })}
                rows={rows}
                columns={columns()}
                keyOf={({ id }) => id}
              />
            ) : (
              <p role="status">{t('partners.trail_none', { day: formatDay(shown) })}</p>
            )
          }
        </Loaded>
        <Pager {...paging} />
      </div>
    </Card>
  )
}
