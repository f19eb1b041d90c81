// The secrets of a client, never shown here: since when, until when; renewing one, the former still good for some days.
// Accessibility: the question is a modal dialog; days are chosen in a native list.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useForm } from '../../shared/form'
import { formatDay, t, tn } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { Dialog } from '../../ui/dialog/dialog'
import { Select } from '../../ui/select/select'
import { TextArea } from '../../ui/text-area/text-area'
import { rotate } from './api'
import type { Client, Given } from './api'
import { given } from './given'
import { LifeField, USUAL_LIFE } from './life-field'
import { liveSecrets } from './state'

const OVERLAPS = [0, 1, 7, 14, 30]
const USUAL = '7'

interface RotationProps {
  client: Client
  onRotated: (given: Given) => void
  onClose: () => void
}

function Rotation({ client, onRotated, onClose }: RotationProps) {
  const form = useForm({
    initial: { overlap_days: USUAL, life_days: USUAL_LIFE, reason: '' },
    check: ({ reason }) => (reason.trim().length >= 3 ? [] : [{ field: 'reason', text: t('admin.reason_missing') }]),
    send: async ({ overlap_days, life_days, reason }) => {
      const body = { overlap_days: Number(overlap_days), life_days: Number(life_days), reason: reason.trim() }
      const made = await rotate(client.id, body)
      onClose()
      onRotated(made)
    },
  })
  const options = OVERLAPS.map((days) => ({ value: String(days), label: days ? tn('partners.days', days) : t('partners.overlap_none') }))
  return (
    <>
      <p>{t('partners.rotate_text')}</p>
      <FormCard form={form} action={t('partners.rotate')} onCancel={onClose}>
        <Select {...form.bind('overlap_days')} label={t('partners.overlap_label')} hint={t('partners.overlap_hint')} options={options} />
        <LifeField {...form.bind('life_days')} />
        <TextArea {...form.bind('reason')} label={t('admin.reason')} hint={t('partners.reason_hint')} rows={2} maxLength={500} isRequired />
      </FormCard>
    </>
  )
}

export function Secrets({ client, onChange }: { client: Client; onChange: (client: Client) => void }): JSX.Element {
  const [isAsking, setIsAsking] = useState(false)
  const live = liveSecrets(client)
  const rotated = (made: Given) => {
    onChange(made.client)
    given.set(made)
  }
  return (
    <Card as="section" labelledBy="partner-secrets">
      <div class="stack">
        <h2 id="partner-secrets">{t('partners.secrets')}</h2>
        {live.length ? (
          <ul class="partner-lines">
            {live.map(({ id, created_at, expires_at }, rank) => (
              <li key={id}>
                <strong>{t(rank ? 'partners.secret_former' : 'partners.secret_current')}</strong>{' '}
                {t('partners.secret_life', { from: formatDay(created_at), to: formatDay(expires_at) })}
              </li>
            ))}
          </ul>
        ) : (
          <p>{t(client.revoked_at ? 'partners.secrets_revoked' : 'partners.secrets_none')}</p>
        )}
        {!client.revoked_at && (
          <p>
            <Button variant="secondary" onPress={() => setIsAsking(true)}>
              {t('partners.rotate')}
            </Button>
          </p>
        )}
      </div>
      <Dialog isOpen={isAsking} title={t('partners.rotate_title', { name: client.name })} onClose={() => setIsAsking(false)}>
        <Rotation client={client} onRotated={rotated} onClose={() => setIsAsking(false)} />
      </Dialog>
    </Card>
  )
}
