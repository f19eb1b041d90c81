// The first page: what the service is, what it asks, and how to begin.
import type { JSX } from 'preact'
import { framework } from '../../shared/framework'
import { t, textOf } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { place } from '../../shared/router'
import { session } from '../../shared/session'
import { useStore } from '../../shared/store'
import type { Framework } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import { useHeadingFocus, useTitle } from '../../ui/page/page'
import { Sea, Sky } from '../sky'

const STEPS: readonly [Key, Key][] = [
  ['landing.step1_title', 'landing.step1_text'],
  ['landing.step2_title', 'landing.step2_text'],
  ['landing.step3_title', 'landing.step3_text'],
]
const PROMISES: readonly [Key, Key][] = [
  ['landing.promise1_title', 'landing.promise1_text'],
  ['landing.promise2_title', 'landing.promise2_text'],
  ['landing.promise3_title', 'landing.promise3_text'],
  ['landing.promise4_title', 'landing.promise4_text'],
]

function Begin() {
  const { state } = useStore(session)
  return (
    <div class="cluster">
      {state === 'signed-in' ? (
        <ButtonLink href="/dashboard">{t('landing.continue')}</ButtonLink>
      ) : (
        <>
          <ButtonLink href="/demo">{t('landing.try')}</ButtonLink>
          <ButtonLink href="/sign-up" variant="secondary">
            {t('nav.sign_up')}
          </ButtonLink>
        </>
      )}
      <ButtonLink href="/campaigns" variant="secondary">
        {t('landing.code')}
      </ButtonLink>
    </div>
  )
}

function Hero() {
  const heading = useHeadingFocus(useStore(place).path)
  return (
    <section class="hero">
      <div class="hero-grid">
        <div class="hero-words">
          <h1 ref={heading} tabIndex={-1}>
            {t('landing.title')}
          </h1>
          <p class="hero-lead">{t('landing.lead')}</p>
          <Begin />
          <p class="hero-note">{t('landing.note')}</p>
        </div>
        <Sky />
      </div>
      <Sea />
    </section>
  )
}

function Areas({ found }: { found: Framework }) {
  return (
    <ul class="areas">
      {found.areas.map((area) => (
        <li key={area.id} class={`areas-item area-${area.id}`}>
          <h3>{textOf(area.title)}</h3>
          <ul>
            {found.competences
              .filter((competence) => competence.area_id === area.id)
              .map((competence) => (
                <li key={competence.id}>{textOf(competence.title)}</li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Competences() {
  const loading = useLoad(framework, '')
  return (
    <section class="band" aria-labelledby="landing-areas">
      <div class="band-inner">
        <h2 id="landing-areas">{t('landing.areas_title')}</h2>
        <p class="band-lead">{t('landing.areas_text')}</p>
        {loading.state === 'ready' ? <Areas found={loading.value} /> : <div class="areas-place" />}
      </div>
    </section>
  )
}

export default function Landing(): JSX.Element {
  useTitle(t('landing.tab'))
  return (
    <>
      <Hero />
      <section class="band band-raised" aria-labelledby="landing-how">
        <div class="band-inner">
          <h2 id="landing-how">{t('landing.how_title')}</h2>
          <ol class="steps">
            {STEPS.map(([title, text]) => (
              <li key={title} class="steps-item">
                <h3>{t(title)}</h3>
                <p>{t(text)}</p>
              </li>
            ))}
          </ol>
        </div>
      </section>
      <Competences />
      <section class="band band-raised" aria-labelledby="landing-promises">
        <div class="band-inner promises">
          <h2 id="landing-promises">{t('landing.promises_title')}</h2>
          <dl class="promises-list">
            {PROMISES.map(([title, text]) => (
              <div key={title}>
                <dt>{t(title)}</dt>
                <dd>{t(text)}</dd>
              </div>
            ))}
          </dl>
        </div>
      </section>
    </>
  )
}
