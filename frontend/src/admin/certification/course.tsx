// How an exam went: each question where it was answered and as high as it took time, what happened beside.
// Accessibility: one image with its sentence; shapes differ, not only colours; the table has every moment.
import type { JSX } from 'preact'
import { AsTable } from '../../charts/as-table'
import { formatNumber, t } from '../../shared/i18n'
import type { Question, Sheet } from './api'
import { pausesOf } from './pauses'
import { CourseKey, SHAPES, shapeOf } from './course-shapes'
import type { Shape } from './course-shapes'
import { durationOf, signsOf, stateOf } from './question-words'
import './course.css'

const WIDTH = 1000
const LINE = 150
const TOP = 22
const MINUTE = 60_000

function sentenceOf({ questions }: Sheet, minutes: number): string {
  const shapes = questions.filter(({ kind }) => kind === 'answered').map(shapeOf)
  const count = (shape: Shape) => shapes.filter((one) => one === shape).length
  return t('jury.course_caption', { n: shapes.length, minutes, right: count('ok'), wrong: count('ko'), skipped: count('skipped') })
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
    const words = [t('jury.course_question', { n: one.position }), stateOf(one), durationOf(one.seconds), ...signsOf(one)]
    return { key: `q${one.sequence}`, at, cells: [minute(at), words.join(', ')] }
  })
  const marks = sheet.marks.map(({ kind, at: instant }, index) => {
    const at = Date.parse(instant)
    return { key: `m${index}`, at, cells: [minute(at), t(`jury.mark.${kind}` as 'jury.mark.started')] }
  })
  return [...questions, ...marks].sort((a, b) => a.at - b.at)
}

const hasSign = ({ focus_losses, pasted }: Question) => focus_losses + pasted > 0

function shownIn({ questions, marks }: Sheet): Shape[] {
  const shown = new Set<Shape>(questions.map(shapeOf))
  if (questions.some(hasSign)) shown.add('sign')
  if (marks.some(({ kind }) => kind === 'paused')) shown.add('pause')
  if (marks.some(({ kind }) => kind === 'moved')) shown.add('moved')
  return (Object.keys(SHAPES) as Shape[]).filter((shape) => shown.has(shape))
}

function Step({ question, x, y }: { question: Question; x: number; y: number }) {
  const shape = shapeOf(question)
  return (
    <g class={`course-${shape}`}>
      <path class="course-stem" d={`M${x} ${LINE}V${y}`} />
      <g transform={`translate(${x} ${y})`}>{SHAPES[shape]}</g>
      {hasSign(question) && <g transform={`translate(${x} ${LINE + 12})`}>{SHAPES.sign}</g>}
    </g>
  )
}

export function Course({ sheet }: { sheet: Sheet }): JSX.Element {
  const { questions, marks } = sheet
  const start = Date.parse(sheet.started_at)
  const last = Date.parse(questions.at(-1)?.at ?? sheet.started_at)
  const end = Math.max(sheet.ended_at ? Date.parse(sheet.ended_at) : last, last, start + MINUTE)
  const longest = Math.max(1, ...questions.map(({ seconds }) => seconds))
  const x = (at: number) => 10 + ((at - start) / (end - start)) * (WIDTH - 20)
  const y = (seconds: number) => LINE - (seconds / longest) * (LINE - TOP)
  const minutes = Math.max(1, Math.round((end - start) / MINUTE))
  return (
    <figure class="chart jury-course">
      <p class="soft small">
        {sentenceOf(sheet, minutes)} {t('jury.course_lead')}
      </p>
      <CourseKey shapes={shownIn(sheet)} />
      <p class="course-top" aria-hidden="true">
        {durationOf(longest)}
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${LINE + 24}`} role="img" aria-label={sentenceOf(sheet, minutes)}>
        {pausesOf(sheet, end).map(([from, to]) => (
          <rect key={from} class="course-pause" x={x(from)} y={8} width={Math.max(3, x(to) - x(from))} height={LINE - 8} />
        ))}
        <path class="course-line" d={`M0 ${LINE}H${WIDTH}M0 8H${WIDTH}`} />
        {questions.map((one) => (
          <Step key={one.sequence} question={one} x={x(Date.parse(one.at))} y={y(one.seconds)} />
        ))}
        {marks
          .filter(({ kind }) => kind === 'moved')
          .map(({ at }) => (
            <path key={at} class="course-mark" d={`M${x(Date.parse(at))} 8V${LINE}`} />
          ))}
      </svg>
      <div class="course-ends" aria-hidden="true">
        <span>{t('jury.mark.started')}</span>
        <span>{t('jury.course_minutes', { n: minutes })}</span>
      </div>
      <AsTable caption={t('jury.course')} titles={[t('jury.course_when'), t('jury.course_what')]} lines={momentsOf(sheet, start)} />
    </figure>
  )
}
