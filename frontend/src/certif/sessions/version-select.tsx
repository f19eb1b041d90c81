// Which exam a session has: the usual one unless another is chosen; not asked where there is one only.
import type { JSX } from 'preact'
import { t, textOf } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { Select } from '../../ui/select/select'
import { listVersions } from '../api'
import { useCenter } from '../centers'
import type { Version } from '../types'

const labelOf = ({ title, length, minutes, is_default }: Version): string =>
  t(is_default ? 'sessions.version_usual' : 'sessions.version_other', { title: textOf(title), n: length, minutes })

interface VersionSelectProps {
  name: string
  value: string
  error?: string
  onValue: (value: string) => void
}

export function VersionSelect({ value, ...bound }: VersionSelectProps): JSX.Element | null {
  const center = useCenter()
  const loading = useLoad(() => listVersions(center.id), center.id)
  if (loading.state !== 'ready' || loading.value.length < 2) return null
  const usual = loading.value.find(({ is_default }) => is_default)?.id ?? ''
  const options = loading.value.map((version) => ({ value: version.id, label: labelOf(version) }))
  return <Select {...bound} value={value || usual} label={t('sessions.version')} hint={t('sessions.version_hint')} options={options} />
}
