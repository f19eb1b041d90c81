// A new campaign in three choices: what, for whom, when.
import type { JSX } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { client, reply } from '../../../shared/client'
import type { FormError } from '../../../shared/form'
import { errorsOf } from '../../../shared/form'
import { t, textOf } from '../../../shared/i18n'
import { asProblem, useLoad } from '../../../shared/load'
import { navigate } from '../../../shared/router'
import { Button } from '../../../ui/button/button'
import { ErrorSummary } from '../../../ui/error-summary/error-summary'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { say } from '../../../ui/toast/toasts'
import { bodyOf, check, EMPTY, STEPS } from '../../composing/draft'
import type { Catalogue, Draft, Step } from '../../composing/draft'
import { Steps } from '../../composing/steps'
import { What } from '../../composing/what'
import { When } from '../../composing/when'
import { Whom } from '../../composing/whom'
import { homeOf, useOrganization } from '../../organizations'
import './new.css'

const HERE = '/api/orga/organizations/{organization_id}'
const FIELDS = ['profile_id', 'caps', 'name', 'title', 'welcome', 'starts_at', 'ends_at']

async function load(organization: string): Promise<Catalogue> {
  const params = { path: { organization_id: organization } }
  const [profiles, tubes] = await Promise.all([
    reply(client.GET(`${HERE}/target-profiles`, { params })),
    reply(client.GET(`${HERE}/tubes`, { params })),
  ])
  return { profiles: profiles.items, tubes: tubes.items, minutesASkill: tubes.minutes_a_skill }
}

/** A name to begin with, once something was chosen. */
function named(draft: Draft, catalogue: Catalogue): Draft {
  if (draft.name.trim()) return draft
  const profile = catalogue.profiles.find(({ id }) => draft.source === 'ready' && id === draft.profileId)
  const what = profile ? textOf(profile.title) : t(`campaigns.source.${draft.source}`)
  const whom = draft.divisions.length > 0 && draft.divisions.length < 4 ? draft.divisions.join(', ') : ''
  return { ...draft, name: whom ? t('campaigns.name_for', { what, whom }) : what }
}

function useMaking(catalogue: Catalogue) {
  const organization = useOrganization()
  const [draft, setDraft] = useState(EMPTY)
  const [step, setStep] = useState<Step>('what')
  const [errors, setErrors] = useState<FormError[]>([])
  const [attempt, setAttempt] = useState(0)
  const [isSending, setIsSending] = useState(false)
  const key = useMemo(() => crypto.randomUUID(), [])

  function refuse(found: FormError[]) {
    setErrors(found)
    setAttempt((n) => n + 1)
  }

  function goTo(next: Step) {
    setErrors([])
    setStep(next)
    if (next === 'when') setDraft((before) => named(before, catalogue))
  }

  async function create() {
    setIsSending(true)
    try {
      const params = { path: { organization_id: organization.id } }
      const headers = { 'Idempotency-Key': key }
      const made = await reply(client.POST(`${HERE}/campaigns`, { params, headers, body: bodyOf(draft) }))
      say(t('campaigns.created', { name: made.name }))
      navigate(`${homeOf(organization.id)}/campaigns/${made.id}`)
    } catch (error) {
      refuse(errorsOf(asProblem(error), FIELDS))
      setIsSending(false)
    }
  }

  function submit(event: Event) {
    event.preventDefault()
    const found = check(step, draft)
    if (found.length) return refuse(found)
    const next = STEPS[STEPS.indexOf(step) + 1]
    if (next) goTo(next)
    else if (!isSending) void create()
  }

  const onDraft = (changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed }))
  return { draft, step, errors, attempt, isSending, goTo, submit, onDraft }
}

function Making({ catalogue }: { catalogue: Catalogue }) {
  const { draft, step, errors, attempt, isSending, goTo, submit, onDraft } = useMaking(catalogue)
  const heading = useRef<HTMLHeadingElement>(null)
  const isFirstRef = useRef(true)
  useLayoutEffect(() => {
    if (!isFirstRef.current) heading.current?.focus()
    isFirstRef.current = false
  }, [step])
  const before = STEPS[STEPS.indexOf(step) - 1]
  return (
    <form class="making" noValidate onSubmit={submit}>
      <Steps step={step} onStep={goTo} />
      <h2 ref={heading} tabIndex={-1}>
        {t(`campaigns.step.${step}_title`)}
      </h2>
      <ErrorSummary errors={errors} attempt={attempt} />
      {step === 'what' && <What draft={draft} catalogue={catalogue} errors={errors} onDraft={onDraft} />}
      {step === 'whom' && <Whom divisions={draft.divisions} onDivisions={(divisions) => onDraft({ divisions })} />}
      {step === 'when' && <When words={draft} errors={errors} onWords={onDraft} />}
      <div class="cluster making-acts">
        {before && (
          <Button variant="secondary" onPress={() => goTo(before)}>
            {t('campaigns.step_back')}
          </Button>
        )}
        <Button type="submit" isBusy={isSending}>
          {t(step === 'when' ? 'campaigns.create_action' : 'campaigns.step_on')}
        </Button>
      </div>
    </form>
  )
}

export default function NewCampaignPage(): JSX.Element {
  const organization = useOrganization()
  const loading = useLoad(() => load(organization.id), organization.id)
  return (
    <Page title={t('campaigns.new')} width="wide">
      <Loaded from={loading} lines={8}>
        {(catalogue) => <Making catalogue={catalogue} />}
      </Loaded>
    </Page>
  )
}
