// The results of the candidates of a session, or of one class of it.
import type { JSX } from 'preact'
import { formatNumber, t } from '../../shared/i18n'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import type { CandidateResult } from '../types'
import { Levels } from './levels'
import { Outcome } from './outcome'

const nameOf = ({ last_name, first_name }: CandidateResult) => `${last_name} ${first_name}`
const RANKS = { validated: 0, rejected: 1, cancelled: 2, cancelled_by_jury: 3 } as const
const NONE = 4

function certificateOf({ result }: CandidateResult): string {
  if (!result || result.certificate === 'none' || result.is_revoked) return '–'
  return t(`results.certificate.${result.certificate}`)
}

const columnsOf = (ids: readonly string[]): Column<CandidateResult>[] => [
  { id: 'number', title: t('results.column.number'), isNumber: true, sortBy: ({ number }) => number, cell: ({ number }) => number },
  { id: 'name', title: t('results.column.name'), isHeader: true, sortBy: nameOf, cell: nameOf },
  { id: 'division', title: t('results.column.division'), sortBy: ({ division }) => division, cell: ({ division }) => division || '–' },
  {
    id: 'outcome',
    title: t('results.column.outcome'),
    sortBy: ({ result }) => (result ? RANKS[result.status] : NONE),
    cell: (line) => <Outcome line={line} />,
  },
  {
    id: 'pix',
    title: t('results.column.pix'),
    isNumber: true,
    sortBy: ({ result }) => result?.pix ?? -1,
    cell: ({ result }) => (result?.pix ? formatNumber(result.pix) : '–'),
  },
  {
    id: 'levels',
    title: t('results.column.levels'),
    cell: (line) => (line.result ? <Levels result={line.result} ids={ids} about={nameOf(line)} /> : '–'),
  },
  { id: 'certificate', title: t('results.column.certificate'), sortBy: certificateOf, cell: certificateOf },
]

interface RowsProps {
  lines: readonly CandidateResult[]
  competenceIds: readonly string[]
}

export function Rows({ lines, competenceIds }: RowsProps): JSX.Element {
  return (
    <Table
      caption={t('results.title')}
      isCaptionHidden
      rows={lines}
      columns={columnsOf(competenceIds)}
      keyOf={({ candidate_id }) => candidate_id}
      order={{ column: 'name', direction: 'up' }}
    />
  )
}
