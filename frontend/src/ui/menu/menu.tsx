// A button that shows a short list of links or buttons under it. Usage: <Menu label={name} about="Changer d'établissement">…<li>s…</Menu>
// Accessibility: a disclosure, not a menu of an application; Escape closes and gives focus back, so does leaving it.
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import { place } from '../../shared/router'
import { useStore } from '../../shared/store'
import { Icon } from '../icon/icon'
import './menu.css'

interface MenuProps {
  /** What the button shows. */
  label: ComponentChildren
  /** What the button does, said after what it shows. */
  about: string
  /** The `<li>` of the list. */
  children: ComponentChildren
  side?: 'start' | 'end'
}

export function Menu({ label, about, children, side = 'start' }: MenuProps): JSX.Element {
  const [isOpen, setIsOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const { moves } = useStore(place)
  useEffect(() => setIsOpen(false), [moves])
  useEffect(() => {
    if (!isOpen) return
    const onPress = ({ target }: PointerEvent) => {
      if (!box.current?.contains(target as Node)) setIsOpen(false)
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [isOpen])

  function onKey({ key }: KeyboardEvent) {
    if (key !== 'Escape' || !isOpen) return
    setIsOpen(false)
    button.current?.focus()
  }

  function onLeave({ relatedTarget }: FocusEvent) {
    if (relatedTarget && !box.current?.contains(relatedTarget as Node)) setIsOpen(false)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to what its button and links let through
    <div class="menu" ref={box} onKeyDown={onKey} onFocusOut={onLeave}>
      <button
        ref={button}
        type="button"
        class="menu-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span class="menu-label">{label}</span>
        <span class="visually-hidden"> {about}</span>
        <Icon name="down" />
      </button>
      <ul class={`menu-list menu-list-${side}`} id={id} hidden={!isOpen}>
        {children}
      </ul>
    </div>
  )
}
