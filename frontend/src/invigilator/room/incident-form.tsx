// An incident, noted while it is fresh: the center finds it when it finalizes the session.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { IncidentForm as CommonForm } from '../../space/incidents/incident-form'
import { say } from '../../ui/toast/toasts'
import { noteIncident } from '../api'
import { nameOf } from '../lines'
import type { Line } from '../types'

interface IncidentFormProps {
  pass: string
  /** Whose incident it is; without, one of the room's candidates or the whole room is chosen. */
  of?: Line
  lines?: readonly Line[]
  onDone: () => void
}

export function IncidentForm({ pass, of, lines = [], onDone }: IncidentFormProps): JSX.Element {
  const [key] = useState(() => crypto.randomUUID())
  const people = lines.map(({ candidate_id: id, last_name, first_name }) => ({ id, name: `${last_name} ${first_name}` }))
  return (
    <CommonForm
      of={of && { id: of.candidate_id, name: nameOf(of) }}
      people={people}
      onCancel={onDone}
      send={async (body) => {
        await noteIncident(pass, body, key)
        say(t('room.incident.noted'))
        onDone()
      }}
    />
  )
}
