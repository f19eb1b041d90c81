// One night of a feed: what it sent, what it refused and why, what its receiver said.
import type { JSX } from 'preact'
import { formatDateTime, formatDay, hasKey, t } from '../../../shared/i18n'
import type { Params } from '../../../shared/router'
import { Card } from '../../../ui/card/card'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { Unfinished } from '../../feeds/again'
import { readRun } from '../../feeds/api'
import type { RunSheet } from '../../feeds/api'
import { Counts } from '../../feeds/counts'
import { useFollowed } from '../../feeds/follow'
import { NightStatus } from '../../feeds/night'
import { ReceiptCard } from '../../feeds/receipt'
import { Files, Refusals } from '../../feeds/refusals'
import './feeds.css'

const isGoing = ({ state }: RunSheet): boolean => state === 'running'

function Course({ run, onAsked }: { run: RunSheet; onAsked: () => void }) {
  return (
    <Card as="section" labelledBy="feed-course">
      <div class="stack">
        <div class="cluster">
          <h2 id="feed-course">{t('feeds.course')}</h2>
          <NightStatus run={run} />
        </div>
        <p class="soft">
          {t('feeds.cutoff', { when: formatDateTime(run.started_at) })}{' '}
          {run.finished_at && t('feeds.finished', { when: formatDateTime(run.finished_at) })}
        </p>
        <Unfinished run={run} onAsked={onAsked} />
        <Counts run={run} />
      </div>
    </Card>
  )
}

export default function RunPage({ params }: { params: Params }): JSX.Element {
  const [feed, date] = [params.feed ?? '', params.date ?? '']
  const { loading, follow } = useFollowed(() => readRun(feed, date), `${feed} ${date}`, isGoing)
  const key = `feeds.name.${feed}`
  const name = hasKey(key) ? t(key) : t('feeds.title')
  const back = (
    <p>
      <a href={`/admin/feeds/${feed}`}>{name}</a>
    </p>
  )
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? formatDay(date) : date
  return (
    <Page title={t('feeds.night_title', { feed: name, day })} before={back}>
      <Loaded from={loading} lines={10}>
        {(run) => (
          <div class="feed-pile">
            <Course run={run} onAsked={follow} />
            <div class="feed-columns">
              <Refusals run={run} />
              <ReceiptCard run={run} />
            </div>
            <Files run={run} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
