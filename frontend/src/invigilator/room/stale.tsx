// Says that the room cannot be refreshed, and of when what is shown is.
import type { JSX } from 'preact'
import type { Problem } from '../../shared/client'
import { language, t } from '../../shared/i18n'
import { useStore } from '../../shared/store'
import { Notice } from '../../ui/notice/notice'

interface StaleProps {
  problem: Problem | null
  freshAt: number | null
  zone: string
}

export function Stale({ problem, freshAt, zone }: StaleProps): JSX.Element {
  const lang = useStore(language)
  const time = freshAt && new Intl.DateTimeFormat(lang, { timeStyle: 'medium', timeZone: zone }).format(freshAt)
  return (
    <div role="status">
      {problem && time && (
        <Notice tone="warning">
          <p>{t(problem.code === 'offline' ? 'room.stale_offline' : 'room.stale', { time })}</p>
        </Notice>
      )}
    </div>
  )
}
