// The room's heading: where one is, what time it is, and what is done with the whole room.
import type { ComponentChildren, JSX } from 'preact'
import { language, t, tn } from '../../shared/i18n'
import { useStore } from '../../shared/store'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { useHeadingFocus, useTitle } from '../../ui/page/page'
import { place } from '../../shared/router'
import { setSound, sound } from '../sound'
import type { Line, RoomPlace } from '../types'

interface HeadProps {
  at: RoomPlace
  needing: number
  now: number
  children: ComponentChildren
}

/** The time on the wall of the room, whatever the device believes. */
function Clock({ now, zone }: { now: number; zone: string }) {
  const lang = useStore(language)
  const time = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(now)
  return (
    <p class="room-clock">
      <Icon name="clock" />
      <span class="visually-hidden">{t('room.clock')} </span>
      <time>{time}</time>
    </p>
  )
}

export function Head({ at, needing, now, children }: HeadProps): JSX.Element {
  const heading = useHeadingFocus(useStore(place).path)
  useTitle(needing ? `(${needing}) ${at.room}` : at.room)
  return (
    <div class="room-head">
      <div class="room-where">
        <h1 ref={heading} tabIndex={-1}>
          {at.room}
        </h1>
        <p class="soft small">
          {at.site} · {t('room.session', { number: at.number })}
        </p>
      </div>
      <Clock now={now} zone={at.zone} />
      <div class="room-tools">{children}</div>
    </div>
  )
}

export function SoundToggle(): JSX.Element {
  const isOn = useStore(sound)
  return (
    <button type="button" class="room-tool" aria-pressed={isOn} onClick={() => setSound(!isOn)}>
      <Icon name="bell" />
      {t('room.sound')}
      <span class="room-tool-state" aria-hidden="true">
        {t(isOn ? 'room.on' : 'room.off')}
      </span>
    </button>
  )
}

interface LetInProps {
  lines: readonly Line[]
  isBusy: boolean
  onLetIn: (ids: readonly string[]) => void
}

/** Everybody who is there starts at once: shown once somebody waits for it. */
export function LetIn({ lines, isBusy, onLetIn }: LetInProps): JSX.Element | null {
  const ids = lines.filter(({ acts }) => acts.includes('let_in')).map(({ candidate_id }) => candidate_id)
  if (!ids.length) return null
  return (
    <Button isBusy={isBusy} onPress={() => onLetIn(ids)}>
      <Icon name="flag" />
      {tn('room.let_in_all', ids.length)}
    </Button>
  )
}
