// Decisions that change a result and wait for a second pair of eyes.
import type { JSX } from 'preact'
import { formatDateTime, t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { Empty } from '../../../ui/empty/empty'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { Table } from '../../../ui/table/table'
import type { Column } from '../../../ui/table/table'
import { listProposals } from '../../certification/api'
import type { WaitingProposal } from '../../certification/api'
import { fullName } from '../../certification/candidates-table'
import { sheetOf } from '../../certification/incidents'
import { DeadLetters, Lists } from '../../certification/lists'
import { changeOf, pixOf } from '../../certification/said'
import { addressOf } from '../../certification/sessions-table'
import './certification.css'

const columns = (): Column<WaitingProposal>[] => [
  {
    id: 'name',
    title: t('jury.candidate'),
    isHeader: true,
    sortBy: fullName,
    cell: (one) => <a href={sheetOf(one.candidate_id)}>{fullName(one)}</a>,
  },
  {
    id: 'session',
    title: t('jury.session'),
    sortBy: ({ session_number }) => session_number,
    cell: ({ session_id, session_number }) => <a href={addressOf(session_id)}>{session_number}</a>,
  },
  { id: 'change', title: t('jury.proposal'), cell: ({ proposal }) => changeOf(proposal.change, proposal.positions) },
  { id: 'pix', title: t('jury.before'), cell: ({ outcome }) => pixOf(outcome.result) },
  {
    id: 'by',
    title: t('jury.proposed_by'),
    cell: ({ proposal }) => `${proposal.is_mine ? t('jury.me') : proposal.proposed_by}, ${formatDateTime(proposal.at)}`,
  },
]

export default function Proposals(): JSX.Element {
  const loading = useLoad(listProposals, 'proposals')
  return (
    <Page title={t('jury.title')} tabTitle={`${t('jury.proposals')} · ${t('jury.title')}`}>
      <div class="stack">
        <DeadLetters />
        <Lists />
        <Loaded from={loading} lines={4}>
          {(rows) =>
            rows.length ? (
              <Table caption={t('jury.proposals')} isCaptionHidden rows={rows} columns={columns()} keyOf={({ candidate_id }) => candidate_id} />
            ) : (
              <Empty title={t('jury.none_proposed')} drawing="people">
                {t('jury.none_proposed_text')}
              </Empty>
            )
          }
        </Loaded>
      </div>
    </Page>
  )
}
