// What was begun on the question being asked: a reload does not lose it. One at a time, in this tab only.
import type { Answer } from '../shared/types'

const KEPT = 'sextant.draft'

interface Draft {
  key: string
  answer: Answer
}

/** What was begun under that key; null without anything. */
export function draftOf(key: string): Answer {
  try {
    const draft = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Draft | null
    return draft?.key === key ? draft.answer : null
  } catch {
    return null
  }
}

export function keepDraft(key: string, answer: Answer): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ key, answer } satisfies Draft))
  } catch {
    // Without storage a reload begins the question again.
  }
}
