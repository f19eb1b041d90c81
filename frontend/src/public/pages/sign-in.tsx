// Signing in: an address or a user name and a password, then what may still be asked, in place.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { nextPlace } from '../../shared/checks'
import { t, useLanguage as speak } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { navigate, place } from '../../shared/router'
import type { User } from '../../shared/types'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { WaysElsewhere } from '../elsewhere/ways'
import { Step } from '../join/step'
import { CodeForm } from '../sign-in/code-form'
import { CredentialsForm } from '../sign-in/credentials-form'
import { NewPasswordForm } from '../sign-in/new-password-form'

type At = 'credentials' | 'second_factor' | 'new_password'

const STEP_OF_CODE: Record<string, At> = {
  second_factor_required: 'second_factor',
  password_change_required: 'new_password',
  step_expired: 'credentials',
}

/** Another way in may have done the first step: its page says which one is left. */
function asked(search: string): At {
  const step = new URLSearchParams(search).get('step')
  return step === 'second_factor' || step === 'new_password' ? step : 'credentials'
}

/** Runs a step: in, or at the step that the server asks for. */
function useSteps() {
  const [at, setAt] = useState<At>(() => asked(place.get().search))
  const [isLate, setIsLate] = useState(false)

  async function run(step: () => Promise<User>): Promise<void> {
    try {
      const user = await step()
      await speak(user.lang)
      navigate(nextPlace(place.get().search), { replace: true })
    } catch (error) {
      const { code } = asProblem(error)
      const left = STEP_OF_CODE[code]
      if (!left) throw error
      setIsLate(code === 'step_expired')
      setAt(left)
    }
  }

  return { at, isLate, run, restart: () => setAt('credentials') }
}

function Ways() {
  return (
    <ul class="ways">
      <li>
        <a href="/forgotten-password">{t('sign_in.forgotten')}</a>
      </li>
      <li>
        <a href={`/sign-up${place.get().search}`}>{t('sign_in.no_account')}</a>
      </li>
      <li>
        <a href="/demo">{t('sign_in.demo')}</a>
      </li>
    </ul>
  )
}

export default function SignIn(): JSX.Element {
  const { at, isLate, run, restart } = useSteps()
  if (at === 'second_factor') return <CodeForm run={run} onRestart={restart} />
  if (at === 'new_password')
    return (
      <Step key={at} title={t('entry.new_title')} lead={t('entry.new_lead')}>
        <NewPasswordForm run={run} />
      </Step>
    )
  return (
    <Page title={t('nav.sign_in')} width="narrow">
      <div class="stack">
        {isLate && (
          <Notice tone="warning" isLive>
            <p>{t('error.step_expired')}</p>
          </Notice>
        )}
        <CredentialsForm run={run} />
        <WaysElsewhere />
      </div>
      <Ways />
    </Page>
  )
}
