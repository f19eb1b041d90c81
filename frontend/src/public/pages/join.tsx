// A pupil comes in with a campaign's code: who they are, a user name, a password, and in.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../shared/i18n'
import type { Params } from '../../shared/router'
import { navigate } from '../../shared/router'
import { session, signOut } from '../../shared/session'
import { useStore } from '../../shared/store'
import type { User } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { EMPTY, join, link, propose } from '../join/identity'
import type { Identity, Proposal } from '../join/identity'
import { IdentityForm, NotFoundHelp } from '../join/identity-form'
import { Known, NewAccount } from '../join/steps'
import { Step } from '../join/step'
import './join.css'

const signInTo = (campaign: string) => `/sign-in?next=${encodeURIComponent(campaign)}`

function WithAccount({ user, here }: { user: User; here: string }) {
  const name = `${user.first_name} ${user.last_name}`.trim()
  return (
    <Notice>
      <p>
        <strong>{t('join.with_account', { name })}</strong> {t('join.with_account_text')}
      </p>
      <Button variant="secondary" onPress={() => void signOut(here)}>
        {t('join.sign_out')}
      </Button>
    </Notice>
  )
}

export default function Join({ params }: { params: Params }): JSX.Element {
  const code = params.code ?? ''
  const campaign = `/campaigns/${encodeURIComponent(code)}`
  const { user } = useStore(session)
  const [identity, setIdentity] = useState<Identity>(EMPTY)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const back = () => setProposal(null)
  const goIn = () => navigate(campaign, { replace: true })
  const owner = user?.kind === 'registered' ? user : null

  async function given(found: Identity): Promise<void> {
    setIdentity(found)
    if (!owner) return setProposal(await propose(code, found))
    await link(code, found)
    goIn()
  }

  if (proposal?.username)
    return (
      <Step key="name" title={t('join.name_title')} lead={t('join.name_lead', { name: identity.first_name.trim() })}>
        <NewAccount
          username={proposal.username}
          onPassword={(password) => join(code, identity, password).then(goIn)}
          onBack={back}
        />
      </Step>
    )
  if (proposal)
    return (
      <Step key="known" title={t('join.known_title')}>
        <Known known={proposal.known} signIn={signInTo(campaign)} onBack={back} />
      </Step>
    )
  return (
    <Page key="who" title={t('join.title')} lead={t('join.lead')} width="narrow">
      <div class="stack">
        {owner && <WithAccount user={owner} here={`${campaign}/join`} />}
        <IdentityForm initial={identity} action={t(owner ? 'join.link' : 'join.go')} onGiven={given} />
        <NotFoundHelp />
        {!owner && (
          <p>
            <a href={signInTo(campaign)}>{t('join.have_account')}</a>
          </p>
        )}
      </div>
    </Page>
  )
}
