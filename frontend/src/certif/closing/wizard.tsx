// Finalizing: who did not finish and why, what happened, remarks; then once and for all.
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, tn } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import type { Person } from '../../space/incidents/incident-form'
import { Button } from '../../ui/button/button'
import { Confirm } from '../../ui/confirm/confirm'
import { ErrorSummary } from '../../ui/error-summary/error-summary'
import { Notice } from '../../ui/notice/notice'
import { TextArea } from '../../ui/text-area/text-area'
import { say } from '../../ui/toast/toasts'
import { finalize } from '../api'
import { useCenter } from '../centers'
import type { Cause, Closing, WholeSession } from '../types'
import { Incidents } from './incidents'
import { UnfinishedList, causeField } from './unfinished'
import './closing.css'

interface WizardProps {
  session: WholeSession
  closing: Closing
  people: readonly Person[]
  onChange: () => void
}

function Step({ n, id, title, children }: { n: number; id: string; title: Key; children: ComponentChildren }) {
  return (
    <section class="stack" aria-labelledby={`closing-${id}`}>
      <h2 id={`closing-${id}`}>
        {n}. {t(title)}
      </h2>
      {children}
    </section>
  )
}

/** What should be seen to in the room first. */
function Warnings({ session, closing }: { session: WholeSession; closing: Closing }) {
  const running = session.counts.running + session.counts.paused
  const alerts = closing.open_alerts.reduce((sum, line) => sum + line.alerts, 0)
  const { not_joined: absent } = closing
  return (
    <>
      {running > 0 && (
        <Notice tone="warning">
          <p>{tn('closing.running', running)}</p>
        </Notice>
      )}
      {alerts > 0 && (
        <Notice tone="warning">
          <p>{tn('closing.alerts', alerts)}</p>
        </Notice>
      )}
      {absent.length > 0 && (
        <Notice>
          <p>{tn('closing.absent', absent.length)}</p>
          <p>{absent.map(({ last_name, first_name }) => `${last_name} ${first_name}`).join(', ')}</p>
        </Notice>
      )}
    </>
  )
}

export function Wizard({ session, closing, people, onChange }: WizardProps): JSX.Element {
  const center = useCenter()
  const { unfinished, reports } = closing
  const [causes, setCauses] = useState<Readonly<Record<string, Cause>>>({})
  const [remarks, setRemarks] = useState(closing.remarks)
  const [attempt, setAttempt] = useState(0)
  const [isAsked, setIsAsked] = useState(false)
  const missing = attempt ? unfinished.filter(({ candidate_id }) => !causes[candidate_id]) : []

  function ask() {
    setAttempt((n) => n + 1)
    if (unfinished.every(({ candidate_id }) => causes[candidate_id])) setIsAsked(true)
  }

  async function close() {
    const given = Object.fromEntries(unfinished.flatMap(({ candidate_id: id }) => (causes[id] ? [[id, causes[id]]] : [])))
    await finalize(center.id, session.id, { causes: given, remarks })
    say(t('closing.done'))
    onChange()
  }

  return (
    <div class="closing">
      <ErrorSummary
        attempt={attempt}
        errors={missing.map(({ candidate_id, first_name, last_name }) => ({
          field: causeField(candidate_id),
          text: t('closing.why_missing_of', { name: `${last_name} ${first_name}` }),
        }))}
      />
      <div class="stack closing-warnings">
        <Warnings session={session} closing={closing} />
      </div>
      <Step n={1} id="unfinished" title="closing.unfinished">
        <p class="soft">{unfinished.length ? t('closing.unfinished_text') : t('closing.all_finished')}</p>
        <UnfinishedList
          people={unfinished}
          causes={causes}
          errors={new Set(missing.map(({ candidate_id }) => candidate_id))}
          onCause={(id, cause) => setCauses((before) => ({ ...before, [id]: cause }))}
        />
      </Step>
      <Step n={2} id="incidents" title="closing.what_happened">
        <Incidents session={session} incidents={reports} people={people} onChange={onChange} />
      </Step>
      <Step n={3} id="end" title="closing.end">
        <TextArea name="remarks" label={t('closing.remarks')} hint={t('closing.remarks_hint')} value={remarks} onValue={setRemarks} rows={3} maxLength={1000} />
        <p>{t('closing.end_text')}</p>
        <Button onPress={ask}>{t('closing.finalize')}</Button>
      </Step>
      <Confirm isOpen={isAsked} title={t('closing.sure')} action={t('closing.finalize')} onConfirm={close} onClose={() => setIsAsked(false)}>
        <p>{t('closing.sure_text')}</p>
      </Confirm>
    </div>
  )
}
