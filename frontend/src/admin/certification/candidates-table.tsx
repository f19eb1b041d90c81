// The candidates of a session, by number: what each obtained, what waits.
import type { JSX } from 'preact'
import { formatNumber, t } from '../../shared/i18n'
import { Status } from '../../ui/status/status'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import type { JuryCandidate } from './api'
import { sheetOf } from './incidents'
import { ResultStatus } from './said'

export const fullName = ({ first_name, last_name }: { first_name: string; last_name: string }): string => `${last_name} ${first_name}`

function Standing({ candidate: { outcome, phase } }: { candidate: JuryCandidate }) {
  if (!outcome) return <Status>{t(phase === 'ended' ? 'jury.unscored' : 'jury.absent')}</Status>
  return (
    <span class="cluster">
      <ResultStatus outcome={outcome} />
      {outcome.is_proposed && (
        <Status tone="warning" icon="people">
          {t('jury.proposed')}
        </Status>
      )}
    </span>
  )
}

const count = (n: number) => (n ? formatNumber(n) : '–')

const columns = (hasDivisions: boolean): Column<JuryCandidate>[] => [
  { id: 'number', title: t('jury.q_number'), isNumber: true, sortBy: ({ number }) => number, cell: ({ number }) => number },
  {
    id: 'name',
    title: t('jury.candidate'),
    isHeader: true,
    sortBy: fullName,
    cell: (one) => (one.outcome ? <a href={sheetOf(one.id)}>{fullName(one)}</a> : fullName(one)),
  },
  ...(hasDivisions
    ? [{ id: 'division', title: t('jury.division'), sortBy: (one: JuryCandidate) => one.division, cell: (one: JuryCandidate) => one.division || '–' }]
    : []),
  { id: 'status', title: t('jury.status'), sortBy: ({ outcome }) => outcome?.result.status ?? '', cell: (one) => <Standing candidate={one} /> },
  {
    id: 'pix',
    title: t('jury.pix'),
    isNumber: true,
    sortBy: ({ outcome }) => outcome?.result.pix ?? -1,
    cell: ({ outcome }) => (outcome?.result.pix == null ? '–' : formatNumber(outcome.result.pix)),
  },
  {
    id: 'answers',
    title: t('jury.answers'),
    isNumber: true,
    sortBy: ({ outcome }) => outcome?.answered ?? -1,
    cell: ({ outcome, length }) => (outcome ? `${outcome.answered} / ${length}` : '–'),
  },
  {
    id: 'certificate',
    title: t('jury.certificate'),
    sortBy: ({ outcome }) => outcome?.certificate ?? 'none',
    cell: ({ outcome }) => (outcome && outcome.certificate !== 'none' ? t(`jury.certificate.${outcome.certificate}`) : '–'),
  },
  { id: 'alerts', title: t('jury.alerts'), isNumber: true, sortBy: ({ outcome }) => outcome?.alerts ?? 0, cell: ({ outcome }) => count(outcome?.alerts ?? 0) },
  { id: 'reports', title: t('jury.reports'), isNumber: true, sortBy: ({ open_reports }) => open_reports, cell: ({ open_reports }) => count(open_reports) },
]

export function CandidatesTable({ rows }: { rows: readonly JuryCandidate[] }): JSX.Element {
  const hasDivisions = rows.some(({ division }) => division)
  return <Table caption={t('jury.candidates')} rows={rows} columns={columns(hasDivisions)} keyOf={({ id }) => id} />
}
