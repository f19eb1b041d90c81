// Retiring a question: found by its identifier, shown, then taken out of new tests; or asked again.
// Accessibility: what was found is said politely; the reason is asked in a dialog.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { Html } from '../../shared/trusted'
import { Button } from '../../ui/button/button'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Status } from '../../ui/status/status'
import { say } from '../../ui/toast/toasts'
import { ReasonDialog } from '../reason-dialog'
import { readChallenge, retire } from './api'
import type { BankChallenge, ContentInService } from './api'

interface RetirementProps {
  content: ContentInService
  onChange: (content: ContentInService) => void
}

function Found({ challenge, onAsk }: { challenge: BankChallenge; onAsk: () => void }) {
  const { id, competence_id, level, skill, pool, statement_html, is_retired } = challenge
  return (
    <div class="card stack" role="status">
      <h3>
        <code>{id}</code> {is_retired && <Status tone="warning">{t('content.retired')}</Status>}
      </h3>
      <p class="soft">{t('content.about', { competence: competence_id, level, skill, pool: t(`content.${pool}`) })}</p>
      <Html html={statement_html} />
      <p>
        <Button variant="secondary" onPress={onAsk}>
          {t(is_retired ? 'content.restore' : 'content.retire')}
        </Button>
      </p>
    </div>
  )
}

function Search({ onFound }: { onFound: (challenge: BankChallenge) => void }) {
  const form = useForm({
    initial: { challenge: '' },
    check: ({ challenge }) => checkFilled('challenge', challenge, t('content.challenge_missing')),
    send: async ({ challenge }) => onFound(await readChallenge(challenge.trim().toLowerCase())),
  })
  return (
    <FormCard form={form} action={t('content.show')}>
      <Field {...form.bind('challenge')} label={t('content.challenge')} hint={t('content.challenge_hint')} />
    </FormCard>
  )
}

export function Retirement({ content, onChange }: RetirementProps): JSX.Element {
  const [found, setFound] = useState<BankChallenge | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const send = async (reason: string) => {
    if (!found) return
    const isRetired = !found.is_retired
    onChange(await retire(found.id, isRetired, reason))
    setFound({ ...found, is_retired: isRetired })
    say(t(isRetired ? 'content.was_retired' : 'content.was_restored'))
  }
  return (
    <section class="stack" aria-labelledby="retirement">
      <h2 id="retirement">{t('content.retirement')}</h2>
      <p>{t('content.retirement_text')}</p>
      {content.retired.length > 0 && <p>{t('content.retired_list', { list: content.retired.join(', ') })}</p>}
      <Search onFound={setFound} />
      {found && <Found challenge={found} onAsk={() => setIsAsking(true)} />}
      <ReasonDialog
        isOpen={isAsking}
        title={t(found?.is_retired ? 'content.restore_title' : 'content.retire_title', { challenge: found?.id ?? '' })}
        action={t(found?.is_retired ? 'content.restore' : 'content.retire')}
        isDanger={!found?.is_retired}
        onSend={send}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('content.unfelt')}</p>
      </ReasonDialog>
    </section>
  )
}
