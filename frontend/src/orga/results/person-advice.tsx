// What a person should work on next, subject by subject, with what teaches it.
import type { JSX } from 'preact'
import { t, textOf } from '../../shared/i18n'
import type { Individual } from './types'

type Advice = Individual['advice'][number]

function Learning({ one }: { one: Advice['tutorials'][number] }) {
  const words = `${one.title} (${one.source}, ${t('results.minutes', { n: one.minutes })})`
  return <li lang={one.lang}>{one.url ? <a href={one.url}>{words}</a> : words}</li>
}

export function PersonAdvice({ advice }: { advice: readonly Advice[] }): JSX.Element {
  return (
    <section class="results-part" aria-labelledby="advice">
      <h2 id="advice">{t('results.advice')}</h2>
      {advice.length === 0 ? (
        <p>{t('results.advice_none')}</p>
      ) : (
        <>
          <p class="soft">{t('results.advice_lead')}</p>
          <ul class="advice">
            {advice.map((one) => (
              <li class="card" key={one.tube_id}>
                <h3>{textOf(one.title)}</h3>
                <p>
                  {one.skill_title} <span class="soft small">({t('analysis.level_n', { n: one.level })})</span>
                </p>
                {one.tutorials.length > 0 && (
                  <ul>
                    {one.tutorials.map((tutorial) => (
                      <Learning key={tutorial.id} one={tutorial} />
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
