// The rose of competences. Accessibility: one image with its sentence; the same figures are in the table under it.
import type { JSX } from 'preact'
import { formatNumber, t, textOf } from '../shared/i18n'
import type { Framework, Profile, Scorecard } from '../shared/types'
import { LEVELS, OUTER, placePetals, radiusOf } from './rose-geometry'
import './rose.css'

interface RoseProps {
  framework: Framework
  profile: Profile
}

const PIX_PER_LEVEL = 8
const petalOf = (card: Scorecard) => ({ id: card.competence_id, areaId: card.area_id, level: card.pix / PIX_PER_LEVEL })

function Rings({ max }: { max: number }) {
  return (
    <>
      {Array.from({ length: LEVELS }, (_, index) => (
        <circle key={index} class={index + 1 === max ? 'rose-ring rose-ring-max' : 'rose-ring'} r={radiusOf(index + 1)} />
      ))}
    </>
  )
}

function Drawing({ framework, profile }: RoseProps) {
  const petals = placePetals(profile.competences.map(petalOf))
  const total = formatNumber(profile.pix)
  return (
    <svg
      class="rose"
      viewBox="-225 -225 450 450"
      role="img"
      aria-label={t('rose.label', { pix: profile.pix, max: profile.pix_max })}
    >
      {petals.map(({ id, areaId, whole, reached, label }) => (
        <g key={id} class={`rose-area-${areaId}`}>
          <path class="rose-whole" d={whole} />
          {reached && <path class="rose-reached" d={reached} />}
          <text class="rose-id" x={label.x.toFixed(1)} y={(label.y + 4.5).toFixed(1)}>
            {id}
          </text>
        </g>
      ))}
      <Rings max={framework.max_level} />
      <circle class="rose-edge" r={OUTER + 2} />
      <text class="rose-total" y="8">
        {total}
      </text>
      <text class="rose-unit" y="30">
        {t('rose.unit', { max: profile.pix_max })}
      </text>
    </svg>
  )
}

function Table({ framework, profile }: RoseProps) {
  const titles = new Map(framework.competences.map(({ id, title }) => [id, textOf(title)]))
  return (
    <table class="rose-table">
      <caption class="visually-hidden">{t('rose.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('rose.competence')}</th>
          <th scope="col">{t('rose.level')}</th>
          <th scope="col">{t('rose.pix')}</th>
        </tr>
      </thead>
      <tbody>
        {profile.competences.map(({ competence_id, level, pix }) => (
          <tr key={competence_id}>
            <th scope="row">
              {competence_id} {titles.get(competence_id)}
            </th>
            <td>{level}</td>
            <td>{pix}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function Rose(props: RoseProps): JSX.Element {
  return (
    <figure class="rose-figure">
      <Drawing {...props} />
      <details class="rose-details">
        <summary>{t('rose.as_table')}</summary>
        <Table {...props} />
      </details>
    </figure>
  )
}
