// All that was noted in the room, and a way to note more; one's own can be taken back.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatDateTime, t, wordsOf } from '../../shared/i18n'
import { asProblem, useLoad } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Dialog } from '../../ui/dialog/dialog'
import { Loaded } from '../../ui/loaded/loaded'
import { say } from '../../ui/toast/toasts'
import { listIncidents, noteIncident, takeBackIncident } from '../api'
import { nameOf } from '../lines'
import type { Incident, Line } from '../types'
import { IncidentForm } from './incident-form'

interface IncidentsProps {
  pass: string
  lines: readonly Line[]
  isOpen: boolean
  onClose: () => void
}

function Noted({ incident, lines, onTakeBack }: { incident: Incident; lines: readonly Line[]; onTakeBack: () => void }) {
  const line = lines.find(({ candidate_id }) => candidate_id === incident.candidate_id)
  return (
    <li class="incident">
      <p class="incident-title">{t(`room.incident.${incident.category}`)}</p>
      <p class="soft small">
        {line ? nameOf(line) : t('room.incident.whole_room')} · {formatDateTime(incident.at)}
        {incident.question_number > 0 && <> · {t('room.report_position', { n: incident.question_number })}</>}
      </p>
      {incident.subcategory && <p>{t(`room.category.${incident.subcategory}`)}</p>}
      {incident.description && <p class="incident-facts">{incident.description}</p>}
      {incident.is_mine && (
        <Button variant="quiet" onPress={onTakeBack}>
          {t('room.incident.take_back')}
        </Button>
      )}
    </li>
  )
}

function List({ pass, lines, onNew }: { pass: string; lines: readonly Line[]; onNew: () => void }) {
  const [turn, setTurn] = useState(0)
  const loading = useLoad(() => listIncidents(pass), String(turn))
  async function takeBack({ id, at: _at, is_mine: _mine, ...incident }: Incident) {
    try {
      await takeBackIncident(pass, id)
      say(t('room.incident.taken_back'), {
        action: () => noteIncident(pass, incident, crypto.randomUUID()),
        done: t('room.incident.noted'),
      })
    } catch (error) {
      say(wordsOf(asProblem(error).code))
    }
    setTurn((n) => n + 1)
  }
  return (
    <>
      <Loaded from={loading}>
        {(items) =>
          items.length ? (
            <ul class="incidents">
              {items.map((incident) => (
                <Noted key={incident.id} incident={incident} lines={lines} onTakeBack={() => void takeBack(incident)} />
              ))}
            </ul>
          ) : (
            <p>{t('room.incident.none')}</p>
          )
        }
      </Loaded>
      <Button onPress={onNew}>{t('room.note_incident')}</Button>
    </>
  )
}

export function Incidents({ pass, lines, isOpen, onClose }: IncidentsProps): JSX.Element {
  const [isNew, setIsNew] = useState(false)
  const close = () => {
    setIsNew(false)
    onClose()
  }
  return (
    <Dialog isOpen={isOpen} title={t(isNew ? 'room.note_incident' : 'room.incidents')} onClose={close}>
      {isNew ? <IncidentForm pass={pass} lines={lines} onDone={() => setIsNew(false)} /> : <List pass={pass} lines={lines} onNew={() => setIsNew(true)} />}
      {!isNew && (
        <div class="panel-close">
          <Button variant="secondary" onPress={close}>
            {t('room.close')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
