// One's account: identity, preferences, password, devices, data. Without a name: an invitation to take one.
import type { JSX } from 'preact'
import { client, reply } from '../../shared/client'
import { t } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import type { User } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { Identity } from '../account/identity'
import { Deletion, Export } from '../account/own-data'
import { Preferences } from '../account/preferences'
import { Section } from '../account/section'
import { Everywhere, Password } from '../account/security'
import './account.css'

const load = (): Promise<User> => reply(client.GET('/api/learner/account'))

function Invitation() {
  return (
    <Section title={t('account.anonymous')} text={t('account.anonymous_text')}>
      <ButtonLink href="/sign-up">{t('nav.sign_up')}</ButtonLink>
    </Section>
  )
}

function Sections({ user }: { user: User }) {
  const isNamed = user.kind === 'registered'
  return (
    <div class="account">
      {isNamed ? <Identity user={user} /> : <Invitation />}
      <Preferences />
      {isNamed && <Password />}
      {isNamed && <Everywhere />}
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
        {(user) => <Sections user={user} />}
      </Loaded>
    </Page>
  )
}
