// The place that content will take. Accessibility: one sentence says that it loads; the shapes are silent.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import './skeleton.css'

export function Skeleton({ lines = 4 }: { lines?: number }): JSX.Element {
  return (
    <div class="skeleton" aria-busy="true">
      <p class="visually-hidden">{t('state.loading')}</p>
      {Array.from({ length: lines }, (_, line) => (
        <div class="skeleton-line" key={line} aria-hidden="true" />
      ))}
    </div>
  )
}
