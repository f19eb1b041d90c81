// The levels that a certificate holds, by area. Usage: <CertifiedLevels areas={levels} />
// Accessibility: a heading an area and a list; each level is written, the bars beside it are decoration.
import type { JSX } from 'preact'
import { t, textOf } from '../shared/i18n'
import type { CertifiedArea } from '../shared/types'
import './certified-levels.css'

const TOP = 8

function Pips({ level }: { level: number }) {
  return (
    <svg class="certified-pips" viewBox={`0 0 ${TOP * 12} 8`} width={TOP * 12} height="8" aria-hidden="true" focusable="false">
      {Array.from({ length: TOP }, (_, index) => (
        <rect key={index} class={index < level ? 'certified-pip-full' : 'certified-pip'} x={index * 12 + 0.5} y="0.5" width="9" height="7" rx="2" />
      ))}
    </svg>
  )
}

export function CertifiedLevels({ areas }: { areas: readonly CertifiedArea[] }): JSX.Element {
  return (
    <div class="certified-areas">
      {areas.map((area) => (
        <section key={area.id} class={`certified-area area-${area.id}`} aria-labelledby={`certified-${area.id}`}>
          <h3 id={`certified-${area.id}`}>{textOf(area.title)}</h3>
          <ul>
            {area.levels.map(({ competence_id: id, title, level }) => (
              <li key={id}>
                <span class="certified-name">
                  <span class="soft">{id}</span> {textOf(title)}
                </span>
                <span class="certified-level">
                  <Pips level={level ?? 0} />
                  <span>{level === null ? t('certifications.not_measured') : t('certifications.level_of', { level })}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
