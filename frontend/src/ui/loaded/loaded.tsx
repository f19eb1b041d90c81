// Shows what was asked for once it is here; before, its place; without it, why and what to do.
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import type { Problem } from '../../shared/client'
import type { Loading } from '../../shared/load'
import { Button } from '../button/button'
import { Icon } from '../icon/icon'
import { Skeleton } from '../skeleton/skeleton'
import './loaded.css'

const WORDS: Record<string, [Key, Key]> = {
  offline: ['state.offline_title', 'state.offline_text'],
  404: ['state.missing_title', 'state.missing_text'],
  403: ['state.missing_title', 'state.missing_text'],
  429: ['state.busy_title', 'state.busy_text'],
}

interface FailureProps {
  problem: Problem
  onRetry?: () => void
  /** When it stands for the whole page, its title is the page's. */
  isPage?: boolean
}

/** Says that something could not be had, in words, with a way out. */
export function Failure({ problem, onRetry, isPage = false }: FailureProps): JSX.Element {
  const Heading = isPage ? 'h1' : 'h2'
  const [title, text] = WORDS[problem.code] ?? WORDS[problem.status] ?? ['state.error_title', 'state.error_text']
  return (
    <section class="failure stack" role="alert">
      <Icon name={problem.code === 'offline' ? 'cloud' : 'alert'} />
      <Heading class="failure-title">{t(title)}</Heading>
      <p>{t(text)}</p>
      {problem.requestId && <p class="soft small">{t('state.request', { id: problem.requestId })}</p>}
      {onRetry && (
        <Button variant="secondary" onPress={onRetry}>
          {t('state.retry')}
        </Button>
      )}
    </section>
  )
}

interface LoadedProps<T> {
  from: Loading<T>
  lines?: number
  skeleton?: ComponentChildren
  children: (value: T) => ComponentChildren
}

export function Loaded<T>({ from, lines, skeleton, children }: LoadedProps<T>): JSX.Element {
  if (from.state === 'loading') return <>{skeleton ?? <Skeleton lines={lines} />}</>
  if (from.state === 'failed') return <Failure problem={from.problem} onRetry={from.retry} />
  return <>{children(from.value)}</>
}
