// What staff did to a client, when and why; the last first.
import type { JSX } from 'preact'
import { formatDateTime, hasKey, t } from '../../shared/i18n'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import type { Act } from './api'

const fieldOf = (field: string): string => {
  const key = `partners.field.${field}`
  return hasKey(key) ? t(key) : field
}

function What({ act: { act, changes } }: { act: Act }) {
  return (
    <>
      {t(`partners.act.${act}`)}
      {changes.length > 0 && (
        <ul class="partner-changes">
          {changes.map(({ field, before, after }) => (
            <li key={field}>{t('partners.change_of', { field: fieldOf(field), before, after })}</li>
          ))}
        </ul>
      )}
    </>
  )
}

const columns = (): Column<Act>[] => [
  { id: 'at', title: t('partners.when'), isHeader: true, cell: ({ at }) => formatDateTime(at) },
  { id: 'what', title: t('partners.what'), cell: (act) => <What act={act} /> },
  { id: 'by', title: t('partners.who'), cell: ({ by }) => by },
  { id: 'why', title: t('partners.why'), cell: ({ reason }) => reason || '–' },
]

export function Log({ acts }: { acts: readonly Act[] }): JSX.Element {
  return (
    <section class="stack" aria-labelledby="partner-log">
      <h2 id="partner-log">{t('partners.log')}</h2>
      <Table caption={t('partners.log')} isCaptionHidden rows={acts} columns={columns()} keyOf={({ id }) => id} />
    </section>
  )
}
