// One answer seen again: how it was judged, what was right, why, and where to learn it.
import { ChallengeView } from '../challenges/challenge'
import { describe } from '../challenges/describe'
import { OutcomeMark } from '../challenges/outcome'
import { t } from '../shared/i18n'
import type { Key } from '../shared/i18n'
import { Html } from '../shared/trusted'
import type { Correction } from '../shared/types'
import { TutorialList } from './tutorial-list'

const ignore = () => undefined

/** The right answer, numbered as one's own is when an order was asked for. */
export function rightLines({ challenge, right_answer: right }: Correction): string[] {
  return challenge.form.kind === 'ordering' ? right.map((line, index) => `${index + 1}. ${line}`) : right
}

function Lines({ title, lines, lang, tone }: { title: Key; lines: readonly string[]; lang: string; tone: string }) {
  return (
    <div class={`correction-answer correction-${tone}`}>
      <dt>{t(title)}</dt>
      <dd lang={lang}>
        {lines.map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </dd>
    </div>
  )
}

/** One's own answer, and the right one when they differ. */
function Answers({ correction }: { correction: Correction }) {
  const { challenge, answer, outcome } = correction
  const own = describe(challenge, answer)
  const isRight = outcome === 'ok'
  return (
    <dl class="correction-answers">
      {own.length > 0 && <Lines title="play.own_answer" lines={own} lang={challenge.lang} tone={isRight ? 'right' : 'own'} />}
      {!isRight && <Lines title="play.right_answer" lines={rightLines(correction)} lang={challenge.lang} tone="right" />}
    </dl>
  )
}

export function CorrectionCard({ correction }: { correction: Correction }) {
  const { challenge, outcome, position } = correction
  const headingId = `correction-${position}`
  return (
    <article class="correction" aria-labelledby={headingId}>
      <div class="correction-head">
        <h3 id={headingId}>{t('play.question', { n: position })}</h3>
        <OutcomeMark outcome={outcome} />
      </div>
      <Html class="correction-statement" html={challenge.statement_html} lang={challenge.lang} />
      <Answers correction={correction} />
      <Html class="prose correction-why" html={correction.explanation_html} lang={challenge.lang} />
      <details class="correction-more" open={outcome !== 'ok'}>
        <summary>{t('play.learn_more')}</summary>
        <h4>{t('play.hint')}</h4>
        <Html class="prose" html={correction.hint_html} lang={challenge.lang} />
        <h4>{t('play.tutorials')}</h4>
        <TutorialList tutorials={correction.tutorials} />
      </details>
      <details class="correction-more">
        <summary>{t('play.see_question')}</summary>
        <ChallengeView challenge={challenge} answer={correction.answer} onAnswer={ignore} isReadOnly outcome={outcome} />
      </details>
    </article>
  )
}
