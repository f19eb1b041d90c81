// All of one candidate: where they stand, the report to judge, what may be done now; nothing else is offered.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Dialog } from '../../ui/dialog/dialog'
import { Status } from '../../ui/status/status'
import { durationOf, nameOf, secondsLeft, stateOf } from '../lines'
import type { Act, Line } from '../types'
import type { Doing } from '../use-acts'
import { EndQuestion } from './end-question'
import { IncidentForm } from './incident-form'
import { Report } from './report'

interface PanelProps {
  line: Line | undefined
  pass: string
  now: number
  isBusy: boolean
  doFor: Doing
  onClose: () => void
}

type View = 'sheet' | 'end' | 'incident'

function Facts({ line, now }: { line: Line; now: number }) {
  const left = secondsLeft(line, now)
  const facts: [string, string][] = [[t('room.fact.place'), String(line.number)]]
  if (line.length) facts.push([t('room.fact.answered'), t('room.fact.of', { n: line.answered, length: line.length })])
  if (left !== null) facts.push([t('room.fact.left'), durationOf(left)])
  if (line.extra_percent) facts.push([t('room.extra_time'), `+${line.extra_percent} %`])
  return (
    <dl class="panel-facts">
      {facts.map(([title, fact]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Reports are judged in their own block, the end asks first. */
const APART: readonly Act[] = ['accept_report', 'dismiss_report', 'end']

interface SheetProps extends Omit<PanelProps, 'line' | 'onClose'> {
  line: Line
  onView: (view: View) => void
}

function Sheet({ line, pass, now, isBusy, doFor, onView }: SheetProps) {
  const { word, icon, tone } = stateOf(line)
  const simple = line.acts.filter((act) => !APART.includes(act))
  return (
    <>
      <p class="panel-state">
        <Status tone={tone} icon={icon}>
          {t(word)}
        </Status>
      </p>
      <Facts line={line} now={now} />
      {line.alert && <Report line={line} pass={pass} isBusy={isBusy} doFor={doFor} />}
      <ul class="panel-acts">
        {simple.map((act, index) => (
          <li key={act}>
            <Button isWide variant={index || line.alert ? 'secondary' : 'primary'} isBusy={isBusy} onPress={() => void doFor(line, act)}>
              {t(`room.act.${act}`)}
            </Button>
            <p class="soft small">{t(`room.hint.${act as Exclude<Act, 'accept_report' | 'dismiss_report' | 'end'>}`)}</p>
          </li>
        ))}
      </ul>
      <div class="panel-more">
        <Button variant="quiet" onPress={() => onView('incident')}>
          {t('room.note_incident')}
        </Button>
        {line.acts.includes('end') && (
          <Button variant="quiet" onPress={() => onView('end')}>
            {t('room.act.end')}…
          </Button>
        )}
      </div>
    </>
  )
}

const titleOf = (view: View, line: Line): string => {
  if (view === 'end') return t('room.end_title', { name: nameOf(line) })
  if (view === 'incident') return t('room.incident_of', { name: nameOf(line) })
  return nameOf(line)
}

export function Panel({ line, pass, doFor, onClose, ...given }: PanelProps): JSX.Element {
  const [view, setView] = useState<View>('sheet')
  const close = () => {
    setView('sheet')
    onClose()
  }
  return (
    <Dialog isOpen={line !== undefined} title={line ? titleOf(view, line) : ''} onClose={close}>
      {line && view === 'sheet' && <Sheet line={line} pass={pass} doFor={doFor} onView={setView} {...given} />}
      {line && view === 'end' && <EndQuestion line={line} doFor={doFor} onEnded={() => setView('incident')} onBack={() => setView('sheet')} />}
      {line && view === 'incident' && <IncidentForm pass={pass} of={line} onDone={close} />}
      {line && view === 'sheet' && (
        <div class="panel-close">
          <Button variant="secondary" onPress={close}>
            {t('room.close')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
