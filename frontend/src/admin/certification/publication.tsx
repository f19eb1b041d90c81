// Publishing a session: what it waits for, the one button, then how far it is.
// Accessibility: progress is a native bar with its words; its end is said politely.
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatDay, t, tn } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Confirm } from '../../ui/confirm/confirm'
import { Notice } from '../../ui/notice/notice'
import { Progress } from '../../ui/progress/progress'
import { say } from '../../ui/toast/toasts'
import { publish, readPublication, requestAgain } from './api'
import type { Publication, SessionFile } from './api'
import { StateStatus } from './said'

const EVERY_MS = 1500

const isGoing = ({ job, state }: Publication): boolean => state !== 'published' && (job === 'waiting' || job === 'running')

/** Follows a publication while something is still being done; `onEnd` when the session is published. */
function usePublication(id: string, onEnd: () => void) {
  const [publication, setPublication] = useState<Publication | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isWanted = true
    let timer = 0
    const look = async (before: Publication | null) => {
      const now = await readPublication(id).catch(() => before)
      if (!isWanted || !now) return
      setPublication(now)
      if (before && isGoing(before) && now.state === 'published') onEnd()
      if (isGoing(now) || now.requested) timer = window.setTimeout(() => void look(now), EVERY_MS)
    }
    void look(publication)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `round` says when to look again
  }, [id, round])
  return { publication, setPublication, look: () => setRound((n) => n + 1) }
}

function waitsFor({ candidates, reports }: SessionFile): string {
  if (reports.some(({ resolution }) => !resolution)) return t('jury.publish_waits')
  if (candidates.some(({ outcome }) => outcome?.is_proposed)) return t('jury.publish_waits_proposal')
  return t('jury.publish_waits_scores')
}

function Certificates({ publication, onAgain }: { publication: Publication; onAgain: () => void }) {
  const { issued, requested } = publication
  const all = issued + requested
  if (!all) return <p>{t('jury.certificates_none')}</p>
  return (
    <div class="stack" role="status">
      <Progress label={t('jury.certificates')} value={issued} max={all} text={t('jury.certificates_of', { done: issued, all })} />
      {requested ? (
        <Button variant="quiet" onPress={onAgain}>
          {t('jury.request_again')}
        </Button>
      ) : (
        <p class="soft small">{t('jury.certificates_all')}</p>
      )}
    </div>
  )
}

interface PublishProps {
  file: SessionFile
  publication: Publication
  onAsked: (publication: Publication) => void
}

function Publish({ file, publication, onAsked }: PublishProps) {
  const [isAsking, setIsAsking] = useState(false)
  const isReady = file.session.state === 'settled' && !file.candidates.some(({ outcome }) => outcome?.is_proposed)
  if (isGoing(publication)) return <p role="status">{t('jury.publishing')}</p>
  return (
    <>
      {publication.job === 'failed' && (
        <Notice tone="warning">
          <p>{t('jury.publish_failed')}</p>
        </Notice>
      )}
      <p>{isReady ? t('jury.publish_ready') : waitsFor(file)}</p>
      {isReady && <Button onPress={() => setIsAsking(true)}>{t(publication.job === 'failed' ? 'jury.publish_again' : 'jury.publish')}</Button>}
      <Confirm
        isOpen={isAsking}
        title={t('jury.publish_title', { number: file.session.number })}
        action={t('jury.publish')}
        onConfirm={async () => onAsked(await publish(file.session.id))}
        onClose={() => setIsAsking(false)}
      >
        <p>
          {tn('jury.publish_count', publication.scored)} {tn('jury.certified_count', publication.certified)}
        </p>
        <p>{t('jury.publish_text')}</p>
      </Confirm>
    </>
  )
}

export function PublicationCard({ file, onPublished }: { file: SessionFile; onPublished: () => void }): JSX.Element {
  const { id, state, published_at } = file.session
  const { publication, setPublication, look } = usePublication(id, onPublished)
  const isPublished = state === 'published' || publication?.state === 'published'

  async function again() {
    setPublication(await requestAgain(id))
    say(t('jury.requested_again'))
    look()
  }

  return (
    <Card as="section" labelledBy="jury-publication">
      <div class="stack">
        <div class="cluster">
          <h2 id="jury-publication">{t('jury.publication')}</h2>
          <StateStatus state={isPublished ? 'published' : state} />
        </div>
        {isPublished && published_at && <p>{t('jury.is_published', { day: formatDay(published_at) })}</p>}
        {publication && !isPublished && (
          <Publish
            file={file}
            publication={publication}
            onAsked={(asked) => {
              setPublication(asked)
              look()
            }}
          />
        )}
        {publication && isPublished && <Certificates publication={publication} onAgain={() => void again()} />}
      </div>
    </Card>
  )
}
