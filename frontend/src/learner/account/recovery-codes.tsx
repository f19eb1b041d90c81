// Recovery codes, shown this once: to copy, to print. Accessibility: the heading takes focus when they come.
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { CopyButton } from '../../ui/copy/copy-button'

interface RecoveryProps {
  codes: readonly string[]
  onKept: () => void
}

export function RecoveryCodes({ codes, onKept }: RecoveryProps): JSX.Element {
  const headingRef = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => headingRef.current?.focus(), [])
  return (
    <div class="recovery">
      <div class="recovery-sheet">
        <h3 ref={headingRef} tabIndex={-1} class="account-step">
          {t('factor.codes_title')}
        </h3>
        <p>{t('factor.codes_text')}</p>
        <ul class="recovery-codes" aria-label={t('factor.codes_label')}>
          {codes.map((code) => (
            <li key={code}>
              <code translate={false}>{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <div class="account-actions">
        <CopyButton text={codes.join('\n')} label={t('factor.copy_codes')} />
        <Button variant="secondary" onPress={() => window.print()}>
          {t('factor.print_codes')}
        </Button>
        <Button onPress={onKept}>{t('factor.codes_kept')}</Button>
      </div>
    </div>
  )
}
