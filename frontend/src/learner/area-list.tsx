// The sixteen competences by area, each with its level and a way in.
import type { JSX } from 'preact'
import { LevelBar } from '../charts/level-bar'
import { t, tn, textOf } from '../shared/i18n'
import type { Framework, Profile, Scorecard } from '../shared/types'
import { stepOf } from './next-steps'

interface AreaListProps {
  framework: Framework
  profile: Profile
}

const PIX_PER_LEVEL = 8

function standing(card: Scorecard): string {
  if (card.status === 'completed') return t('status.completed')
  return t(stepOf(card) === 'resume' ? 'status.started' : 'status.not_started')
}

function Row({ card, title }: { card: Scorecard; title: string }) {
  return (
    <li class="competence-row">
      <a class="competence-link" href={`/competences/${card.competence_id}`}>
        {title}
      </a>
      <p class="competence-standing">
        <span class="competence-level">{t('status.level', { level: card.level })}</span>
        <span>{tn('status.pix', card.pix)}</span>
        <span>{standing(card)}</span>
      </p>
      <LevelBar level={card.pix / PIX_PER_LEVEL} max={card.max_level} />
    </li>
  )
}

export function AreaList({ framework, profile }: AreaListProps): JSX.Element {
  const titles = new Map(framework.competences.map(({ id, title }) => [id, textOf(title)]))
  return (
    <div class="area-list">
      {framework.areas.map((area) => (
        <section key={area.id} class={`area-group area-${area.id}`} aria-labelledby={`area-${area.id}`}>
          <h3 id={`area-${area.id}`} class="area-title">
            {textOf(area.title)}
          </h3>
          <ul>
            {profile.competences
              .filter((card) => card.area_id === area.id)
              .map((card) => (
                <Row key={card.competence_id} card={card} title={titles.get(card.competence_id) ?? card.competence_id} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
