// The lists of the jury, above each of them; and what could not be made, wherever one looks.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t, tn } from '../../shared/i18n'
import { asProblem, useLoad } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Notice } from '../../ui/notice/notice'
import { Tabs } from '../../ui/tabs/tabs'
import { say } from '../../ui/toast/toasts'
import { wordsOf } from '../../shared/i18n'
import { countDead, replayDead } from './api'

export const HOME = '/admin/certification'

export function Lists(): JSX.Element {
  const items = [
    { href: HOME, title: t('jury.to_process') },
    { href: `${HOME}/proposals`, title: t('jury.proposals') },
    { href: `${HOME}/publish`, title: t('jury.to_publish') },
    { href: `${HOME}/published`, title: t('jury.published') },
  ]
  return <Tabs label={t('jury.lists')} items={items} />
}

/** Certificates that could not be made, and a way to try again. Shows nothing when all is well. */
export function DeadLetters(): JSX.Element | null {
  const loading = useLoad(countDead, 'dead')
  const [isBusy, setIsBusy] = useState(false)
  if (loading.state !== 'ready' || !loading.value) return null

  async function replay() {
    setIsBusy(true)
    try {
      say(tn('jury.replayed', await replayDead()))
      loading.retry()
    } catch (error) {
      say(wordsOf(asProblem(error).code))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <Notice tone="danger">
      <p>
        <strong>{tn('jury.dead', loading.value)}</strong> {t('jury.dead_text')}
      </p>
      <p>
        <Button variant="secondary" isBusy={isBusy} onPress={() => void replay()}>
          {t('jury.replay')}
        </Button>
      </p>
    </Notice>
  )
}
