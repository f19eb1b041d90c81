// What a list of candidates would change, one kind of line at a time; then its acceptance.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, formatNumber, t, tn, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Checkbox } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import type { CandidateFile, CandidateLine } from '../types'
import { Findings } from './findings'
import { PreviewTitle } from './preview-title'

type Status = CandidateLine['status']
const STATUSES: readonly Status[] = ['new', 'changed', 'wrong', 'known']

const nameOf = ({ last_name, first_name }: CandidateLine): string => `${last_name} ${first_name}`.trim() || t('files.nameless')

const COLUMNS = (): Column<CandidateLine>[] => [
  { id: 'line', title: t('files.column.line'), isNumber: true, sortBy: ({ line }) => line, cell: ({ line }) => line },
  { id: 'who', title: t('candidates.column.name'), isHeader: true, sortBy: nameOf, cell: nameOf },
  {
    id: 'born',
    title: t('candidates.birth_date'),
    cell: ({ birth_date }) => (birth_date ? formatDay(birth_date, 'medium') : '–'),
  },
  {
    id: 'what',
    title: t('files.column.what'),
    cell: ({ differences, findings }) => (
      <>
        {differences.length > 0 && t('files.differences', { list: differences.map((field) => t(`files.field.${field as 'email'}`)).join(', ') })}
        <Findings findings={findings} />
        {!differences.length && !findings.length && '–'}
      </>
    ),
  },
]

interface PreviewProps {
  found: CandidateFile
  accept: (withChanged: boolean) => Promise<void>
  onAnother: () => void
}

export function CandidatePreview({ found, accept, onAnother }: PreviewProps): JSX.Element {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, found.lines.filter((line) => line.status === status).length])) as Record<Status, number>
  const [shown, setShown] = useState<Status>(counts.wrong ? 'wrong' : counts.new ? 'new' : 'known')
  const [withChanged, setWithChanged] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const total = counts.new + (withChanged ? counts.changed : 0)

  async function go() {
    setIsBusy(true)
    setFailure('')
    try {
      await accept(withChanged)
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }

  return (
    <div class="stack">
      <PreviewTitle />
      <p class="soft">{t('files.nothing_yet')}</p>
      {counts.wrong > 0 && (
        <Notice tone="warning">
          <p>{tn('files.left_out', counts.wrong)}</p>
        </Notice>
      )}
      {found.ignored_columns.length > 0 && <p class="soft">{t('files.ignored', { columns: found.ignored_columns.join(', ') })}</p>}
      <div class="file-tally" role="group" aria-label={t('files.kinds')}>
        {STATUSES.map((status) => (
          <button key={status} type="button" aria-pressed={status === shown} onClick={() => setShown(status)}>
            <strong>{formatNumber(counts[status])}</strong>
            <span>{tn(`files.status_${status}`, counts[status])}</span>
          </button>
        ))}
      </div>
      {counts[shown] > 0 ? (
        <Table caption={tn(`files.status_${shown}`, counts[shown])} isCaptionHidden rows={found.lines.filter((line) => line.status === shown)} columns={COLUMNS()} keyOf={({ line }) => String(line)} />
      ) : (
        <p class="soft">{t('files.none')}</p>
      )}
      {counts.changed > 0 && <Checkbox name="with_changed" label={tn('files.with_changed', counts.changed)} value={withChanged} onValue={setWithChanged} />}
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      <div class="cluster">
        <Button isBusy={isBusy} isDisabled={!total} onPress={() => void go()}>
          {withChanged && counts.changed ? tn('files.accept_all', total) : tn('files.accept', total)}
        </Button>
        <Button variant="secondary" onPress={onAnother}>
          {t('files.another')}
        </Button>
      </div>
    </div>
  )
}
