// The room as it is: who needs help above, everybody below in a place that does not change.
import { useMemo, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Problem } from '../../shared/client'
import { formatDay, language, t } from '../../shared/i18n'
import { useStore } from '../../shared/store'
import { Icon } from '../../ui/icon/icon'
import { Notice } from '../../ui/notice/notice'
import { useNow } from '../clock'
import { byName, inNeed, isIn } from '../lines'
import type { Filter } from '../lines'
import type { Line, OpenRoom, Room } from '../types'
import { useActs } from '../use-acts'
import { useAlerts } from '../use-alerts'
import { Filters } from './filters'
import { Incidents } from './incidents'
import { Panel } from './panel'
import { Queue } from './queue'
import { Seat } from './seat'
import { Stale } from './stale'
import { Head, LetIn, SoundToggle } from './tools'
import './room.css'

interface LiveProps {
  place: OpenRoom
  room: Room
  problem: Problem | null
  freshAt: number | null
  take: (lines: readonly Line[]) => void
  refresh: () => void
}

/** Before its day a room may be looked at: nobody is let in. */
function Early({ on, zone, now }: { on: string; zone: string; now: number }) {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now)
  if (today >= on) return null
  return (
    <Notice>
      <p>{t('room.early', { day: formatDay(on) })}</p>
    </Notice>
  )
}

export function Live({ place, room, problem, freshAt, take, refresh }: LiveProps): JSX.Element {
  const lang = useStore(language)
  const now = useNow()
  const [filter, setFilter] = useState<Filter>('all')
  const [openId, setOpenId] = useState<string | null>(null)
  const [isListing, setIsListing] = useState(false)
  const { busy, doFor, letAllIn } = useActs({ pass: place.pass, take, refresh })
  const lines = useMemo(() => byName(room.lines, lang), [room.lines, lang])
  const needing = useMemo(() => inNeed(room.lines), [room.lines])
  useAlerts(needing)
  const titleRef = useRef<HTMLHeadingElement>(null)
  const showAll = () => {
    setFilter('help')
    titleRef.current?.focus()
  }
  const shown = lines.filter((line) => isIn(filter, line))
  return (
    <div class="page page-wide room">
      <Head at={place.room} needing={needing.length} now={now}>
        <SoundToggle />
        <button type="button" class="room-tool" onClick={() => setIsListing(true)}>
          <Icon name="pencil" />
          {t('room.incidents')}
        </button>
        <LetIn lines={lines} isBusy={busy.length > 0} onLetIn={(ids) => void letAllIn(ids)} />
      </Head>
      <Stale problem={problem} freshAt={freshAt} zone={place.room.zone} />
      <Early on={place.room.starts_on} zone={place.room.zone} now={now} />
      <Queue lines={lines} now={now} busy={busy} onOpen={setOpenId} onAct={(line, act) => void doFor(line, act)} onAll={showAll} />
      <section class="room-all" aria-labelledby="room-all">
        <h2 class="visually-hidden" id="room-all" ref={titleRef} tabIndex={-1}>
          {t('room.all')}
        </h2>
        <Filters lines={lines} chosen={filter} onChoose={setFilter} />
        <ul class="seats">
          {shown.map((line) => (
            <Seat key={line.candidate_id} line={line} now={now} isBusy={busy.includes(line.candidate_id)} onOpen={setOpenId} onTap={(one, act) => void doFor(one, act)} />
          ))}
        </ul>
        {!shown.length && <p class="soft">{t(lines.length ? 'room.nobody_shown' : 'room.nobody')}</p>}
      </section>
      <Panel
        line={lines.find(({ candidate_id }) => candidate_id === openId)}
        pass={place.pass}
        now={now}
        isBusy={openId !== null && busy.includes(openId)}
        doFor={doFor}
        onClose={() => setOpenId(null)}
      />
      <Incidents pass={place.pass} lines={lines} isOpen={isListing} onClose={() => setIsListing(false)} />
    </div>
  )
}
