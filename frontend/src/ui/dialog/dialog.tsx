// A question that must be answered first. Accessibility: native modal dialog; Escape closes; focus comes back.
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import './dialog.css'

interface DialogProps {
  isOpen: boolean
  title: string
  onClose: () => void
  children: ComponentChildren
}

export function Dialog({ isOpen, title, onClose, children }: DialogProps): JSX.Element {
  const box = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    const dialog = box.current
    if (!dialog || dialog.open === isOpen) return
    if (isOpen) dialog.showModal()
    else dialog.close()
  }, [isOpen])
  return (
    <dialog class="dialog" ref={box} aria-labelledby={titleId} onClose={onClose}>
      {isOpen && (
        <div class="stack">
          <h2 class="dialog-title" id={titleId} tabIndex={-1}>
            {title}
          </h2>
          {children}
        </div>
      )}
    </dialog>
  )
}
