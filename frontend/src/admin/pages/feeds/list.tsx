// What leaves each night for the institutions that read results; the proof that nothing was forgotten.
import type { JSX } from 'preact'
import { t } from '../../../shared/i18n'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { listFeeds } from '../../feeds/api'
import type { Feeds } from '../../feeds/api'
import { FeedCard } from '../../feeds/feed-card'
import { useFollowed } from '../../feeds/follow'
import { ReconciliationCard } from '../../feeds/reconciliation'
import './feeds.css'

const isGoing = ({ feeds }: Feeds): boolean => feeds.some(({ runs }) => runs[0]?.state === 'running')

/** The date of a run is that of where schools are. */
const today = (): string => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(new Date())

export default function FeedsPage(): JSX.Element {
  const { loading, follow } = useFollowed(listFeeds, 'feeds', isGoing)
  return (
    <Page title={t('feeds.title')} lead={t('feeds.lead')}>
      <div class="feed-pile">
        <Loaded from={loading} lines={12}>
          {({ feeds }) => feeds.map((nights) => <FeedCard key={nights.feed} nights={nights} today={today()} onAsked={follow} />)}
        </Loaded>
        <ReconciliationCard />
      </div>
    </Page>
  )
}
