// A feed: how its last night went, its nights as a strip, the way to them.
import type { JSX } from 'preact'
import { formatDay, t } from '../../shared/i18n'
import { Card } from '../../ui/card/card'
import { Unfinished } from './again'
import type { FeedNights } from './api'
import { Counts } from './counts'
import { NightStatus } from './night'
import { Nights, lastNights } from './nights'

interface FeedCardProps {
  nights: FeedNights
  today: string
  onAsked: () => void
}

export function FeedCard({ nights: { feed, runs }, today, onAsked }: FeedCardProps): JSX.Element {
  const name = t(`feeds.name.${feed}`)
  const [last] = runs
  const id = `feed-${feed}`
  return (
    <Card as="section" labelledBy={id}>
      <div class="stack">
        <div class="cluster">
          <h2 id={id}>{name}</h2>
          <NightStatus run={last} />
        </div>
        {last ? (
          <>
            <p>
              <a href={`/admin/feeds/${feed}/${last.date}`}>{t('feeds.last_night', { day: formatDay(last.date) })}</a>
            </p>
            <Unfinished run={last} onAsked={onAsked} />
            <Counts run={last} />
            <Nights name={name} nights={lastNights(runs, last.date > today ? last.date : today)} />
            <p>
              <a href={`/admin/feeds/${feed}`}>{t('feeds.all_nights', { feed: name })}</a>
            </p>
          </>
        ) : (
          <p>{t('feeds.no_night')}</p>
        )}
      </div>
    </Card>
  )
}
