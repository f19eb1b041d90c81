// A room that one has entered; after a reload one is let in again without the secret.
import type { JSX } from 'preact'
import type { Problem } from '../../shared/client'
import { t } from '../../shared/i18n'
import type { Params } from '../../shared/router'
import { ButtonLink } from '../../ui/button/button'
import { Failure } from '../../ui/loaded/loaded'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { Live } from '../room/live'
import { useRoom } from '../use-room'

function Shut({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  if (problem.code !== 'room_not_found') {
    return (
      <div class="page">
        <Failure problem={problem} isPage onRetry={onRetry} />
      </div>
    )
  }
  return (
    <Page title={t('room.shut')} width="measure">
      <div class="stack">
        <Notice tone="info">
          <p>{t('room.shut_text')}</p>
        </Notice>
        <p>
          <ButtonLink href="/certif/room">{t('room.open_another')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}

export default function RoomPage({ params }: { params: Params }): JSX.Element {
  const { place, room, problem, freshAt, take, refresh } = useRoom(params.session ?? '')
  if (place && room) return <Live place={place} room={room} problem={problem} freshAt={freshAt} take={take} refresh={refresh} />
  if (problem) return <Shut problem={problem} onRetry={refresh} />
  return (
    <div class="page">
      <h1 class="visually-hidden">{t('room.title')}</h1>
      <Skeleton lines={8} />
    </div>
  )
}
