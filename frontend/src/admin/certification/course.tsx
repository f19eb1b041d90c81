// How an exam went: each question where it was answered, what happened beside, on a line of minutes.
// Accessibility: one image with its sentence; shapes differ, not only colours; the table has every moment.
import type { JSX } from 'preact'
import { AsTable } from '../../charts/as-table'
import { formatNumber, t } from '../../shared/i18n'
import type { Question, Sheet } from './api'
import { signsOf, stateOf } from './question-words'
import './course.css'

const WIDTH = 720
const HEIGHT = 96
const LINE = 60
const MINUTE = 60_000

const shapes: Record<string, JSX.Element> = {
  ok: <circle r="6" />,
  ko: <path d="M-5-5 5 5M5-5-5 5" />,
  timed_out: <path d="M-5-5 5 5M5-5-5 5" />,
  skipped: <path d="M-6 0H6" />,
  reported: <path d="M0-7 7 6H-7Z" />,
}

const shapeOf = ({ kind, outcome }: Question): string => (kind === 'reported' ? 'reported' : (outcome ?? 'skipped'))

/** Stretches of time that did not count. */
function pausesOf(sheet: Sheet, end: number): [number, number][] {
  const found: [number, number][] = []
  let since: number | null = null
  for (const { kind, at } of sheet.marks) {
    if (kind === 'paused') since = Date.parse(at)
    else if (since !== null && (kind === 'resumed' || kind === 'ended')) {
      found.push([since, Date.parse(at)])
      since = null
    }
  }
  return since === null ? found : [...found, [since, end]]
}

function sentenceOf({ questions }: Sheet, minutes: number): string {
  const outcomes = questions.filter(({ kind }) => kind === 'answered').map(({ outcome }) => outcome)
  const count = (...of: Question['outcome'][]) => outcomes.filter((one) => of.includes(one)).length
  return t('jury.course_caption', {
    n: outcomes.length,
    minutes,
    right: count('ok'),
    wrong: count('ko', 'timed_out'),
    skipped: count('skipped'),
  })
}

interface Moment {
  key: string
  at: number
  cells: string[]
}

function momentsOf(sheet: Sheet, start: number): Moment[] {
  const minute = (at: number) => formatNumber(Math.round((at - start) / 6000) / 10)
  const questions = sheet.questions.map((one) => {
    const at = Date.parse(one.at)
    const words = [t('jury.course_question', { n: one.position }), stateOf(one), ...signsOf(one)]
    return { key: `q${one.sequence}`, at, cells: [minute(at), words.join(', ')] }
  })
  const marks = sheet.marks.map(({ kind, at: instant }, index) => {
    const at = Date.parse(instant)
    const key = `jury.mark.${kind}` as 'jury.mark.started'
    return { key: `m${index}`, at, cells: [minute(at), t(key)] }
  })
  return [...questions, ...marks].sort((a, b) => a.at - b.at)
}

export function Course({ sheet }: { sheet: Sheet }): JSX.Element {
  const start = Date.parse(sheet.started_at)
  const last = Date.parse(sheet.questions.at(-1)?.at ?? sheet.started_at)
  const end = Math.max(Date.parse(sheet.ended_at ?? ''), last, start + MINUTE) || last + MINUTE
  const x = (at: number) => 10 + ((at - start) / (end - start)) * (WIDTH - 20)
  const minutes = Math.max(1, Math.round((end - start) / MINUTE))
  return (
    <figure class="chart jury-course">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={sentenceOf(sheet, minutes)}>
        {pausesOf(sheet, end).map(([from, to]) => (
          <rect key={from} class="course-pause" x={x(from)} y={16} width={Math.max(3, x(to) - x(from))} height={LINE - 6} />
        ))}
        <path class="course-line" d={`M10 ${LINE}H${WIDTH - 10}`} />
        {sheet.questions.map((one) => (
          <g key={one.sequence} class={`course-${shapeOf(one)}`} transform={`translate(${x(Date.parse(one.at))} ${LINE})`}>
            {shapes[shapeOf(one)]}
            {one.focus_losses + one.pasted > 0 && <circle class="course-sign" cy="-22" r="4" />}
          </g>
        ))}
        {sheet.marks
          .filter(({ kind }) => kind === 'moved')
          .map(({ at }) => (
            <path key={at} class="course-mark" d={`M${x(Date.parse(at))} 18V${LINE + 14}`} />
          ))}
      </svg>
      <div class="course-ends" aria-hidden="true">
        <span>0</span>
        <span>{t('jury.course_minutes', { n: minutes })}</span>
      </div>
      <p class="soft small">{sentenceOf(sheet, minutes)}</p>
      <AsTable caption={t('jury.course')} titles={[t('jury.course_when'), t('jury.course_what')]} lines={momentsOf(sheet, start)} />
    </figure>
  )
}
