// The second factor: off, being added, on.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../shared/i18n'
import { renew } from '../../shared/session'
import type { User } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { Status } from '../../ui/status/status'
import { AddFactor } from './add-factor'
import { FactorActions } from './factor-actions'
import { RecoveryCodes } from './recovery-codes'
import { Done, Section } from './section'

function Off({ user, onCodes }: { user: User; onCodes: (codes: readonly string[]) => void }) {
  const [isAdding, setIsAdding] = useState(false)
  if (isAdding) return <AddFactor user={user} onCodes={onCodes} onCancel={() => setIsAdding(false)} />
  return <Button onPress={() => setIsAdding(true)}>{t('factor.start')}</Button>
}

export function SecondFactor({ user }: { user: User }): JSX.Element {
  const [codes, setCodes] = useState<readonly string[]>([])
  const [done, setDone] = useState('')

  /** The tokens and the account are read again: both say whether it is on. */
  async function changed(words: string): Promise<void> {
    await renew()
    setDone(words)
  }

  const isOn = user.has_second_factor
  return (
    <Section title={t('factor.title')} text={t('factor.text')} anchor="second-factor">
      <p class="account-state">
        <Status tone={isOn ? 'success' : 'neutral'} icon={isOn ? 'check' : undefined}>
          {t(isOn ? 'factor.on' : 'factor.off')}
        </Status>
      </p>
      {codes.length > 0 && <RecoveryCodes codes={codes} onKept={() => setCodes([])} />}
      {codes.length === 0 && isOn && (
        <FactorActions user={user} onCodes={setCodes} onRemoved={() => changed(t('factor.removed'))} />
      )}
      {codes.length === 0 && !isOn && (
        <Off
          user={user}
          onCodes={(given) => {
            setCodes(given)
            void changed(t('factor.is_on'))
          }}
        />
      )}
      <Done text={done} />
    </Section>
  )
}
