// The three choices of a campaign, and which one is being made. Accessibility: an ordered list; the present one says aria-current.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Icon } from '../../ui/icon/icon'
import { STEPS } from './draft'
import type { Step } from './draft'

interface StepsProps {
  step: Step
  onStep: (step: Step) => void
}

export function Steps({ step, onStep }: StepsProps): JSX.Element {
  const at = STEPS.indexOf(step)
  return (
    <nav aria-label={t('campaigns.steps')}>
      <ol class="steps">
        {STEPS.map((one, index) => (
          <li key={one} class={index < at ? 'step step-done' : 'step'} aria-current={one === step ? 'step' : undefined}>
            <span class="step-mark" aria-hidden="true">
              {index < at ? <Icon name="check" /> : index + 1}
            </span>
            {index < at ? (
              <button type="button" class="step-back" onClick={() => onStep(one)}>
                {t(`campaigns.step.${one}`)}
              </button>
            ) : (
              <span>{t(`campaigns.step.${one}`)}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
