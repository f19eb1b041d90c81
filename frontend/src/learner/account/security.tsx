// Changing the password, and signing out of every device.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { PASSWORD_MIN, checkFilled, checkPassword } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { setUser, signOutEverywhere } from '../../shared/session'
import type { User } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'
import { Done, Section } from './section'

export function Password({ user }: { user: User }): JSX.Element {
  const [done, setDone] = useState('')
  const form = useForm({
    initial: { current_password: '', new_password: '' },
    check: ({ current_password, new_password }) => [
      ...(user.has_password ? checkFilled('current_password', current_password, t('form.password_missing')) : []),
      ...checkPassword(new_password, 'new_password'),
    ],
    send: async (body) => {
      setDone('')
      await reply(client.POST('/api/learner/account/password', { body }))
      form.reset()
      setUser({ ...user, has_password: true })
      setDone(t('account.password_changed'))
    },
  })
  return (
    <Section title={t('account.password')}>
      <FormCard form={form} action={t('account.change_password')}>
        {user.has_password && (
          <Field
            {...form.bind('current_password')}
            label={t('form.current_password')}
            type="password"
            autocomplete="current-password"
            isRequired
          />
        )}
        <Field
          {...form.bind('new_password')}
          label={t('form.new_password')}
          hint={t('form.password_hint', { n: PASSWORD_MIN })}
          type="password"
          autocomplete="new-password"
          isRequired
        />
      </FormCard>
      <Done text={done} />
    </Section>
  )
}

export function Everywhere(): JSX.Element {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')

  async function leave() {
    setIsBusy(true)
    setFailure('')
    try {
      await signOutEverywhere('/sign-in')
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }

  return (
    <Section title={t('account.everywhere')} text={t('account.everywhere_text')}>
      <Button variant="secondary" isBusy={isBusy} onPress={() => void leave()}>
        {t('account.everywhere_action')}
      </Button>
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
    </Section>
  )
}
