// Tells that the last answer is safe. Accessibility: in sight, and said once through the live region.
import { useEffect } from 'preact/hooks'
import { announce } from '../shared/announce'
import { t } from '../shared/i18n'
import type { Key } from '../shared/i18n'
import { saving } from '../shared/outbox'
import type { Saving } from '../shared/outbox'
import { useStore } from '../shared/store'
import { Icon } from '../ui/icon/icon'
import { Notice } from '../ui/notice/notice'

const WORDS: Record<Exclude<Saving, 'idle'>, Key> = {
  sending: 'play.saving',
  kept: 'play.kept',
  saved: 'play.saved',
}

export function Saved() {
  const state = useStore(saving)
  useEffect(() => {
    if (state === 'saved' || state === 'kept') announce(t(WORDS[state]))
  }, [state])
  if (state === 'idle') return <p class="saved" />
  return (
    <p class={`saved saved-${state}`}>
      {state !== 'sending' && <Icon name={state === 'saved' ? 'check' : 'cloud'} />}
      {t(WORDS[state])}
    </p>
  )
}

/** Where the form was: the answer waits here for the network. */
export function KeptNotice() {
  const state = useStore(saving)
  if (state !== 'kept') return null
  return (
    <Notice tone="warning">
      <p>{t('play.kept')}</p>
      <p>{t('play.kept_wait')}</p>
    </Notice>
  )
}
