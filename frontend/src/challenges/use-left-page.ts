// Notices that the learner left the page during a question that asks to stay on it.
import { useEffect, useState } from 'preact/hooks'

const LOOK_MS = 1000

/** True once the page was hidden or lost focus; what happens inside its own frames does not count. */
export function useLeftPage(isWatching: boolean, key: string): boolean {
  const [hasLeft, setHasLeft] = useState(false)
  useEffect(() => {
    setHasLeft(false)
    if (!isWatching) return
    const look = () => {
      if (document.hidden || !document.hasFocus()) setHasLeft(true)
    }
    const timer = setInterval(look, LOOK_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [isWatching, key])
  return hasLeft
}
