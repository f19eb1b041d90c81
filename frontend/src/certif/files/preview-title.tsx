// The heading of what a file would change; it takes the focus, for the button that asked for it is gone.
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../shared/i18n'

export function PreviewTitle(): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {t('files.preview')}
    </h2>
  )
}
