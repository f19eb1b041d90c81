// One competence: its level and what it means, its subjects, what to work on, and the way into its test.
import type { JSX } from 'preact'
import { LevelBar } from '../../charts/level-bar'
import { Problem, client, reply } from '../../shared/client'
import { competenceOf, framework } from '../../shared/framework'
import { t, textOf } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import type { Params } from '../../shared/router'
import type { Competence, CompetenceDetail, Framework, Level, TubeProgress } from '../../shared/types'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { Standing } from '../standing'
import { TutorialList } from '../tutorial-list'
import './competence.css'

interface Found {
  framework: Framework
  competence: Competence
  detail: CompetenceDetail
}

async function load(id: string): Promise<Found> {
  const params = { path: { competence_id: id } }
  const asked = reply(client.GET('/api/learner/competences/{competence_id}', { params }))
  const [found, detail] = await Promise.all([framework(), asked])
  const competence = competenceOf(found, id)
  if (!competence) throw new Problem({ status: 404, code: 'unknown_competence' })
  return { framework: found, competence, detail }
}

function Tubes({ tubes }: { tubes: TubeProgress[] }) {
  return (
    <section aria-labelledby="competence-tubes">
      <h2 id="competence-tubes">{t('competence.tubes')}</h2>
      <ul class="tubes">
        {tubes.map((tube) => (
          <li key={tube.id}>
            <p class="tube-words">
              <span>{textOf(tube.title)}</span>
              <span class="soft">{t('competence.tube_level', { level: tube.level, max: tube.max_level })}</span>
            </p>
            <LevelBar level={tube.level} max={tube.max_level} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Scale({ levels, current }: { levels: Level[]; current: number }) {
  return (
    <details class="scale">
      <summary>{t('competence.scale')}</summary>
      <ol class="scale-list">
        {levels.map(({ level, title, description }) => (
          <li key={level} class={level === current ? 'scale-step scale-step-here' : 'scale-step'}>
            <p class="scale-name">
              {t('status.level', { level })} · {textOf(title)}
              {level === current && <span class="scale-here"> {t('competence.here')}</span>}
            </p>
            <p class="soft">{textOf(description)}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}

function Work({ detail }: { detail: CompetenceDetail }) {
  return (
    <section aria-labelledby="competence-work">
      <h2 id="competence-work">{t('competence.work')}</h2>
      {detail.tutorials.length ? (
        <TutorialList tutorials={detail.tutorials} />
      ) : (
        <p class="soft">
          {detail.scorecard.status === 'not_started' ? t('competence.work_before') : t('competence.work_none')}
        </p>
      )}
    </section>
  )
}

function Content({ found, onReset }: { found: Found; onReset: () => void }) {
  const { detail, framework: frame } = found
  return (
    <div class={`competence area-${detail.scorecard.area_id}`}>
      <div class="competence-main stack">
        <Standing card={detail.scorecard} framework={frame} onReset={onReset} />
        <Scale levels={frame.levels} current={detail.scorecard.level} />
      </div>
      <Tubes tubes={detail.tubes} />
      <Work detail={detail} />
    </div>
  )
}

function Back() {
  return (
    <p class="no-print">
      <a href="/dashboard">{t('competence.back')}</a>
    </p>
  )
}

export default function CompetencePage({ params }: { params: Params }): JSX.Element {
  const id = params.id ?? ''
  const loading = useLoad(() => load(id), id)
  const found = loading.state === 'ready' ? loading.value.competence : null
  return (
    <Page
      title={found ? textOf(found.title) : t('competence.title', { id })}
      lead={found ? textOf(found.description) : undefined}
      before={<Back />}
    >
      <Loaded from={loading} lines={8}>
        {(value) => <Content found={value} onReset={loading.retry} />}
      </Loaded>
    </Page>
  )
}
