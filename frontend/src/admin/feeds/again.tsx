// Running again a night that did not end. Accessibility: asks first; that it began is said politely.
// What ended is in the hands of its receiver: for it there is nothing here.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Confirm } from '../../ui/confirm/confirm'
import { say } from '../../ui/toast/toasts'
import { Notice } from '../../ui/notice/notice'
import { runAgain } from './api'
import type { Run } from './api'
import { UNFINISHED } from './night'

interface UnfinishedProps {
  run: Run
  onAsked: () => void
}

function Again({ run, onAsked }: UnfinishedProps) {
  const [isAsking, setIsAsking] = useState(false)
  const feed = t(`feeds.name.${run.feed}`)
  const send = async () => {
    await runAgain(run.feed, run.date)
    say(t('feeds.again_asked', { feed }))
    onAsked()
  }
  return (
    <>
      <Button variant="secondary" label={t('feeds.again_of', { feed, day: formatDay(run.date) })} onPress={() => setIsAsking(true)}>
        {t('feeds.again')}
      </Button>
      <Confirm isOpen={isAsking} title={t('feeds.again_title', { feed })} action={t('feeds.again')} onConfirm={send} onClose={() => setIsAsking(false)}>
        <p>{t('feeds.again_text', { day: formatDay(run.date) })}</p>
      </Confirm>
    </>
  )
}

export function Unfinished({ run, onAsked }: UnfinishedProps): JSX.Element | null {
  if (run.state === 'done') return null
  return (
    <Notice tone={run.state === 'running' ? 'info' : 'warning'}>
      <p>{t(UNFINISHED[run.state])}</p>
      {run.failure && (
        <p>
          {t('feeds.failure')} <code>{run.failure}</code>
        </p>
      )}
      <p>
        <Again run={run} onAsked={onAsked} />
      </p>
    </Notice>
  )
}
