// The link of a letter: which organization asks, as what; joining it with one's account.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { client, reply } from '../../shared/client'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem, useLoad } from '../../shared/load'
import { navigate } from '../../shared/router'
import { session } from '../../shared/session'
import { useStore } from '../../shared/store'
import { Button, ButtonLink } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Loaded } from '../../ui/loaded/loaded'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { say } from '../../ui/toast/toasts'
import { forgetInvitation, invitationToken } from '../invitation-token'
import { homeOf, loadOrganizations } from '../organizations'
import type { InvitationHint } from '../types'
import { duties } from '../../space/team/duties'

const HERE = encodeURIComponent('/orga/invitation')

function SignInFirst() {
  return (
    <>
      <p>{t('invitation.account_needed')}</p>
      <div class="cluster">
        <ButtonLink href={`/sign-in?next=${HERE}`}>{t('nav.sign_in')}</ButtonLink>
        <ButtonLink href={`/sign-up?next=${HERE}`} variant="secondary">
          {t('nav.sign_up')}
        </ButtonLink>
      </div>
    </>
  )
}

function Join({ hint, token, email }: { hint: InvitationHint; token: string; email: string }) {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')

  async function join() {
    setIsBusy(true)
    setFailure('')
    try {
      const { organization_id } = await reply(client.POST('/api/orga/invitations/acceptance', { body: { token } }))
      forgetInvitation()
      await loadOrganizations({ again: true })
      say(t('invitation.joined', { name: hint.organization_name }))
      navigate(homeOf(organization_id), { replace: true })
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }

  return (
    <>
      <p>{t('invitation.account', { email })}</p>
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      <Button isBusy={isBusy} onPress={() => void join()}>
        {t('invitation.join')}
      </Button>
    </>
  )
}

function Proposal({ hint, token }: { hint: InvitationHint; token: string }) {
  const { state, user } = useStore(session)
  const { organization_name, organization_type: type, role, email_hint } = hint
  return (
    <Card>
      <div class="stack">
        <p>{t(`invitation.${role}`, { name: organization_name })}</p>
        <p class="soft">{t(duties({ type })[role])}</p>
        <p class="soft">{t('invitation.sent_to', { email: email_hint })}</p>
        {state === 'signed-in' && user?.kind === 'registered' ? (
          <Join hint={hint} token={token} email={user.email ?? user.first_name} />
        ) : (
          <SignInFirst />
        )}
      </div>
    </Card>
  )
}

export default function InvitationPage(): JSX.Element {
  const [token] = useState(invitationToken)
  const loading = useLoad(() => reply(client.POST('/api/public/invitations', { body: { token } })), token)
  const isGone = loading.state === 'failed' && loading.problem.code === 'invitation_not_found'
  return (
    <Page title={t('invitation.title')} width="measure">
      {isGone ? (
        <Notice tone="warning">
          <p>{wordsOf('invitation_not_found')}</p>
        </Notice>
      ) : (
        <Loaded from={loading}>{(hint) => <Proposal hint={hint} token={token} />}</Loaded>
      )}
    </Page>
  )
}
