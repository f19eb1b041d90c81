// Where the learner stands: total, rose of the sixteen competences, what to do next, the list.
import type { JSX } from 'preact'
import { Rose } from '../../charts/rose'
import { client, reply } from '../../shared/client'
import { competenceOf, framework } from '../../shared/framework'
import { t, tn, textOf } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { session } from '../../shared/session'
import { useStore } from '../../shared/store'
import type { Framework, Profile } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import { Loaded } from '../../ui/loaded/loaded'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { AreaList } from '../area-list'
import { CampaignList } from '../campaign-list'
import { GetCertified } from '../get-certified'
import { nextSteps } from '../next-steps'
import type { Step } from '../next-steps'
import { OpenCompetence } from '../open-competence'
import { Trainings } from '../trainings'
import './dashboard.css'

async function load(): Promise<{ framework: Framework; profile: Profile }> {
  const [found, profile] = await Promise.all([framework(), reply(client.GET('/api/learner/profile'))])
  return { framework: found, profile }
}

function Next({ step, found, isFirst }: { step: Step; found: Framework; isFirst: boolean }) {
  const { card, kind } = step
  const competence = competenceOf(found, card.competence_id)
  const title = competence ? textOf(competence.title) : card.competence_id
  return (
    <li class={`next-step area-${card.area_id}`}>
      <div>
        <h3>{title}</h3>
        <p class="soft">
          {kind === 'start' ? competence && textOf(competence.description) : t(`next.${kind}`, { level: card.level })}
        </p>
      </div>
      <OpenCompetence competenceId={card.competence_id} kind={kind} about={title} variant={isFirst ? 'primary' : 'secondary'} />
    </li>
  )
}

function Certifiable({ profile }: { profile: Profile }) {
  const missing = profile.required_competences - profile.certifiable_competences
  return (
    <p class="certifiable">
      {profile.is_certifiable
        ? t('dashboard.certifiable', { n: profile.certifiable_competences, required: profile.required_competences })
        : tn('dashboard.not_certifiable', missing)}
    </p>
  )
}

function Steps({ framework: found, profile }: { framework: Framework; profile: Profile }) {
  const steps = nextSteps(profile.competences)
  return (
    <section aria-labelledby="dashboard-next">
      <h2 id="dashboard-next">{t('dashboard.next')}</h2>
      {profile.pix === 0 && <p class="soft">{t('dashboard.empty')}</p>}
      {steps.length ? (
        <ol class="next-steps">
          {steps.map((step, index) => (
            <Next key={step.card.competence_id} step={step} found={found} isFirst={index === 0} />
          ))}
        </ol>
      ) : (
        <p>{t('dashboard.nothing')}</p>
      )}
    </section>
  )
}

function Anonymous() {
  return (
    <Notice tone="warning">
      <p>{t('dashboard.anonymous')}</p>
      <p>
        <a href="/sign-up">{t('nav.sign_up')}</a>
      </p>
    </Notice>
  )
}

function Place() {
  return <div class="dashboard-place skeleton-line" />
}

export default function Dashboard(): JSX.Element {
  const loading = useLoad(load, '')
  const { user } = useStore(session)
  const title = user?.first_name ? t('dashboard.hello', { name: user.first_name }) : t('dashboard.title')
  return (
    <Page title={title} tabTitle={t('dashboard.title')}>
      {user?.kind === 'anonymous' && <Anonymous />}
      <Loaded from={loading} skeleton={<DashboardSkeleton />}>
        {(value) => (
          <>
            <div class="dashboard">
              <div class="dashboard-rose">
                <Rose {...value} />
                <Certifiable profile={value.profile} />
              </div>
              <Steps {...value} />
            </div>
            {user?.kind === 'registered' && <GetCertified profile={value.profile} found={value.framework} />}
            {user?.kind === 'registered' && <CampaignList />}
            {user?.kind === 'registered' && <Trainings />}
            <section aria-labelledby="dashboard-all">
              <h2 id="dashboard-all">{t('dashboard.all')}</h2>
              <AreaList {...value} />
            </section>
            <p>
              <ButtonLink href="/levels" variant="quiet">
                {t('dashboard.about_levels')}
              </ButtonLink>
            </p>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function DashboardSkeleton() {
  return (
    <div aria-busy="true">
      <p class="visually-hidden">{t('state.loading')}</p>
      <div class="dashboard" aria-hidden="true">
        <Place />
        <Place />
      </div>
    </div>
  )
}
