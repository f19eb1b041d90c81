// The way into an exam: with a personal ticket, or with the session's number and one's identity.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { navigate } from '../../shared/router'
import { session } from '../../shared/session'
import { useStore } from '../../shared/store'
import { ButtonLink } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { enter, linkTicket, takeTicket } from '../exam/api'
import type { Identity } from '../exam/api'
import { NotCertifiable } from '../exam/not-certifiable'
import { OwnTicket } from '../exam/own-ticket'
import { passOfHere } from '../exam/pass'
import { forgetTicket, keepTicket, ticketOfAddress } from '../exam/ticket'
import { SITTING } from '../exam/use-exam'
import { EntryForm, SignInFirst, TicketForm } from '../exam/ways'
import './exam.css'

/** An exam is open on this machine already: one goes on, or it was somebody else's. */
function Resume(): JSX.Element | null {
  if (!passOfHere()) return null
  return (
    <Card as="section" labelledBy="exam-resume">
      <div class="stack">
        <h2 id="exam-resume">{t('exam.resume_title')}</h2>
        <p>{t('exam.resume_text')}</p>
        <div>
          <ButtonLink href={SITTING}>{t('exam.resume_go')}</ButtonLink>
        </div>
      </div>
    </Card>
  )
}

function ByNumber({ onEntry }: { onEntry: (identity: Identity) => Promise<void> }): JSX.Element {
  const { state, user } = useStore(session)
  return (
    <Card as="section" labelledBy="exam-number">
      <h2 id="exam-number">{t('exam.by_number')}</h2>
      {state === 'unknown' && <Skeleton lines={5} />}
      {state !== 'unknown' && (user?.kind === 'registered' ? <EntryForm user={user} onEntry={onEntry} /> : <SignInFirst />)}
    </Card>
  )
}

function Help(): JSX.Element {
  return (
    <section class="exam-help" aria-labelledby="exam-help">
      <h2 id="exam-help">{t('exam.help_title')}</h2>
      <ul class="points">
        <li>{t('exam.help_names')}</li>
        <li>{t('exam.help_no_session')}</li>
        <li>{t('exam.help_practice')}</li>
      </ul>
    </section>
  )
}

export default function ExamEntry(): JSX.Element {
  const [ticket, setTicket] = useState(ticketOfAddress)
  const [isAccountNeeded, setIsAccountNeeded] = useState(false)
  // Whose profile is short of something: one's own, or that of whom the ticket is for.
  const [missing, setMissing] = useState<'' | 'own' | 'ticket'>('')
  const { user } = useStore(session)
  const owner = user?.kind === 'registered' ? user : null

  async function goIn(whose: 'own' | 'ticket', ask: () => Promise<unknown>): Promise<void> {
    try {
      await ask()
    } catch (error) {
      if (asProblem(error).code !== 'not_certifiable') throw error
      return setMissing(whose)
    }
    forgetTicket()
    navigate(SITTING, { replace: true })
  }
  const withTicket = (given: string) =>
    goIn('ticket', () => takeTicket(given)).catch((error: unknown) => {
      if (asProblem(error).code !== 'exam_account_needed') throw error
      keepTicket(given)
      setTicket(given)
      setIsAccountNeeded(true)
    })
  const withoutTicket = () => {
    forgetTicket()
    setTicket('')
    setIsAccountNeeded(false)
  }

  if (missing) return <NotCertifiable isKnown={missing === 'own'} onBack={() => setMissing('')} />
  return (
    <Page title={t('exam.title')} lead={t('exam.lead')}>
      <div class="exam-ways">
        <Resume />
        {ticket ? (
          <OwnTicket
            ticket={ticket}
            owner={isAccountNeeded ? owner : null}
            mustSignIn={isAccountNeeded && !owner}
            onGo={() => (isAccountNeeded ? goIn('own', () => linkTicket(ticket)) : withTicket(ticket))}
            onOther={withoutTicket}
          />
        ) : (
          <>
            <ByNumber onEntry={(identity) => goIn('own', () => enter(identity))} />
            <TicketForm onTicket={withTicket} />
          </>
        )}
        <Help />
      </div>
    </Page>
  )
}
