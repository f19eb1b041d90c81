// The second factor: the code of an application, or a recovery code.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { giveCode } from '../../shared/session'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Step } from '../join/step'
import type { StepProps } from './credentials-form'
import './code-form.css'

interface CodeProps extends StepProps {
  onRestart: () => void
}

function Code({ run, isRecovery }: StepProps & { isRecovery: boolean }) {
  const words = isRecovery ? 'entry.recovery' : 'entry.code'
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => checkFilled('code', code, t(`${words}_missing`)),
    send: ({ code }) => run(() => giveCode(code)),
  })
  return (
    <Card>
      <FormCard form={form} action={t('entry.code_send')}>
        <Field
          {...form.bind('code')}
          label={t(words)}
          hint={isRecovery ? t('entry.recovery_hint') : undefined}
          writes={isRecovery ? 'code' : 'digits'}
          autocomplete={isRecovery ? 'off' : 'one-time-code'}
          maxLength={32}
          isRequired
        />
      </FormCard>
    </Card>
  )
}

export function CodeForm({ run, onRestart }: CodeProps): JSX.Element {
  const [isRecovery, setIsRecovery] = useState(false)
  const kind = isRecovery ? 'recovery' : 'code'
  return (
    <Step key={kind} title={t('entry.code_title')} lead={t(`entry.${kind}_lead`)}>
      <Code run={run} isRecovery={isRecovery} />
      <ul class="ways code-ways">
        <li>
          <Button variant="quiet" onPress={() => setIsRecovery(!isRecovery)}>
            {t(isRecovery ? 'entry.to_code' : 'entry.to_recovery')}
          </Button>
        </li>
        <li>
          <Button variant="quiet" onPress={onRestart}>
            {t('entry.restart')}
          </Button>
        </li>
      </ul>
    </Step>
  )
}
