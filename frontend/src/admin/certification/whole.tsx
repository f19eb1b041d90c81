// A page that is nothing without its subject: its place meanwhile, why it cannot be had, and the way back.
import type { ComponentChildren, JSX } from 'preact'
import type { Loading } from '../../shared/load'
import { Icon } from '../../ui/icon/icon'
import { Failure } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'

interface Link {
  href: string
  title: string
}

export function Back({ href, title }: Link): JSX.Element {
  return (
    <p class="jury-back">
      <a href={href}>
        <Icon name="back" />
        {title}
      </a>
    </p>
  )
}

interface WholeProps<T> {
  from: Loading<T>
  title: string
  back: Link
  children: (value: T) => ComponentChildren
}

export function Whole<T>({ from, title, back, children }: WholeProps<T>): JSX.Element {
  if (from.state === 'failed') {
    return (
      <div class="page">
        <Back {...back} />
        <Failure problem={from.problem} onRetry={from.retry} isPage />
      </div>
    )
  }
  if (from.state === 'loading') {
    return (
      <Page title={title} before={<Back {...back} />}>
        <Skeleton lines={10} />
      </Page>
    )
  }
  return <>{children(from.value)}</>
}
