// A ticket in hand: one tap to come in; the first time, whose account its results go to. Accessibility: says whom and what.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { signOut } from '../../shared/session'
import type { User } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Notice } from '../../ui/notice/notice'
import { grouped } from './ticket'
import { SignInFirst } from './ways'

interface OwnTicketProps {
  ticket: string
  /** Whose account it will be tied to, when it must be. */
  owner: User | null
  mustSignIn: boolean
  onGo: () => Promise<void>
  onOther: () => void
}

function Whose({ owner }: { owner: User }) {
  const name = `${owner.first_name} ${owner.last_name}`.trim()
  return (
    <Notice>
      <p>
        <strong>{t('exam.link_name', { name })}</strong>
      </p>
      <p>{t('exam.link_text')}</p>
      <Button variant="secondary" onPress={() => void signOut('/exam')}>
        {t('exam.not_me')}
      </Button>
    </Notice>
  )
}

export function OwnTicket({ ticket, owner, mustSignIn, onGo, onOther }: OwnTicketProps): JSX.Element {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const go = async () => {
    setIsBusy(true)
    setFailure('')
    await onGo().catch((error: unknown) => setFailure(wordsOf(asProblem(error).code)))
    setIsBusy(false)
  }
  return (
    <Card as="section" labelledBy="exam-ticket">
      <div class="stack">
        <h2 id="exam-ticket">{t('exam.own_ticket')}</h2>
        <p class="exam-code" translate={false}>
          {grouped(ticket)}
        </p>
        {owner && <Whose owner={owner} />}
        <div role="alert">
          {failure && (
            <Notice tone="danger">
              <p>{failure}</p>
            </Notice>
          )}
        </div>
        {mustSignIn ? (
          <SignInFirst />
        ) : (
          <Button isBusy={isBusy} isWide onPress={() => void go()}>
            {t(owner ? 'exam.link_go' : 'exam.ticket_go')}
          </Button>
        )}
        <Button variant="quiet" onPress={onOther}>
          {t('exam.other_way')}
        </Button>
      </div>
    </Card>
  )
}
