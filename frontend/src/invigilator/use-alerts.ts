// Says what is new among those who need help: in the live region, and by sound when it is on.
import { useEffect, useRef } from 'preact/hooks'
import { announce } from '../shared/announce'
import { t, tn } from '../shared/i18n'
import { nameOf, stateOf } from './lines'
import { chime } from './sound'
import type { Line } from './types'

/** Somebody with the same need as before is not news; another report of theirs is. */
const needOf = (line: Line): string => `${line.candidate_id} ${line.attention} ${line.alert?.sequence ?? ''}`

const NAMED = 2

function wordsFor(news: readonly Line[]): string {
  const named = news.slice(0, NAMED).map((line) => t('room.news', { state: t(stateOf(line).word), name: nameOf(line) }))
  const others = news.length - named.length
  return others ? [...named, tn('room.news_others', others)].join(' ') : named.join(' ')
}

export function useAlerts(needing: readonly Line[] | null): void {
  const knownRef = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (!needing) return
    const before = knownRef.current
    knownRef.current = new Set(needing.map(needOf))
    const news = before ? needing.filter((line) => !before.has(needOf(line))) : []
    if (!news.length) return
    announce(wordsFor(news))
    chime()
  }, [needing])
}
