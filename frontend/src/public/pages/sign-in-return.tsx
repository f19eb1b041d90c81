// Back from signing in elsewhere: in at once, or which account it is the first time.
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t, wordsOf } from '../../shared/i18n'
import { place } from '../../shared/router'
import { session } from '../../shared/session'
import { useStore } from '../../shared/store'
import type { HeldIdentity } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { arrive, destination, said } from '../elsewhere/arrival'
import type { Arrival } from '../elsewhere/arrival'
import { Linking } from '../elsewhere/linking'

/** Read once: a code that stays in the address would be sent again by a reload. */
function useArrival(): { arrival: Arrival; next: string; isBack: boolean } {
  const [first] = useState(() => said(place.get().hash))
  const next = destination(first.next || (new URLSearchParams(place.get().search).get('next') ?? ''))
  const [arrival, setArrival] = useState<Arrival>({ state: 'waiting' })
  useEffect(() => {
    if (first.code || first.error) history.replaceState(null, '', `/sign-in/return?next=${encodeURIComponent(next)}`)
    void arrive({ ...first, next }).then(setArrival)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once: the code works once
  }, [])
  return { arrival, next, isBack: !first.code }
}

function Refused({ code, next }: { code: string; next: string }) {
  return (
    <Page title={t('elsewhere.refused_title')} width="narrow">
      <div class="stack">
        <Notice tone="warning">
          <p>{code === 'identity_refused' ? t('elsewhere.refused_text') : wordsOf(code)}</p>
        </Notice>
        <p>
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(next)}`}>{t('elsewhere.again')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}

const titleFor = ({ first_name: name }: HeldIdentity) =>
  name ? t('elsewhere.hello', { name }) : t('elsewhere.hello_nobody')

export default function SignInReturn(): JSX.Element {
  const { state } = useStore(session)
  const { arrival, next, isBack } = useArrival()
  if (arrival.state === 'refused') return <Refused code={arrival.code} next={next} />
  if (arrival.state === 'waiting' || state === 'unknown')
    return (
      <Page title={t('elsewhere.waiting')} width="narrow">
        <Skeleton lines={4} />
      </Page>
    )
  const { identity } = arrival
  return (
    <Page
      key="known"
      title={titleFor(identity)}
      lead={t('elsewhere.lead', { provider: identity.provider })}
      width="narrow"
    >
      <Linking identity={identity} next={next} isBack={isBack && state === 'signed-in'} />
    </Page>
  )
}
