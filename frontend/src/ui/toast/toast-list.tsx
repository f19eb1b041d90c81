// The notices that stay until dismissed; the shell shows them. Usage elsewhere: say(text, undo) of ./toasts.
// Accessibility: a polite status region that is always there; nothing goes away by itself, nothing takes focus.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { useStore } from '../../shared/store'
import { Icon } from '../icon/icon'
import { dismiss, say, toasts } from './toasts'
import type { Toast } from './toasts'
import './toast.css'

function Row({ toast }: { toast: Toast }) {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const { undo } = toast

  async function takeBack() {
    if (!undo || isBusy) return
    setIsBusy(true)
    try {
      await undo.action()
      dismiss(toast.id)
      say(undo.done)
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <li class="toast">
      <p>{failure || toast.text}</p>
      {undo && !failure && (
        <button type="button" class="toast-undo" aria-busy={isBusy} onClick={() => void takeBack()}>
          <Icon name="undo" /> {t('ui.toast.undo')}
        </button>
      )}
      <button type="button" class="toast-close" aria-label={t('ui.toast.close')} onClick={() => dismiss(toast.id)}>
        <Icon name="cross" />
      </button>
    </li>
  )
}

export function ToastList(): JSX.Element {
  const shown = useStore(toasts)
  return (
    <div class="toasts" role="status">
      {shown.length > 0 && (
        <ul>
          {shown.map((toast) => (
            <Row key={toast.id} toast={toast} />
          ))}
        </ul>
      )}
    </div>
  )
}
