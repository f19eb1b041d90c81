// Nothing moves under a finger: a button that leaves the pointer between press and release gets no click.
import { useLayoutEffect, useState } from 'preact/hooks'

/** A tap becomes a click a moment after the finger is lifted. */
const CLICK_MS = 100

function useIsPressed(): boolean {
  const [isPressed, setIsPressed] = useState(false)
  useLayoutEffect(() => {
    let timer = 0
    const press = ({ isPrimary, button }: PointerEvent) => {
      if (!isPrimary || button) return
      clearTimeout(timer)
      setIsPressed(true)
    }
    const release = () => {
      clearTimeout(timer)
      timer = window.setTimeout(() => setIsPressed(false), CLICK_MS)
    }
    const ends = ['pointerup', 'pointercancel', 'contextmenu']
    window.addEventListener('pointerdown', press, true)
    for (const end of ends) window.addEventListener(end, release, true)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointerdown', press, true)
      for (const end of ends) window.removeEventListener(end, release, true)
    }
  }, [])
  return isPressed
}

/** `value`, which changes the height of something: while a pointer is pressed, as it was before. */
export function useStill<T extends string | number | boolean>(value: T): T {
  const isPressed = useIsPressed()
  const [still, setStill] = useState(value)
  if (isPressed) return still
  if (still !== value) setStill(value)
  return value
}
