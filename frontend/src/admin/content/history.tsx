// Who changed the content in service, when and why; the last first.
// Accessibility: a table; dates are row headers.
import type { JSX } from 'preact'
import { formatDateTime, t } from '../../shared/i18n'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import type { ContentActivation } from './api'

function whatOf({ release_id, former_release_id, calibration_id }: ContentActivation): string {
  if (release_id !== former_release_id) return t('content.changed_release', { from: former_release_id, to: release_id })
  return calibration_id ? t('content.changed_calibration', { to: calibration_id }) : t('content.changed_to_prior')
}

const columns = (): Column<ContentActivation>[] => [
  { id: 'at', title: t('content.when'), isHeader: true, cell: ({ at }) => formatDateTime(at) },
  { id: 'by', title: t('content.who'), cell: ({ by }) => by },
  { id: 'what', title: t('content.what'), cell: whatOf },
  { id: 'why', title: t('content.why'), cell: ({ reason }) => reason || '–' },
]

export function History({ lines }: { lines: readonly ContentActivation[] }): JSX.Element {
  return (
    <section class="stack" aria-labelledby="history">
      <h2 id="history">{t('content.history')}</h2>
      {lines.length ? (
        <Table caption={t('content.history')} isCaptionHidden rows={lines} columns={columns()} keyOf={({ at }) => at} />
      ) : (
        <p>{t('content.history_none')}</p>
      )}
    </section>
  )
}
