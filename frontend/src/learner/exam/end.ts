// How an exam ended: the pass is forgotten then, and a reload of the last screen still shows it, in this tab.
import type { EndReason, Exam } from './types'

const KEPT = 'sextant.exam_end'

export interface End {
  reason: EndReason
  answered: number
  length: number
}

export const endOf = ({ end_reason: reason, answered, length }: Exam): End => ({ reason: reason ?? 'completed', answered, length })

export function keepEnd(end: End): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(end))
  } catch {
    // A reload leads to the way in.
  }
}

export function endOfHere(): End | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as End | null
  } catch {
    return null
  }
}

export function forgetEnd(): void {
  try {
    sessionStorage.removeItem(KEPT)
  } catch {
    // Nothing was kept.
  }
}
