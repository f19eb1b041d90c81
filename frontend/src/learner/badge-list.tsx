// Thematic results, got or not yet. Accessibility: the state is in words, not only in the drawing.
import type { JSX } from 'preact'
import { t, textOf } from '../shared/i18n'
import type { Participation } from '../shared/types'

type Badge = NonNullable<Participation['results']>['badges'][number]

function Medal({ isGot }: { isGot: boolean }) {
  return (
    <svg class="medal" viewBox="0 0 48 56" width="48" height="56" aria-hidden="true">
      <path class="medal-ribbon" d="M14 30 8 54l16-8 16 8-6-24z" />
      <circle class="medal-disc" cx="24" cy="20" r="18" />
      {isGot && <path class="medal-star" d="m24 8 3.6 7.6 8.2 1-6 5.8 1.5 8.2L24 26.7l-7.3 3.9 1.5-8.2-6-5.8 8.2-1z" />}
    </svg>
  )
}

export function BadgeList({ badges }: { badges: readonly Badge[] }): JSX.Element {
  return (
    <section aria-labelledby="part-badges">
      <h2 id="part-badges">{t('part.badges')}</h2>
      <ul class="badges">
        {badges.map((badge) => (
          <li key={badge.id} class={badge.is_got ? 'badge badge-got' : 'badge'}>
            <Medal isGot={badge.is_got} />
            <div>
              <h3>{textOf(badge.title)}</h3>
              <p>{badge.is_got ? textOf(badge.message) : t('part.badge_missed')}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
