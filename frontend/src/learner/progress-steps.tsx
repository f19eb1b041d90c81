// How far the next checkpoint is. Accessibility: said in words; the marks are drawn beside them.
import { t } from '../shared/i18n'

interface ProgressStepsProps {
  answered: number
  every: number
}

export function ProgressSteps({ answered, every }: ProgressStepsProps) {
  const done = answered % every
  return (
    <div class="play-steps">
      <p class="play-steps-words">{t('play.steps', { n: done + 1, count: every })}</p>
      <ol class="play-steps-marks" aria-hidden="true">
        {Array.from({ length: every }, (_, index) => (
          <li key={index} class={index < done ? 'step-done' : index === done ? 'step-here' : 'step-ahead'} />
        ))}
      </ol>
    </div>
  )
}
