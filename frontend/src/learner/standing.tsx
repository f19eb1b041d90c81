// Where one is in a competence: the level in large, what it means, how far the next one is, what can be done.
import type { JSX } from 'preact'
import { LevelBar } from '../charts/level-bar'
import { t, tn, textOf } from '../shared/i18n'
import type { Framework, Level, Scorecard } from '../shared/types'
import { Card } from '../ui/card/card'
import { stepOf } from './next-steps'
import { OpenCompetence } from './open-competence'
import { ResetCompetence } from './reset-competence'

const PIX_PER_LEVEL = 8

export interface StandingProps {
  card: Scorecard
  framework: Framework
  onReset: () => void
}

function Far({ card }: { card: Scorecard }) {
  if (card.level >= card.max_level) return <p>{t('competence.top')}</p>
  if (card.is_at_top) return <p>{t('competence.all_shown')}</p>
  return <p>{tn('competence.to_next', card.pix_to_next_level, { level: card.level + 1 })}</p>
}

function Wait({ card }: { card: Scorecard }) {
  const days = card.days_before_improving
  if (card.status !== 'completed' || card.can_improve || !days) return null
  return <p class="soft">{tn('competence.days', days)}</p>
}

function Meaning({ levels, card: { level, pix } }: { levels: Level[]; card: Scorecard }) {
  if (level === 0 && pix > 0) return <p class="standing-name">{t('play.before_one')}</p>
  const found = levels.find((candidate) => candidate.level === level)
  if (!found) return null
  return (
    <div>
      <p class="standing-name">{textOf(found.title)}</p>
      <p>{textOf(found.description)}</p>
    </div>
  )
}

export function Standing({ card, framework, onReset }: StandingProps): JSX.Element {
  const action = stepOf(card)
  return (
    <Card as="section" labelledBy="standing">
      <h2 id="standing" class="visually-hidden">
        {t('competence.standing')}
      </h2>
      <div class="standing">
        <p class="standing-level">
          <span class="standing-word">{t('rose.level')} </span>
          <span class="standing-figure">{card.level}</span>
          <span class="standing-word">
            {' '}
            {t('competence.out_of', { max: 8 })}
          </span>
        </p>
        <div class="stack">
          <Meaning levels={framework.levels} card={card} />
          <LevelBar level={card.pix / PIX_PER_LEVEL} max={card.max_level} />
          <p class="standing-pix">{tn('status.pix', card.pix)}</p>
          <Far card={card} />
        </div>
      </div>
      <div class="standing-actions cluster">
        {action && <OpenCompetence competenceId={card.competence_id} kind={action} />}
        <Wait card={card} />
        <ResetCompetence card={card} onReset={onReset} />
      </div>
    </Card>
  )
}
