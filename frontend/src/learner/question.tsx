// One question of a test: challenge, clock, errors, "validate" and "I don't know".
import type { ComponentChildren } from 'preact'
import { ChallengeView } from '../challenges/challenge'
import { TimeLeft, TimeStart } from '../challenges/time-limit'
import { t } from '../shared/i18n'
import { Button } from '../ui/button/button'
import { ErrorSummary } from '../ui/error-summary/error-summary'
import { Notice } from '../ui/notice/notice'
import { KeptNotice } from './saved'
import { useAnswering } from './use-answering'
import type { QuestionProps } from './use-answering'

/** In training nothing comes of leaving the page. */
const LeftNotice = () => (
  <Notice tone="warning" isLive>
    {t('play.focus_lost')}
  </Notice>
)

export function Question<Reply>({ leftNotice = <LeftNotice />, ...props }: QuestionProps<Reply> & { leftNotice?: ComponentChildren }) {
  const { challenge } = props.step
  const { answer, setAnswer, attempt, errors, isSending, countdown, hasLeft, validate, skip } = useAnswering(props)
  const limit = challenge.time_limit_seconds
  const isWaiting = limit !== null && !countdown.hasStarted
  return (
    <form class="question" onSubmit={validate} noValidate>
      {isWaiting ? (
        <TimeStart seconds={limit} onStart={countdown.start} />
      ) : (
        <>
          <ErrorSummary errors={errors} attempt={attempt} />
          {limit !== null && <TimeLeft countdown={countdown} total={limit} />}
          {hasLeft && leftNotice}
          <ChallengeView
            challenge={challenge}
            answer={answer}
            onAnswer={setAnswer}
            isReadOnly={isSending}
            errors={Object.fromEntries(errors.map(({ field, text }) => [field, text]))}
          />
        </>
      )}
      {isSending && <KeptNotice />}
      <div class="question-actions">
        {!isWaiting && (
          <Button type="submit" isBusy={isSending}>
            {t('play.validate')}
          </Button>
        )}
        <Button variant="secondary" isBusy={isSending} onPress={skip}>
          {t('play.skip')}
        </Button>
      </div>
    </form>
  )
}
