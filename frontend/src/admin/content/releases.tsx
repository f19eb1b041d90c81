// The releases that were published: which one serves, what another would change, putting it in service.
// Accessibility: a table with row headers; the one in service is said in words, not by colour alone.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDateTime, formatNumber, t, tn } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Loaded } from '../../ui/loaded/loaded'
import { Status } from '../../ui/status/status'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { say } from '../../ui/toast/toasts'
import { ReasonDialog } from '../reason-dialog'
import { activate, readDifference } from './api'
import type { ContentInService, PublishedRelease, ReleaseDifference } from './api'

const PARTS = ['added', 'removed', 'changed'] as const

function Change({ difference }: { difference: ReleaseDifference }) {
  return (
    <ul class="plain-list">
      {PARTS.map((part) => (
        <li key={part}>{tn(`content.${part}`, difference[part].length)}</li>
      ))}
    </ul>
  )
}

function Following({ release }: { release: PublishedRelease }) {
  const loading = useLoad(() => readDifference(release.id), release.id)
  return (
    <div class="stack">
      <Loaded from={loading} lines={3}>
        {(difference) => <Change difference={difference} />}
      </Loaded>
      <p>{t('content.unfelt')}</p>
    </div>
  )
}

function columnsOf(current: string, onChoose: (release: PublishedRelease) => void): Column<PublishedRelease>[] {
  return [
    { id: 'release', title: t('content.release'), isHeader: true, cell: ({ id }) => <code>{id}</code> },
    { id: 'at', title: t('content.published_at'), cell: ({ at }) => formatDateTime(at) },
    { id: 'skills', title: t('content.skills'), isNumber: true, cell: ({ skills }) => formatNumber(skills) },
    { id: 'training', title: t('content.training'), isNumber: true, cell: ({ training }) => formatNumber(training) },
    { id: 'exam', title: t('content.exam'), isNumber: true, cell: ({ exam }) => formatNumber(exam) },
    {
      id: 'act',
      title: t('content.state'),
      cell: (release) =>
        release.id === current ? (
          <Status tone="success">{t('content.in_service')}</Status>
        ) : (
          <Button variant="quiet" label={t('content.activate_of', { release: release.id })} onPress={() => onChoose(release)}>
            {t('content.activate')}
          </Button>
        ),
    },
  ]
}

interface ReleasesProps {
  content: ContentInService
  onChange: (content: ContentInService) => void
}

export function Releases({ content, onChange }: ReleasesProps): JSX.Element {
  const [chosen, setChosen] = useState<PublishedRelease | null>(null)
  const send = async (reason: string) => {
    if (!chosen) return
    onChange(await activate(chosen.id, reason))
    say(t('content.activated'))
  }
  return (
    <section class="stack" aria-labelledby="releases">
      <h2 id="releases">{t('content.releases')}</h2>
      <Table
        caption={t('content.releases')}
        isCaptionHidden
        rows={content.published}
        columns={columnsOf(content.release_id, setChosen)}
        keyOf={({ id }) => id}
      />
      <ReasonDialog
        isOpen={chosen !== null}
        title={t('content.activate_title', { release: chosen?.id ?? '' })}
        action={t('content.activate')}
        onSend={send}
        onClose={() => setChosen(null)}
      >
        {chosen && <Following release={chosen} />}
      </ReasonDialog>
    </section>
  )
}
