// The end of a test: the level reached, what it means, what comes next. Nobody is told they failed.
import { client, reply } from '../../shared/client'
import { framework } from '../../shared/framework'
import { t, textOf, tn } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { session } from '../../shared/session'
import { useStore } from '../../shared/store'
import type { Framework, Result } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { AfterResult } from '../after-result'
import { LevelArc } from '../level-arc'
import { useSubject } from '../use-subject'
import './result.css'

const PIX_A_LEVEL = 8

type Mood = 'demo' | 'reached' | 'begun' | 'ahead'

/** The three moods of a competence, and the demonstration's. */
export function moodOf({ kind, level, pix }: Pick<Result, 'kind' | 'level' | 'pix'>): Mood {
  if (kind === 'demo') return 'demo'
  if (level) return 'reached'
  return pix ? 'begun' : 'ahead'
}

function Measure({ result, known }: { result: Result; known: Framework }) {
  const level = result.level ?? 0
  const pix = result.pix ?? 0
  const meaning = level ? known.levels.find((one) => one.level === level) : null
  const share = Math.max(0, Math.min(1, pix / PIX_A_LEVEL - level))
  return (
    <section class="measure" aria-labelledby="measure-title">
      <LevelArc
        level={level}
        maxLevel={result.max_level}
        share={share}
        value={level || pix}
        unit={level ? t('play.arc_level') : 'pix'}
      />
      <div class="measure-words">
        <h2 id="measure-title">{level ? t('play.level_of', { level, max: result.max_level }) : t('play.before_one')}</h2>
        <ul class="measure-facts">
          <li>{tn('play.pix_total', pix)}</li>
          {result.pix_gained ? <li class="measure-gain">{tn('play.pix_gained', result.pix_gained)}</li> : null}
          {result.pix_to_next_level ? <li>{tn('play.pix_to_next', result.pix_to_next_level)}</li> : null}
        </ul>
        {meaning && (
          <div class="measure-meaning">
            <p class="measure-name">{textOf(meaning.title)}</p>
            <p>{textOf(meaning.description)}</p>
          </div>
        )}
      </div>
    </section>
  )
}

function DemoScore({ result }: { result: Result }) {
  return (
    <section class="measure demo-score">
      <p class="demo-count">
        <strong>{result.right}</strong>
        <span>{tn('play.tally', result.right, { count: result.answered })}</span>
      </p>
      <p>{t('play.demo_meaning')}</p>
    </section>
  )
}

/** An account keeps what an anonymous visitor has just done. */
function Invitation() {
  const { user } = useStore(session)
  if (user?.kind !== 'anonymous') return null
  return (
    <section class="invitation" aria-labelledby="invitation-title">
      <h2 id="invitation-title">{t('play.invite_title')}</h2>
      <p>{t('play.invite_text')}</p>
      <div class="cluster">
        <ButtonLink href="/sign-up">{t('play.invite_do')}</ButtonLink>
        <ButtonLink variant="quiet" href="/sign-in">
          {t('play.invite_sign_in')}
        </ButtonLink>
      </div>
    </section>
  )
}

async function fetchResult(id: string): Promise<{ result: Result; known: Framework }> {
  const params = { path: { assessment_id: id } }
  const [result, known] = await Promise.all([
    reply(client.GET('/api/learner/assessments/{assessment_id}/result', { params })),
    framework(),
  ])
  return { result, known }
}

export default function ResultPage({ params }: { params: Record<string, string> }) {
  const id = params.id ?? ''
  const loading = useLoad(() => fetchResult(id), id)
  const result = loading.state === 'ready' ? loading.value.result : null
  const subject = useSubject(result && { ...result, id })
  const mood = result ? moodOf(result) : null
  const title = mood ? t(`play.mood_${mood}` as Key) : t('play.result')
  const lead = mood ? t(`play.mood_${mood}_text` as Key) : undefined
  return (
    <Page
      title={title}
      lead={lead}
      tabTitle={[t('play.result'), subject].filter(Boolean).join(' · ')}
      before={subject && <p class="play-subject">{subject}</p>}
    >
      <Loaded from={loading} lines={8}>
        {(value) => (
          <div class="result">
            {value.result.kind === 'demo' ? <DemoScore result={value.result} /> : <Measure {...value} />}
            <Invitation />
            <AfterResult result={value.result} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
