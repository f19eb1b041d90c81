// Who did not finish, and why: asked for each, for their result depends on it.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { RadioCards } from '../../ui/radio-cards/radio-cards'
import type { Cause, Ending } from '../types'

const CAUSES: readonly Cause[] = ['candidate', 'technical']

/** The name of a candidate's field. */
export const causeField = (id: string): string => `cause-${id}`

interface UnfinishedProps {
  people: readonly Ending[]
  causes: Readonly<Record<string, Cause | undefined>>
  errors: ReadonlySet<string>
  onCause: (id: string, cause: Cause) => void
}

const stateOf = ({ phase, end_reason }: Ending): string => {
  if (phase !== 'ended') return t(`closing.still_${phase}`)
  return t(`closing.ended_${end_reason ?? 'invigilator'}`)
}

export function UnfinishedList({ people, causes, errors, onCause }: UnfinishedProps): JSX.Element {
  return (
    <ul class="closing-people">
      {people.map((one) => {
        const { candidate_id: id, number, last_name, first_name, answered, length } = one
        return (
          <li key={id} class="card">
            <h3>
              {last_name} {first_name}
            </h3>
            <p class="soft small">
              {t('closing.answered', { number, answered, length })} · {stateOf(one)}
            </p>
            <RadioCards
              name={causeField(id)}
              label={t('closing.why')}
              value={causes[id] ?? ''}
              onValue={(value) => onCause(id, value as Cause)}
              error={errors.has(id) ? t('closing.why_missing') : undefined}
              columns={2}
              options={CAUSES.map((cause) => ({ value: cause, title: t(`closing.cause_${cause}`), text: t(`closing.cause_${cause}_text`) }))}
            />
          </li>
        )
      })}
    </ul>
  )
}
