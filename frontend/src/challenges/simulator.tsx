// A simulator in its sandboxed frame. Accessibility: titled frame, "start again" beside it, its lateness said in words.
import { useState } from 'preact/hooks'
import { t } from '../shared/i18n'
import type { SimulatorForm } from '../shared/types'
import { fieldId } from '../ui/field/field'
import { Notice } from '../ui/notice/notice'
import { FieldError } from './field-error'
import { ONLY_FIELD } from './props'
import type { FormProps } from './props'
import { useSimulator } from './use-simulator'
import './simulator.css'

/** The frame's own border, above and below. */
const BORDERS = 4

function Live({ form, answer, onAnswer, errors }: FormProps<SimulatorForm>) {
  const [attempt, setAttempt] = useState(0)
  const { frame, height, state } = useSimulator(form, onAnswer, attempt)
  const restart = () => {
    onAnswer(null)
    setAttempt(attempt + 1)
  }
  const kind = state === 'loading' ? 'simulator simulator-loading' : 'simulator'
  return (
    <section class={kind} id={fieldId(ONLY_FIELD)} tabIndex={-1} aria-label={form.title}>
      <div class="simulator-top">
        <p class="answer-help">{t('play.simulator_help')}</p>
        <button type="button" class="link-button" onClick={restart}>
          {t('play.simulator_restart')}
        </button>
      </div>
      <FieldError name={ONLY_FIELD} text={errors[ONLY_FIELD]} />
      {state === 'late' && (
        <Notice tone="warning" isLive>
          {t('play.simulator_late')}
        </Notice>
      )}
      <iframe
        key={attempt}
        ref={frame}
        class="simulator-frame"
        title={form.title}
        sandbox="allow-scripts"
        src={`/simulators/${encodeURIComponent(form.name)}/index.html`}
        height={height + BORDERS}
      />
      <p class="simulator-state" role="status">
        {answer ? t('play.simulator_done') : t('play.simulator_nothing')}
      </p>
    </section>
  )
}

/** Once answered, the work is told in words: the frame is not shown again. */
export function Simulator(props: FormProps<SimulatorForm>) {
  if (props.isReadOnly) return <p class="answer-help">{t('play.simulator_over', { title: props.form.title })}</p>
  return <Live {...props} />
}
