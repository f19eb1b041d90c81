// The logo of a campaign: chosen, made small, seen before it is sent, taken away. Usage: <LogoCard campaign={campaign} />
import type { JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { FormError } from '../../shared/form'
import { errorsOf } from '../../shared/form'
import { formatSize, t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { FileDrop } from '../../ui/file-drop/file-drop'
import { Icon } from '../../ui/icon/icon'
import { Logo } from '../../ui/logo/logo'
import { say } from '../../ui/toast/toasts'
import { useOrganization } from '../organizations'
import type { Campaign } from '../types'
import { putLogo, removeLogo } from './life'
import { asLogo, toBase64 } from './picture'
import type { Picture } from './picture'
import './logo-card.css'

const TITLE = 'campaign-logo'

function useChoosing(organization: string, campaign: string) {
  const [file, setFile] = useState<File | null>(null)
  const [picture, setPicture] = useState<Picture | null>(null)
  const [errors, setErrors] = useState<FormError[]>([])
  const [attempt, setAttempt] = useState(0)
  const [isSending, setIsSending] = useState(false)
  const [round, setRound] = useState(0)

  function refuse(found: FormError[]) {
    setErrors(found)
    setAttempt((n) => n + 1)
  }
  const refuseOf = (error: unknown) => refuse(errorsOf(asProblem(error), ['data']))

  async function choose(chosen: File | null): Promise<void> {
    setFile(chosen)
    setPicture(null)
    setErrors([])
    if (chosen) await asLogo(chosen).then(setPicture, refuseOf)
  }

  async function send({ file: small }: Picture): Promise<void> {
    await putLogo(organization, campaign, await toBase64(small))
    say(t('campaigns.logo_saved'))
    setRound((n) => n + 1)
    await choose(null)
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    if (!picture) return refuse([{ field: 'data', text: t('campaigns.logo_missing') }])
    setErrors([])
    setIsSending(true)
    await send(picture).catch(refuseOf)
    setIsSending(false)
  }

  return { file, picture, choose, round, errors, attempt, isSending, submit }
}

function Preview({ picture, name }: { picture: Picture; name: string }) {
  const place = useRef<HTMLCanvasElement>(null)
  const { width, height } = picture.canvas
  useLayoutEffect(() => place.current?.getContext('2d')?.drawImage(picture.canvas, 0, 0), [picture])
  return (
    <figure class="logo-preview">
      <canvas ref={place} class="logo" width={width} height={height} role="img" aria-label={name} />
      <figcaption>{t('campaigns.logo_preview', { width, height, size: formatSize(picture.file.size) })}</figcaption>
    </figure>
  )
}

function Choosing({ campaign }: { campaign: Campaign }) {
  const { id, name } = useOrganization()
  const { file, picture, choose, round, ...form } = useChoosing(id, campaign.id)
  return (
    <FormCard form={form} action={t('campaigns.logo_save')}>
      <FileDrop
        key={round}
        name="data"
        label={t('campaigns.logo_file')}
        hint={t('campaigns.logo_hint')}
        error={form.errors.find(({ field }) => field === 'data')?.text}
        accept="image/png,image/jpeg,image/webp"
        file={file}
        onFile={(chosen) => void choose(chosen)}
      />
      {picture && <Preview picture={picture} name={name} />}
    </FormCard>
  )
}

function Present({ campaign }: { campaign: Campaign }) {
  const { id, name } = useOrganization()
  const [isBusy, setIsBusy] = useState(false)
  if (!campaign.logo) return null
  async function remove() {
    setIsBusy(true)
    try {
      await removeLogo(id, campaign.id)
      say(t('campaigns.logo_removed'))
      document.getElementById(TITLE)?.focus()
    } catch (error) {
      say(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }
  return (
    <div class="logo-present">
      <Logo logo={campaign.logo} name={name} />
      <Button variant="secondary" isBusy={isBusy} onPress={() => void remove()}>
        <Icon name="trash" />
        {t('campaigns.logo_remove')}
      </Button>
    </div>
  )
}

export function LogoCard({ campaign }: { campaign: Campaign }): JSX.Element {
  const { name } = useOrganization()
  return (
    <Card as="section" labelledBy={TITLE}>
      <h2 id={TITLE} tabIndex={-1}>
        {t('campaigns.logo')}
      </h2>
      <p class="logo-text">{t('campaigns.logo_text', { name })}</p>
      <Present campaign={campaign} key={campaign.logo ? 'with' : 'without'} />
      <Choosing campaign={campaign} />
    </Card>
  )
}
