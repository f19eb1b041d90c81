// Asks before what matters. Usage: <Confirm isOpen title action="Supprimer" isDanger onConfirm={async () => …} onClose><p>…</p></Confirm>
// Accessibility: the modal dialog; the first button reached is the harmless one; a refusal is said in it. Then say() offers to undo.
import { useState } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../button/button'
import { Dialog } from '../dialog/dialog'
import { Notice } from '../notice/notice'

interface ConfirmProps {
  isOpen: boolean
  title: string
  /** The verb on the button, never "OK". */
  action: string
  isDanger?: boolean
  /** Does it; the dialog closes when it succeeds. */
  onConfirm: () => Promise<unknown>
  onClose: () => void
  children: ComponentChildren
}

function Question({ action, isDanger, onConfirm, onClose, children }: Omit<ConfirmProps, 'isOpen' | 'title'>) {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')

  async function go() {
    setIsBusy(true)
    setFailure('')
    try {
      await onConfirm()
      onClose()
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }

  return (
    <>
      {children}
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      <div class="cluster">
        <Button variant="secondary" onPress={onClose}>
          {t('form.cancel')}
        </Button>
        <Button variant={isDanger ? 'danger' : 'primary'} isBusy={isBusy} onPress={() => void go()}>
          {action}
        </Button>
      </div>
    </>
  )
}

export function Confirm({ isOpen, title, onClose, ...question }: ConfirmProps): JSX.Element {
  return (
    <Dialog isOpen={isOpen} title={title} onClose={onClose}>
      <Question onClose={onClose} {...question} />
    </Dialog>
  )
}
