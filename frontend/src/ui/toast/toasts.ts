// What was just done, and how to take it back: kept until dismissed.
import { createStore } from '../../shared/store'

export interface Toast {
  id: number
  text: string
  /** Takes back what was done; its own text says what then. */
  undo?: { action: () => Promise<unknown>; done: string }
}

export const toasts = createStore<readonly Toast[]>([])

let last = 0

/** Says what was done: `say('Campagne archivée.', { action: restore, done: 'Campagne rétablie.' })`. */
export function say(text: string, undo?: Toast['undo']): void {
  last += 1
  toasts.set([...toasts.get().slice(-2), { id: last, text, undo }])
}

export function dismiss(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id))
}
