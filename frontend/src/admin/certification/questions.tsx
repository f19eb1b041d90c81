// Every question of an exam: what was asked and answered, how long it took; ticking some to change what counts.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t, tn } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import type { Change, Question } from './api'
import { durationOf, signsOf, stateOf } from './question-words'

const toneOf = ({ kind, outcome, is_neutralized }: Question): StatusTone => {
  if (kind === 'reported' || is_neutralized) return 'warning'
  return outcome === 'ok' ? 'success' : outcome === 'skipped' ? 'neutral' : 'danger'
}
const ICONS = { ok: 'check', ko: 'cross', timed_out: 'clock', skipped: 'skip' } as const
const iconOf = ({ kind, outcome }: Question) => (kind === 'reported' ? 'flag' : ICONS[outcome ?? 'skipped'])

interface TickProps {
  question: Question
  isTicked: boolean
  onTick: (position: number) => void
}

function Tick({ question: { position }, isTicked, onTick }: TickProps) {
  return (
    <label class="jury-tick">
      <input type="checkbox" checked={isTicked} onChange={() => onTick(position)} />
      <span class="jury-tick-words">{t('jury.tick', { n: position })}</span>
    </label>
  )
}

const COLUMNS = (): Column<Question>[] => [
  { id: 'number', title: t('jury.q_number'), isNumber: true, isHeader: true, cell: ({ position }) => position },
  {
    id: 'statement',
    title: t('jury.q_statement'),
    cell: ({ statement, competence_id, skill }) => (
      <div class="jury-statement">
        <p>{statement}</p>
        <p class="soft small">
          {competence_id} · {skill}
        </p>
      </div>
    ),
  },
  {
    id: 'answer',
    title: t('jury.q_answer'),
    cell: ({ kind, words }) => (
      <span class="jury-answer">{words.length ? words.join(' ; ') : kind === 'answered' ? <em>{t('jury.no_answer')}</em> : '–'}</span>
    ),
  },
  {
    id: 'outcome',
    title: t('jury.q_outcome'),
    cell: (one) => (
      <Status tone={toneOf(one)} icon={iconOf(one)}>
        {stateOf(one)}
      </Status>
    ),
  },
  { id: 'seconds', title: t('jury.q_seconds'), isNumber: true, sortBy: ({ seconds }) => seconds, cell: ({ seconds }) => <span class="jury-duration">{durationOf(seconds)}</span> },
  { id: 'events', title: t('jury.q_events'), cell: (one) => signsOf(one).join(', ') || '–' },
]

interface QuestionsProps {
  questions: readonly Question[]
  changes: readonly Change[]
  onPropose: (change: Change, positions: number[]) => void
}

export function Questions({ questions, changes, onPropose }: QuestionsProps): JSX.Element {
  const [ticked, setTicked] = useState<readonly number[]>([])
  const canTick = changes.includes('neutralize') || changes.includes('restore')
  const toggle = (position: number) =>
    setTicked((before) => (before.includes(position) ? before.filter((one) => one !== position) : [...before, position]))
  const neutralized = new Set(questions.filter(({ is_neutralized }) => is_neutralized).map(({ position }) => position))
  const positions = [...ticked].sort((a, b) => a - b)
  const toRestore = positions.filter((position) => neutralized.has(position))
  const toNeutralize = positions.filter((position) => !neutralized.has(position))
  const tick: Column<Question> = {
    id: 'tick',
    title: t('jury.choose_questions'),
    isTitleHidden: true,
    cell: (one) => (one.kind === 'answered' ? <Tick question={one} isTicked={ticked.includes(one.position)} onTick={toggle} /> : null),
  }
  return (
    <section class="stack" aria-labelledby="jury-questions">
      <h2 id="jury-questions">{t('jury.questions')}</h2>
      <p class="soft small">{t('jury.evidence_note')}</p>
      <div class={canTick ? 'jury-ticked cluster' : 'cluster'} role="status">
        {canTick && !positions.length && <p class="soft small">{t('jury.choose_questions')}</p>}
        {toNeutralize.length > 0 && changes.includes('neutralize') && (
          <Button variant="secondary" onPress={() => onPropose('neutralize', toNeutralize)}>
            {tn('jury.neutralize_ticked', toNeutralize.length)}
          </Button>
        )}
        {toRestore.length > 0 && changes.includes('restore') && (
          <Button variant="secondary" onPress={() => onPropose('restore', toRestore)}>
            {tn('jury.restore_ticked', toRestore.length)}
          </Button>
        )}
      </div>
      <Table
        caption={t('jury.questions')}
        isCaptionHidden
        rows={questions}
        columns={canTick ? [tick, ...COLUMNS()] : COLUMNS()}
        keyOf={({ sequence }) => String(sequence)}
      />
    </section>
  )
}
