// The candidates of a session: who, whether they are ready, what is arranged; what may be changed.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, t } from '../../shared/i18n'
import { Confirm } from '../../ui/confirm/confirm'
import { Icon } from '../../ui/icon/icon'
import { Menu } from '../../ui/menu/menu'
import { Status } from '../../ui/status/status'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { say } from '../../ui/toast/toasts'
import { removeCandidate, unlinkAccount } from '../api'
import { useCenter } from '../centers'
import type { Candidate, Session } from '../types'
import { Arranged } from './arranged'
import { EligibilityCell } from './eligibility'

export const nameOf = ({ last_name, first_name }: Pick<Candidate, 'last_name' | 'first_name'>): string => `${last_name} ${first_name}`

const RANKS = { lacking: 0, unknown: 1, ready: 2 } as const

interface RowsProps {
  session: Session
  candidates: readonly Candidate[]
  /** The address of the session. */
  base: string
  onChange: () => void
}

interface ActsProps {
  candidate: Candidate
  base: string
  onWant: (act: Act) => void
}

type Act = 'remove' | 'unlink'

/** Whoever came in by mistake can be freed until the invigilator has confirmed who is there. */
const canUnlink = ({ has_account, phase }: Candidate): boolean => has_account && (phase === 'expected' || phase === 'waiting')

function Acts({ candidate, base, onWant }: ActsProps) {
  const isHere = candidate.has_joined
  if (isHere && !canUnlink(candidate)) return null
  return (
    <Menu side="end" label={t('candidates.acts')} about={t('candidates.acts_about', { name: nameOf(candidate) })}>
      {!isHere && (
        <li>
          <a href={`${base}/candidates/${candidate.id}`}>
            <Icon name="pencil" />
            {t('candidates.change')}
          </a>
        </li>
      )}
      {canUnlink(candidate) && (
        <li>
          <button type="button" onClick={() => onWant('unlink')}>
            <Icon name="person" />
            {t('candidates.unlink')}
          </button>
        </li>
      )}
      {!isHere && (
        <li>
          <button type="button" onClick={() => onWant('remove')}>
            <Icon name="trash" />
            {t('candidates.remove')}
          </button>
        </li>
      )}
    </Menu>
  )
}

function Ready({ candidate }: { candidate: Candidate }) {
  if (!candidate.has_joined) return <EligibilityCell eligibility={candidate.eligibility} about={nameOf(candidate)} />
  return (
    <Status tone="info" icon="check">
      {t('candidates.joined')}
    </Status>
  )
}

const COLUMNS = (): Column<Candidate>[] => [
  { id: 'number', title: t('candidates.column.number'), isNumber: true, sortBy: ({ number }) => number, cell: ({ number }) => number },
  {
    id: 'name',
    title: t('candidates.column.name'),
    isHeader: true,
    sortBy: nameOf,
    cell: (candidate) => (
      <>
        {nameOf(candidate)}
        <span class="candidate-born">{t('candidates.born', { day: formatDay(candidate.birth_date, 'medium') })}</span>
      </>
    ),
  },
  {
    id: 'division',
    title: t('candidates.column.division'),
    sortBy: ({ division, external_id }) => division || external_id,
    cell: ({ division, external_id }) => division || external_id || '–',
  },
  {
    id: 'eligibility',
    title: t('candidates.column.eligibility'),
    sortBy: ({ eligibility: { state, needed, certifiable } }) => RANKS[state] * 100 - (needed - certifiable),
    cell: (candidate) => <Ready candidate={candidate} />,
  },
  { id: 'arranged', title: t('candidates.column.arranged'), cell: (candidate) => <Arranged candidate={candidate} /> },
]

export function Rows({ session, candidates, base, onChange }: RowsProps): JSX.Element {
  const center = useCenter()
  const [wanted, setWanted] = useState<{ act: Act; candidate: Candidate } | null>(null)
  const act = wanted?.act ?? 'remove'
  const name = wanted ? nameOf(wanted.candidate) : ''
  const columns = COLUMNS()
  if (session.state === 'created') {
    columns.push({
      id: 'acts',
      title: t('candidates.acts'),
      isTitleHidden: true,
      cell: (candidate) => <Acts candidate={candidate} base={base} onWant={(act) => setWanted({ act, candidate })} />,
    })
  }

  async function doIt() {
    if (!wanted) return
    const change = wanted.act === 'remove' ? removeCandidate : unlinkAccount
    await change(center.id, session.id, wanted.candidate.id)
    say(t(wanted.act === 'remove' ? 'candidates.removed' : 'candidates.unlinked', { name }))
    onChange()
  }

  return (
    <>
      <Table caption={t('candidates.title')} isCaptionHidden rows={candidates} columns={columns} keyOf={({ id }) => id} order={{ column: 'number', direction: 'up' }} />
      <Confirm
        isOpen={wanted !== null}
        title={t(`candidates.${act}_title`, { name })}
        action={t(`candidates.${act}`)}
        isDanger
        onConfirm={doIt}
        onClose={() => setWanted(null)}
      >
        <p>{t(`candidates.${act}_text`)}</p>
      </Confirm>
    </>
  )
}
