// The answers themselves, once shared, brought when asked for.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Loaded } from '../../ui/loaded/loaded'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import { askAnswers } from './ask'
import type { Where } from './ask'
import type { Answer } from './types'

type Outcome = NonNullable<Answer['outcome']>
const LOOKS: Record<Outcome, [StatusTone, 'check' | 'cross' | 'skip' | 'clock']> = {
  ok: ['success', 'check'],
  ko: ['danger', 'cross'],
  skipped: ['neutral', 'skip'],
  timed_out: ['warning', 'clock'],
}

function One({ one }: { one: Answer }) {
  const { position, statement, skill_title, words, outcome } = one
  return (
    <li class="card answer">
      <div class="answer-head">
        <h3>{t('results.question', { n: position })}</h3>
        {outcome && (
          <Status tone={LOOKS[outcome][0]} icon={LOOKS[outcome][1]}>
            {t(`results.outcome.${outcome}`)}
          </Status>
        )}
      </div>
      <p>{statement}</p>
      <p class="answer-words">
        <span class="soft">{t('results.answer.given')}</span> {words.length ? words.join(' · ') : t('results.answer.none')}
      </p>
      <p class="soft small">{skill_title}</p>
    </li>
  )
}

function Answers({ where, id }: { where: Where; id: string }) {
  const loading = useLoad(() => askAnswers(where, id), id)
  return (
    <Loaded from={loading} lines={8}>
      {({ items }) =>
        items.length ? (
          <>
            <p class="soft">{t('results.answers_lead')}</p>
            <ol class="answers">
              {items.map((one) => (
                <One key={one.position} one={one} />
              ))}
            </ol>
          </>
        ) : (
          <p>{t('results.answers_none')}</p>
        )
      }
    </Loaded>
  )
}

export function PersonAnswers({ where, id }: { where: Where; id: string }): JSX.Element {
  const [isWanted, setIsWanted] = useState(false)
  return (
    <section class="results-part" aria-labelledby="answers">
      <h2 id="answers">{t('results.answers')}</h2>
      {isWanted ? (
        <Answers where={where} id={id} />
      ) : (
        <p>
          <Button variant="secondary" onPress={() => setIsWanted(true)}>
            {t('results.answers_show')}
          </Button>
        </p>
      )}
    </section>
  )
}
