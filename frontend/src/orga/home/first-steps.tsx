// What to do when one arrives, in order; gone once all is done.
import type { JSX } from 'preact'
import { client, reply } from '../../shared/client'
import { t, tn } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { ButtonLink } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { Loaded } from '../../ui/loaded/loaded'
import { homeOf, isAdmin } from '../organizations'
import type { FirstStep, Organization } from '../types'

const PLACES: Record<FirstStep['id'], string> = {
  second_factor: '/account#second-factor',
  learners: '/learners/imports',
  campaign: '/campaigns/new',
  team: '/team',
}
/** What only administrators may do. */
const FOR_ADMINS: readonly FirstStep['id'][] = ['learners', 'team']

const addressOf = ({ id }: Organization, step: FirstStep['id']) =>
  step === 'second_factor' ? PLACES[step] : homeOf(id) + PLACES[step]

interface StepProps {
  step: FirstStep
  organization: Organization
  /** The first one not done is the one to do now. */
  isNext: boolean
}

function Step({ step: { id, is_done, count }, organization, isNext }: StepProps) {
  const mayDo = isAdmin(organization) || !FOR_ADMINS.includes(id)
  return (
    <li class={is_done ? 'first-step first-step-done' : 'first-step'}>
      <span class="first-step-mark" aria-hidden="true">
        {is_done && <Icon name="check" />}
      </span>
      <div class="first-step-words">
        <h3>{t(`steps.${id}`)}</h3>
        <p class="soft">{is_done ? doneText(id, count) : t(`steps.${id}_text`)}</p>
      </div>
      {!is_done && mayDo && (
        <ButtonLink href={addressOf(organization, id)} variant={isNext ? 'primary' : 'secondary'}>
          {t(`steps.${id}_action`)}
        </ButtonLink>
      )}
      {!is_done && !mayDo && <p class="soft small">{t('steps.for_admins')}</p>}
    </li>
  )
}

function doneText(id: FirstStep['id'], count: number): string {
  return id === 'second_factor' ? t('steps.done') : tn(`steps.${id}_done`, count)
}

function Steps({ steps, organization }: { steps: readonly FirstStep[]; organization: Organization }) {
  const done = steps.filter(({ is_done }) => is_done).length
  const next = steps.find(({ is_done }) => !is_done)
  if (!next) return null
  return (
    <section class="first-steps" aria-labelledby="first-steps">
      <div class="home-head">
        <h2 id="first-steps">{t('steps.title')}</h2>
        <p class="soft">{t('steps.progress', { done, total: steps.length })}</p>
      </div>
      <ol>
        {steps.map((step) => (
          <Step key={step.id} step={step} organization={organization} isNext={step === next} />
        ))}
      </ol>
    </section>
  )
}

export function FirstSteps({ organization }: { organization: Organization }): JSX.Element {
  const path = { organization_id: organization.id }
  const load = () => reply(client.GET('/api/orga/organizations/{organization_id}/first-steps', { params: { path } }))
  const loading = useLoad(load, organization.id)
  return (
    <Loaded from={loading} lines={4}>
      {({ steps }) => <Steps steps={steps} organization={organization} />}
    </Loaded>
  )
}
