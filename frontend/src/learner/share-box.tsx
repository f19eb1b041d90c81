// Sending one's results: an act of the learner, who reads first what will be seen and by whom.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { announce } from '../shared/announce'
import { client, reply } from '../shared/client'
import { formatDateTime, t, wordsOf } from '../shared/i18n'
import type { Key } from '../shared/i18n'
import { asProblem } from '../shared/load'
import type { Participation } from '../shared/types'
import { Button } from '../ui/button/button'
import { Notice } from '../ui/notice/notice'

interface ShareBoxProps {
  participation: Participation
  onShared: () => void
}

/** Those that what is sent is made of, in the order in which they are read. */
const SEEN = ['name', 'class', 'results', 'subjects', 'badges', 'answers', 'profile'] as const

function useSharing(id: string, onShared: () => void) {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  async function share() {
    setIsBusy(true)
    setFailure('')
    try {
      const params = { path: { participation_id: id } }
      await reply(client.POST('/api/learner/participations/{participation_id}/sharing', { params, body: {} }))
      announce(t('share.done'))
      onShared()
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
    } finally {
      setIsBusy(false)
    }
  }
  return { isBusy, failure, share }
}

export function ShareBox({ participation, onShared }: ShareBoxProps): JSX.Element | null {
  const { isBusy, failure, share } = useSharing(participation.id, onShared)
  const name = participation.organization_name
  if (participation.shared_at) {
    return (
      <Notice tone="success">
        <p>{t('share.sent', { name, date: formatDateTime(participation.shared_at) })}</p>
      </Notice>
    )
  }
  if (!participation.can_share) return null
  return (
    <section class="invitation" aria-labelledby="share-title">
      <h2 id="share-title">{t('share.title', { name })}</h2>
      <div>
        <p>{t('share.will_see', { name })}</p>
        <ul>
          {SEEN.filter((part) => participation.what_is_sent.includes(part)).map((part) => (
            <li key={part}>{t(`share.seen_${part}` as Key)}</li>
          ))}
        </ul>
        <p class="soft">{t('share.not_seen')}</p>
      </div>
      {failure && (
        <Notice tone="danger" isLive>
          <p>{failure}</p>
        </Notice>
      )}
      <Button isBusy={isBusy} onPress={() => void share()}>
        {t('share.send')}
      </Button>
    </section>
  )
}
