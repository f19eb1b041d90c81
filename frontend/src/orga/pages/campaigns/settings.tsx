// What a campaign is called, whom and when it is for; and its life: copied, archived, deleted.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { client, reply } from '../../../shared/client'
import type { FormError } from '../../../shared/form'
import { errorsOf } from '../../../shared/form'
import { t } from '../../../shared/i18n'
import { asProblem } from '../../../shared/load'
import type { Params } from '../../../shared/router'
import { Card } from '../../../ui/card/card'
import { FormCard } from '../../../ui/card/form-card'
import { toLocal } from '../../../ui/date-field/date-field'
import { say } from '../../../ui/toast/toasts'
import { Facts } from '../../campaigns/facts'
import { CampaignFrame } from '../../campaigns/frame'
import { Life } from '../../campaigns/life-acts'
import { LogoCard } from '../../campaigns/logo-card'
import { CAMPAIGN, keepCampaign } from '../../campaigns/use-campaign'
import { checkWords, wordsBody } from '../../composing/draft'
import type { Words } from '../../composing/draft'
import { When } from '../../composing/when'
import { Whom } from '../../composing/whom'
import { useOrganization } from '../../organizations'
import type { Campaign } from '../../types'
import '../composing/new.css'

const FIELDS = ['name', 'title', 'welcome', 'starts_at', 'ends_at']

const wordsOfCampaign = (campaign: Campaign): Words => ({
  name: campaign.name,
  title: campaign.title,
  welcome: campaign.welcome,
  startsAt: toLocal(campaign.starts_at),
  endsAt: toLocal(campaign.ends_at),
  isMultiple: campaign.is_multiple,
})

function useChanging(campaign: Campaign) {
  const organization = useOrganization()
  const [words, setWords] = useState(() => wordsOfCampaign(campaign))
  const [divisions, setDivisions] = useState<readonly string[]>(campaign.divisions)
  const [errors, setErrors] = useState<FormError[]>([])
  const [attempt, setAttempt] = useState(0)
  const [isSending, setIsSending] = useState(false)

  function refuse(found: FormError[]) {
    setErrors(found)
    setAttempt((n) => n + 1)
  }

  async function send() {
    const params = { path: { organization_id: organization.id, campaign_id: campaign.id } }
    const body = { ...wordsBody(words), divisions: [...divisions] }
    keepCampaign(await reply(client.PATCH(CAMPAIGN, { params, body })))
    say(t('form.saved'))
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    const found = checkWords(words)
    if (found.length) return refuse(found)
    setErrors([])
    setIsSending(true)
    await send().catch((error: unknown) => refuse(errorsOf(asProblem(error), FIELDS)))
    setIsSending(false)
  }

  const onWords = (changed: Partial<Words>) => setWords((before) => ({ ...before, ...changed }))
  return { words, onWords, divisions, setDivisions, errors, attempt, isSending, submit }
}

function Changing({ campaign }: { campaign: Campaign }) {
  const { words, onWords, divisions, setDivisions, ...form } = useChanging(campaign)
  return (
    <FormCard form={form} action={t('form.save')}>
      <When words={words} errors={form.errors} onWords={onWords} />
      <Whom divisions={divisions} onDivisions={setDivisions} />
    </FormCard>
  )
}

function Settings({ campaign }: { campaign: Campaign }) {
  return (
    <>
      <Facts campaign={campaign} />
      <Card as="section" labelledBy="campaign-change">
        <h2 id="campaign-change">{t('campaigns.change')}</h2>
        <Changing key={campaign.id} campaign={campaign} />
      </Card>
      <LogoCard key={campaign.id} campaign={campaign} />
      <Life campaign={campaign} />
    </>
  )
}

export default function CampaignSettingsPage({ params }: { params: Params }): JSX.Element {
  return (
    <CampaignFrame id={params.campaign ?? ''} face={t('campaigns.tab.settings')}>
      {(campaign) => <Settings campaign={campaign} />}
    </CampaignFrame>
  )
}
