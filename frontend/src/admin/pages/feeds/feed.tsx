// The nights of one feed.
import type { JSX } from 'preact'
import { hasKey, t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import type { Params } from '../../../shared/router'
import { Empty } from '../../../ui/empty/empty'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { listFeeds } from '../../feeds/api'
import { RunsTable } from '../../feeds/runs-table'
import './feeds.css'

export default function FeedPage({ params }: { params: Params }): JSX.Element {
  const feed = params.feed ?? ''
  const key = `feeds.name.${feed}`
  const name = hasKey(key) ? t(key) : t('feeds.title')
  const loading = useLoad(listFeeds, feed)
  const back = (
    <p>
      <a href="/admin/feeds">{t('feeds.title')}</a>
    </p>
  )
  return (
    <Page title={name} before={back}>
      <Loaded from={loading} lines={8}>
        {({ feeds }) => {
          const runs = feeds.find((one) => one.feed === feed)?.runs ?? []
          return runs.length ? <RunsTable name={name} rows={runs} /> : <Empty title={t('feeds.no_night')} drawing="file" />
        }}
      </Loaded>
    </Page>
  )
}
