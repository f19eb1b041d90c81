// One's account: identity, preferences, password, devices, data. Without a name: an invitation to take one.
import type { JSX } from 'preact'
import { client, reply } from '../../shared/client'
import { t } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { session, setUser } from '../../shared/session'
import { useStore } from '../../shared/store'
import type { User } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { Address } from '../account/address'
import { Identity } from '../account/identity'
import { Deletion, Export } from '../account/own-data'
import { Preferences } from '../account/preferences'
import { Section } from '../account/section'
import { SecondFactor } from '../account/second-factor'
import { Everywhere, Password } from '../account/security'
import './account.css'

/** What this page shows of the account is what the rest of the site shows too. */
async function load(): Promise<User> {
  const user = await reply(client.GET('/api/learner/account'))
  setUser(user)
  return user
}

function Invitation() {
  return (
    <Section title={t('account.anonymous')} text={t('account.anonymous_text')}>
      <ButtonLink href="/sign-up">{t('nav.sign_up')}</ButtonLink>
    </Section>
  )
}

/** The account as it was read, then as it is after each change on this page. */
function useOwn(read: User): User {
  const { user } = useStore(session)
  return user?.id === read.id ? user : read
}

function SignInWays({ user }: { user: User }) {
  return (
    <>
      <Address user={user} />
      {(user.email || user.username) && <Password user={user} />}
      <SecondFactor user={user} />
      <Everywhere />
    </>
  )
}

function Sections({ read }: { read: User }) {
  const user = useOwn(read)
  const isNamed = user.kind === 'registered'
  return (
    <div class="account">
      {isNamed ? <Identity user={user} /> : <Invitation />}
      <Preferences />
      {isNamed && <SignInWays user={user} />}
      <Export />
      <Deletion user={user} />
    </div>
  )
}

export default function Account(): JSX.Element {
  const loading = useLoad(load, '')
  return (
    <Page title={t('account.title')} width="measure">
      <Loaded from={loading} lines={10}>
        {(read) => <Sections read={read} />}
      </Loaded>
    </Page>
  )
}
