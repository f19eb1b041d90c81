// The sessions of a center, the newest first; those that wait to be finalized are said above.
import type { JSX } from 'preact'
import { t, tn } from '../../../shared/i18n'
import { usePaging } from '../../../shared/paging'
import { ButtonLink } from '../../../ui/button/button'
import { Empty } from '../../../ui/empty/empty'
import { Icon } from '../../../ui/icon/icon'
import { Loaded } from '../../../ui/loaded/loaded'
import { Notice } from '../../../ui/notice/notice'
import { Page } from '../../../ui/page/page'
import { Pager } from '../../../ui/pager/pager'
import { Table } from '../../../ui/table/table'
import type { Column } from '../../../ui/table/table'
import { listSessions } from '../../api'
import { sessionsOf, useCenter } from '../../centers'
import { Code } from '../../sessions/code'
import { StatusBadge } from '../../sessions/status-badge'
import type { Session } from '../../types'
import { phaseOf, whenOf, whenShort } from '../../when'
import './list.css'

const columnsOf = (home: string): Column<Session>[] => [
  {
    id: 'when',
    title: t('sessions.column.when'),
    isHeader: true,
    sortBy: ({ opens_at }) => opens_at,
    cell: (session) => <a href={`${home}/${session.id}`}>{whenShort(session)}</a>,
  },
  {
    id: 'where',
    title: t('sessions.column.where'),
    sortBy: ({ site, room }) => `${site} ${room}`,
    cell: ({ site, room }) => (
      <>
        {site}
        <span class="session-room">{room}</span>
      </>
    ),
  },
  { id: 'number', title: t('sessions.column.number'), cell: ({ number }) => <Code code={number} /> },
  {
    id: 'candidates',
    title: t('sessions.column.candidates'),
    isNumber: true,
    sortBy: ({ candidate_count }) => candidate_count,
    cell: ({ candidate_count }) => candidate_count,
  },
  { id: 'state', title: t('sessions.column.state'), sortBy: ({ state }) => state, cell: (session) => <StatusBadge session={session} /> },
]

/** What waits for the center: sessions whose day is past. */
function Waiting({ sessions, home }: { sessions: readonly Session[]; home: string }) {
  const waiting = sessions.filter((session) => phaseOf(session) === 'to_finalize')
  if (!waiting.length) return null
  return (
    <Notice tone="warning">
      <p>{tn('sessions.waiting', waiting.length)}</p>
      <ul class="points">
        {waiting.map((session) => (
          <li key={session.id}>
            <a href={`${home}/${session.id}/finalization`}>{t('sessions.finalize_of', { when: whenOf(session), room: session.room })}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export default function Sessions(): JSX.Element {
  const center = useCenter()
  const home = sessionsOf(center.id)
  const paging = usePaging((cursor) => listSessions(center.id, cursor), center.id)
  const create = (
    <ButtonLink href={`${home}/new`}>
      <Icon name="plus" />
      {t('sessions.create_one')}
    </ButtonLink>
  )
  const byFile = (
    <ButtonLink href={`${home}/file`} variant="secondary">
      <Icon name="upload" />
      {t('sessions.by_file')}
    </ButtonLink>
  )
  const acts = (
    <>
      {create}
      {byFile}
    </>
  )
  return (
    <Page title={t('sessions.title')} lead={t('sessions.lead')} actions={acts}>
      <Loaded from={paging.first} lines={6}>
        {(sessions) =>
          sessions.length ? (
            <div class="session-list">
              <Waiting sessions={sessions} home={home} />
              <Table caption={t('sessions.title')} isCaptionHidden rows={sessions} columns={columnsOf(home)} keyOf={({ id }) => id} />
            </div>
          ) : (
            <Empty title={t('sessions.none')} drawing="file" action={acts}>
              {t('sessions.none_text')}
            </Empty>
          )
        }
      </Loaded>
      <Pager {...paging} />
    </Page>
  )
}
