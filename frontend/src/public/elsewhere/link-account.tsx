// Linking an account there is already: its password is asked, whoever is signed in on this device.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { checkFilled } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { navigate } from '../../shared/router'
import { session, setUser, signIn } from '../../shared/session'
import { useStore } from '../../shared/store'
import type { User } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'
import { STEPS, destination, stepAddress } from './arrival'

interface LinkProps {
  provider: string
  next: string
}

async function link(password: string, next: string): Promise<void> {
  setUser(await reply(client.POST('/api/auth/sso/link', { body: { password } })))
  navigate(destination(next), { replace: true })
}

const nameOf = (user: User) => `${user.first_name} ${user.last_name}`.trim() || (user.email ?? user.username ?? '')

function Mine({ user, next, onOther }: { user: User; next: string; onOther: () => void }) {
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => (user.has_password ? checkFilled('password', password, t('form.password_missing')) : []),
    send: ({ password }) => link(password, next),
  })
  return (
    <div class="stack">
      <p>{t(user.has_password ? 'elsewhere.link_as' : 'elsewhere.link_as_without_password', { name: nameOf(user) })}</p>
      <FormCard form={form} action={t('elsewhere.link_send')}>
        {user.has_password && (
          <Field
            {...form.bind('password')}
            label={t('form.password')}
            type="password"
            autocomplete="current-password"
            isRequired
          />
        )}
      </FormCard>
      <Button variant="quiet" onPress={onOther}>
        {t('elsewhere.not_mine')}
      </Button>
    </div>
  )
}

function Another({ provider, next }: LinkProps) {
  const [step, setStep] = useState('')
  const form = useForm({
    initial: { login: '', password: '' },
    check: ({ login, password }) => [
      ...checkFilled('login', login, t('elsewhere.login_missing')),
      ...checkFilled('password', password, t('form.password_missing')),
    ],
    send: async ({ login, password }) => {
      try {
        await signIn(login.trim(), password)
      } catch (error) {
        const asked = STEPS[asProblem(error).code]
        if (!asked) throw error
        setStep(asked)
        return
      }
      await link(password, next)
    },
  })
  if (step)
    return (
      <Notice isLive>
        <p>{t('elsewhere.step_text')}</p>
        <p>
          <a href={stepAddress(step, next)}>{t('elsewhere.step_link')}</a>
        </p>
      </Notice>
    )
  return (
    <div class="stack">
      <p>{t('elsewhere.link_text', { provider })}</p>
      <FormCard form={form} action={t('elsewhere.link_send')}>
        <Field {...form.bind('login')} label={t('elsewhere.login')} autocomplete="username" isRequired />
        <Field
          {...form.bind('password')}
          label={t('form.password')}
          type="password"
          autocomplete="current-password"
          isRequired
        />
      </FormCard>
    </div>
  )
}

export function LinkAccount(props: LinkProps): JSX.Element {
  const { user } = useStore(session)
  const [first] = useState(user)
  const [isAnother, setIsAnother] = useState(false)
  if (first?.kind === 'registered' && !isAnother)
    return <Mine user={first} next={props.next} onOther={() => setIsAnother(true)} />
  return <Another {...props} />
}
