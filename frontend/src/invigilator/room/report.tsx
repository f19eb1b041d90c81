// A question that a candidate reported: what they say, the question itself, and the two ways to settle it.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t, tn } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { Html } from '../../shared/trusted'
import { Button } from '../../ui/button/button'
import { Loaded } from '../../ui/loaded/loaded'
import { readQuestion } from '../api'
import type { Line } from '../types'
import type { Doing } from '../use-acts'
import { categoryWords } from '../words'

interface ReportProps {
  line: Line
  pass: string
  isBusy: boolean
  doFor: Doing
}

function Question({ pass, id, sequence }: { pass: string; id: string; sequence: number }) {
  const loading = useLoad(() => readQuestion(pass, id, sequence), `${id} ${sequence}`)
  return (
    <Loaded from={loading} lines={3}>
      {({ position, statement, lang }) => (
        <div class="report-question">
          <p class="soft small">{t('room.report_position', { n: position })}</p>
          <Html html={statement} class="prose" lang={lang} />
        </div>
      )}
    </Loaded>
  )
}

export function Report({ line, pass, isBusy, doFor }: ReportProps): JSX.Element | null {
  const [isShown, setIsShown] = useState(false)
  if (!line.alert) return null
  const { sequence, category, count } = line.alert
  return (
    <section class="report" aria-labelledby="report-title">
      <h3 id="report-title">{categoryWords(category)}</h3>
      <p>{t(line.phase === 'ended' ? 'room.report_ended' : 'room.report_text')}</p>
      {count > 1 && <p>{tn('room.report_more', count - 1)}</p>}
      <details onToggle={({ currentTarget }) => setIsShown(currentTarget.open)} key={sequence}>
        <summary>{t('room.report_show')}</summary>
        {isShown && <Question pass={pass} id={line.candidate_id} sequence={sequence} />}
      </details>
      <ul class="panel-acts">
        {line.acts.includes('accept_report') && (
          <li>
            <Button isWide isBusy={isBusy} onPress={() => void doFor(line, 'accept_report', sequence)}>
              {t('room.act.accept_report')}
            </Button>
            <p class="soft small">{t('room.accept_hint')}</p>
          </li>
        )}
        {line.acts.includes('dismiss_report') && (
          <li>
            <Button isWide variant="secondary" isBusy={isBusy} onPress={() => void doFor(line, 'dismiss_report', sequence)}>
              {t('room.act.dismiss_report')}
            </Button>
            <p class="soft small">{t(line.phase === 'ended' ? 'room.dismiss_hint_ended' : 'room.dismiss_hint')}</p>
          </li>
        )}
      </ul>
    </section>
  )
}
