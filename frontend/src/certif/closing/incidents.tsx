// What happened: noted in the room, or added now.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDateTime, t, tn } from '../../shared/i18n'
import { IncidentForm } from '../../space/incidents/incident-form'
import type { Person } from '../../space/incidents/incident-form'
import type { IncidentBody } from '../../space/incidents/kinds'
import { Button } from '../../ui/button/button'
import { Confirm } from '../../ui/confirm/confirm'
import { Dialog } from '../../ui/dialog/dialog'
import { Icon } from '../../ui/icon/icon'
import { say } from '../../ui/toast/toasts'
import { addIncident, removeIncident } from '../api'
import { useCenter } from '../centers'
import type { Incident, Session } from '../types'

interface OneProps {
  incident: Incident
  people: readonly Person[]
  onRemove?: () => void
}

function One({ incident, people, onRemove }: OneProps) {
  const { category, subcategory, description, question_number, candidate_id, at, is_impactful } = incident
  const title = t(`room.incident.${category}`)
  const who = people.find(({ id }) => id === candidate_id)?.name ?? t('room.incident.whole_room')
  return (
    <li class="closing-incident">
      <div>
        <h3>{title}</h3>
        <p class="soft small">
          {who} · {formatDateTime(at)}
          {question_number > 0 && ` · ${t('closing.question', { n: question_number })}`}
        </p>
        {subcategory && <p>{t(`room.category.${subcategory}`)}</p>}
        {description && <p class="closing-facts">{description}</p>}
        {is_impactful && <p class="small">{t('closing.impactful')}</p>}
      </div>
      {onRemove && (
        <Button variant="quiet" onPress={onRemove} label={t('closing.remove_of', { title, who })}>
          <Icon name="trash" />
          {t('closing.remove')}
        </Button>
      )}
    </li>
  )
}

interface IncidentsProps {
  session: Session
  incidents: readonly Incident[]
  people: readonly Person[]
  onChange: () => void
}

export function Incidents({ session, incidents, people, onChange }: IncidentsProps): JSX.Element {
  const center = useCenter()
  const [isAdding, setIsAdding] = useState(false)
  const [removed, setRemoved] = useState<Incident | null>(null)
  const isOpen = session.state === 'created'

  async function add(body: IncidentBody) {
    await addIncident(center.id, session.id, body)
    setIsAdding(false)
    say(t('closing.added'))
    onChange()
  }

  async function remove() {
    if (!removed) return
    await removeIncident(center.id, session.id, removed.id)
    say(t('closing.removed'))
    onChange()
  }

  return (
    <div class="stack">
      <p class="soft">{incidents.length ? tn('closing.incidents', incidents.length) : t('closing.no_incident')}</p>
      {incidents.length > 0 && (
        <ul class="closing-incidents">
          {incidents.map((incident) => (
            <One key={incident.id} incident={incident} people={people} onRemove={isOpen ? () => setRemoved(incident) : undefined} />
          ))}
        </ul>
      )}
      {isOpen && (
        <Button variant="secondary" onPress={() => setIsAdding(true)}>
          <Icon name="plus" />
          {t('closing.add')}
        </Button>
      )}
      <Dialog isOpen={isAdding} title={t('closing.add')} onClose={() => setIsAdding(false)}>
        <IncidentForm people={people} send={add} onCancel={() => setIsAdding(false)} />
      </Dialog>
      <Confirm
        isOpen={removed !== null}
        title={t('closing.remove_title')}
        action={t('closing.remove')}
        isDanger
        onConfirm={remove}
        onClose={() => setRemoved(null)}
      >
        <p>{t('closing.remove_text')}</p>
      </Confirm>
    </div>
  )
}
