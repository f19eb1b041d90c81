// Another try at the same campaign: now, or in some days.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { client, reply } from '../shared/client'
import { t, tn, wordsOf } from '../shared/i18n'
import { asProblem } from '../shared/load'
import { navigate } from '../shared/router'
import type { Participation } from '../shared/types'
import { Button } from '../ui/button/button'
import { Notice } from '../ui/notice/notice'

async function retry(code: string): Promise<string> {
  const params = { path: { code } }
  const body = { is_retry: true }
  const started = await reply(client.POST('/api/learner/campaigns/{code}/participations', { params, body }))
  return started.status === 'started' && started.assessment_id ? `/assessments/${started.assessment_id}` : `/participations/${started.id}`
}

function Again({ code }: { code: string }) {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  async function open() {
    setIsBusy(true)
    setFailure('')
    try {
      navigate(await retry(code))
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }
  return (
    <div class="stack">
      <p>{t('retry.text')}</p>
      {failure && (
        <Notice tone="danger" isLive>
          <p>{failure}</p>
        </Notice>
      )}
      <Button variant="secondary" isBusy={isBusy} onPress={() => void open()}>
        {t('retry.do')}
      </Button>
    </div>
  )
}

export function RetryCampaign({ participation }: { participation: Participation }): JSX.Element | null {
  const { can_retry: canRetry, days_before_retry: days, code } = participation
  if (!canRetry && !days) return null
  return (
    <section aria-labelledby="retry-title">
      <h2 id="retry-title">{t('retry.title')}</h2>
      {canRetry ? <Again code={code} /> : <p>{tn('retry.days', days ?? 0)}</p>}
    </section>
  )
}
