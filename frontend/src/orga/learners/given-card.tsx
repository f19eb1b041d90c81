// What the teacher hands over: big, once, printable. Accessibility: takes focus when it comes, so that it is read out.
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import type { Given } from './api'

interface GivenCardProps {
  given: Given
  name: string
  onDone: () => void
}

export function GivenCard({ given, name, onDone }: GivenCardProps): JSX.Element {
  const headingRef = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => headingRef.current?.focus(), [])
  return (
    <section class="learners-given" aria-labelledby="given-title">
      <h2 id="given-title" ref={headingRef} tabIndex={-1}>
        {t('learners.given_title', { name })}
      </h2>
      <dl class="learners-codes" translate={false}>
        <dt>{t('learners.username')}</dt>
        <dd>{given.username}</dd>
        <dt>{t('learners.given_password')}</dt>
        <dd class="learners-password">{given.one_time_password}</dd>
      </dl>
      <p>{t('learners.given_next')}</p>
      <p class="learners-address">{window.location.origin}/sign-in</p>
      <div class="learners-screen-only stack">
        <p>
          <strong>{t('learners.given_once')}</strong>
        </p>
        <div class="cluster">
          <Button onPress={() => window.print()}>
            <Icon name="print" />
            {t('learners.print')}
          </Button>
          <Button variant="secondary" onPress={onDone}>
            {t('learners.given_done')}
          </Button>
        </div>
      </div>
    </section>
  )
}
