// What was just done, and how to take it back: kept until dismissed, or until one has moved on.
import { place } from '../../shared/router'
import { createStore } from '../../shared/store'

export interface Toast {
  id: number
  text: string
  /** How many moves had led to the page where it was said. */
  moves: number
  /** Takes back what was done; its own text says what then. */
  undo?: { action: () => Promise<unknown>; done: string }
}

export const toasts = createStore<readonly Toast[]>([])

let last = 0

/** Said before the move that an act ends with, or after it: either way it is read on one page. */
const MOVES_READ = 2

// What cannot be taken back need not follow people from page to page.
place.watch(({ moves }) => {
  toasts.set(toasts.get().filter((toast) => toast.undo || moves - toast.moves < MOVES_READ))
})

/** Says what was done: `say('Campagne archivée.', { action: restore, done: 'Campagne rétablie.' })`. */
export function say(text: string, undo?: Toast['undo']): void {
  last += 1
  toasts.set([...toasts.get().slice(-2), { id: last, text, moves: place.get().moves, undo }])
}

export function dismiss(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id))
}
