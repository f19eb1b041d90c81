// Copies a short text. Usage: <CopyButton text={link} label="Copier le lien" />
// Accessibility: says in words that it was copied; without the right to copy, the text stays selectable beside it.
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { announce } from '../../shared/announce'
import { t } from '../../shared/i18n'
import { Button } from '../button/button'
import { Icon } from '../icon/icon'
import '../icon/tools'

const SHOWN_MS = 3000

type Outcome = 'copied' | 'refused' | null

interface CopyButtonProps {
  text: string
  label: string
  variant?: 'secondary' | 'quiet'
}

export function CopyButton({ text, label, variant = 'secondary' }: CopyButtonProps): JSX.Element {
  const [outcome, setOutcome] = useState<Outcome>(null)
  useEffect(() => {
    if (!outcome) return
    const timer = window.setTimeout(() => setOutcome(null), SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [outcome])

  async function copy() {
    const found: Outcome = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      () => 'refused' as const,
    )
    setOutcome(found)
    announce(t(`ui.copy.${found}`))
  }

  return (
    <Button variant={variant} onPress={() => void copy()}>
      <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
      {outcome ? t(`ui.copy.${outcome}`) : label}
    </Button>
  )
}
