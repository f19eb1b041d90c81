// The last comparison of what was published with what each receiver was told; asking for another one.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDateTime, formatDay, t, tn, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Loaded } from '../../ui/loaded/loaded'
import { say } from '../../ui/toast/toasts'
import { readReconciliation, reconcile } from './api'
import type { Reconciliation } from './api'
import { BalanceOf } from './balance'
import { useFollowed } from './follow'

function Compared({ last }: { last: Reconciliation }) {
  return (
    <div class="stack">
      <p class="soft">
        {t('feeds.compared', { when: formatDateTime(last.at), from: formatDay(last.since), to: formatDay(last.until) })}{' '}
        {tn('feeds.sessions', last.sessions)}
      </p>
      <ul class="feed-balances">
        {last.balances.map((balance) => (
          <BalanceOf key={balance.feed} balance={balance} />
        ))}
      </ul>
    </div>
  )
}

export function ReconciliationCard(): JSX.Element {
  const { loading, follow } = useFollowed(readReconciliation, 'reconciliation', () => false)
  const [isBusy, setIsBusy] = useState(false)
  async function ask() {
    setIsBusy(true)
    try {
      await reconcile()
      say(t('feeds.reconciling'))
      follow()
    } catch (error) {
      say(wordsOf(asProblem(error).code))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Card as="section" labelledBy="reconciliation">
      <div class="stack">
        <h2 id="reconciliation">{t('feeds.reconciliation')}</h2>
        <p>{t('feeds.reconciliation_lead')}</p>
        <Loaded from={loading} lines={4}>
          {(last) => (last ? <Compared last={last} /> : <p>{t('feeds.never_compared')}</p>)}
        </Loaded>
        <p>
          <Button variant="secondary" isBusy={isBusy} onPress={() => void ask()}>
            {t('feeds.reconcile')}
          </Button>
        </p>
      </div>
    </Card>
  )
}
