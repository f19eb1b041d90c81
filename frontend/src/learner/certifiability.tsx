// Whether one may take the exam, and what is still missing. Accessibility: said in figures and words; the bar is drawn beside.
import { competenceOf } from '../shared/framework'
import { t, tn, textOf } from '../shared/i18n'
import type { Framework, Profile, Scorecard } from '../shared/types'
import { Progress } from '../ui/progress/progress'

const PIX_PER_LEVEL = 8

/** The competences below level 1 that are the nearest to it, as many as are missing. */
export function nearest({ competences, certifiable_competences: held, required_competences: needed }: Profile): Scorecard[] {
  const below = competences.filter(({ level }) => level < 1)
  return below.sort((one, other) => other.pix - one.pix).slice(0, Math.max(0, needed - held))
}

function Near({ card, found }: { card: Scorecard; found: Framework }) {
  const competence = competenceOf(found, card.competence_id)
  return (
    <li>
      <a href={`/competences/${card.competence_id}`}>{competence ? textOf(competence.title) : card.competence_id}</a>{' '}
      <span class="soft">{card.pix ? tn('certify.near', PIX_PER_LEVEL - card.pix) : t('certify.near_new')}</span>
    </li>
  )
}

export function Missing({ profile, found }: { profile: Profile; found: Framework }) {
  const { certifiable_competences: held, required_competences: needed } = profile
  return (
    <div class="stack">
      <Progress
        label={t('certify.progress')}
        value={Math.min(held, needed)}
        max={needed}
        text={t('certify.of', { n: held, needed })}
      />
      <p>{tn('certify.missing', needed - held)}</p>
      <ul class="points">
        {nearest(profile).map((card) => (
          <Near key={card.competence_id} card={card} found={found} />
        ))}
      </ul>
    </div>
  )
}
