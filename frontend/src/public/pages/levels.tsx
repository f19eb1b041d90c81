// What levels and pix mean, and how the test finds them.
import type { JSX } from 'preact'
import { framework } from '../../shared/framework'
import { t, textOf } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import type { Level } from '../../shared/types'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'

const QUESTIONS: readonly [Key, Key][] = [
  ['levels.pix_title', 'levels.pix_text'],
  ['levels.test_title', 'levels.test_text'],
  ['levels.improve_title', 'levels.improve_text'],
  ['levels.certifiable_title', 'levels.certifiable_text'],
]

function Ladder({ levels, max }: { levels: Level[]; max: number }) {
  return (
    <ol class="ladder" reversed>
      {[...levels].reverse().map(({ level, title, description }) => (
        <li key={level} class="ladder-step">
          <span class="ladder-figure" aria-hidden="true">
            {level}
          </span>
          <div>
            <h3>
              <span class="visually-hidden">{t('levels.level', { level })}</span>
              {textOf(title)}
            </h3>
            <p>{textOf(description)}</p>
            {level > max && <p class="small soft">{t('levels.not_reachable')}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}

export default function Levels(): JSX.Element {
  const loading = useLoad(framework, '')
  return (
    <Page title={t('levels.title')} lead={t('levels.lead')} width="measure">
      <section aria-labelledby="levels-scale">
        <h2 id="levels-scale">{t('levels.scale_title')}</h2>
        <Loaded from={loading} lines={9}>
          {(found) => <Ladder levels={found.levels} max={found.max_level} />}
        </Loaded>
      </section>
      <div class="prose">
        {QUESTIONS.map(([title, text]) => (
          <section key={title}>
            <h2>{t(title)}</h2>
            <p>{t(text)}</p>
          </section>
        ))}
      </div>
    </Page>
  )
}
