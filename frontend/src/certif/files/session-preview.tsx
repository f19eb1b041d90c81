// What a file of sessions would make; then its acceptance.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, tn, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../../ui/button/button'
import type { IconName } from '../../ui/icon/icon'
import { Notice } from '../../ui/notice/notice'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import type { SessionFile, SessionLine } from '../types'
import { whenShort } from '../when'
import { Findings } from './findings'
import { PreviewTitle } from './preview-title'

const LOOKS: Record<SessionLine['status'], [StatusTone, IconName]> = { new: ['success', 'plus'], known: ['neutral', 'check'], wrong: ['warning', 'alert'] }

function Standing({ line: { status, number } }: { line: SessionLine }) {
  const [tone, icon] = LOOKS[status]
  return (
    <Status tone={tone} icon={icon}>
      {t(`files.session_${status}`, { number })}
    </Status>
  )
}

const whenOf = ({ starts_on, starts_at }: SessionLine): string => (starts_on && starts_at ? whenShort({ starts_on, starts_at }) : '–')

const COLUMNS = (): Column<SessionLine>[] => [
  { id: 'line', title: t('files.column.line'), isNumber: true, cell: ({ line }) => line },
  {
    id: 'where',
    title: t('files.column.session'),
    isHeader: true,
    cell: (line) => (
      <>
        {whenOf(line)}
        <span class="candidate-born">{[line.site, line.room].filter(Boolean).join(', ')}</span>
      </>
    ),
  },
  { id: 'standing', title: t('files.column.standing'), cell: (line) => <Standing line={line} /> },
  {
    id: 'people',
    title: t('files.column.people'),
    cell: ({ candidates, known }) => [tn('files.people_new', candidates), ...(known ? [tn('files.people_known', known)] : [])].join(', '),
  },
  { id: 'what', title: t('files.column.what'), cell: ({ findings }) => (findings.length ? <Findings findings={findings} hasLine /> : '–') },
]

interface PreviewProps {
  found: SessionFile
  accept: () => Promise<void>
  onAnother: () => void
}

export function SessionPreview({ found, accept, onAnother }: PreviewProps): JSX.Element {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const usable = found.sessions.filter(({ status }) => status !== 'wrong')
  const made = usable.filter(({ status }) => status === 'new').length
  const people = usable.reduce((sum, { candidates }) => sum + candidates, 0)
  const wrong = found.sessions.length - usable.length

  async function go() {
    setIsBusy(true)
    setFailure('')
    try {
      await accept()
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }

  return (
    <div class="stack">
      <PreviewTitle />
      <p class="soft">{t('files.nothing_yet')}</p>
      {wrong > 0 && (
        <Notice tone="warning">
          <p>{tn('files.sessions_left_out', wrong)}</p>
        </Notice>
      )}
      {found.ignored_columns.length > 0 && <p class="soft">{t('files.ignored', { columns: found.ignored_columns.join(', ') })}</p>}
      <Table caption={t('files.sessions')} isCaptionHidden rows={found.sessions} columns={COLUMNS()} keyOf={({ line }) => String(line)} />
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      <div class="cluster">
        <Button isBusy={isBusy} isDisabled={!made && !people} onPress={() => void go()}>
          {t('files.accept_sessions', { sessions: tn('files.sessions_made', made), people: tn('files.people_new', people) })}
        </Button>
        <Button variant="secondary" onPress={onAnother}>
          {t('files.another')}
        </Button>
      </div>
    </div>
  )
}
