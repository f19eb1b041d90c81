// The change that waits: who proposes it, why, what it would do; approving it, or putting it away.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatDateTime, t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Confirm } from '../../ui/confirm/confirm'
import { Notice } from '../../ui/notice/notice'
import { say } from '../../ui/toast/toasts'
import { approve, refuse } from './api'
import type { Proposal, Result, Sheet } from './api'
import { ReasonDialog } from '../reason-dialog'
import { changeOf, pixOf } from './said'

function Effect({ before, after }: { before: Result; after: Result }) {
  const lines: [string, Result][] = [
    [t('jury.before'), before],
    [t('jury.after'), after],
  ]
  return (
    <dl class="jury-effect" aria-label={t('jury.waiting_effect')}>
      {lines.map(([title, result]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            {t(`jury.result.${result.status}`)} · {pixOf(result)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface WaitingProps {
  sheet: Sheet
  proposal: Proposal
  onChange: () => void
}

export function Waiting({ sheet, proposal, onChange }: WaitingProps): JSX.Element {
  const [asked, setAsked] = useState<'approve' | 'refuse' | null>(null)
  const away = t(proposal.is_mine ? 'jury.withdraw' : 'jury.refuse')
  const close = () => setAsked(null)

  async function done(words: string) {
    say(words)
    onChange()
  }

  return (
    <section class="jury-waiting" aria-labelledby="jury-waiting">
      <Notice tone="warning">
        <div class="stack">
          <h2 id="jury-waiting">{t('jury.waiting')}</h2>
          <p>
            {proposal.is_mine
              ? t('jury.waiting_yours', { when: formatDateTime(proposal.at) })
              : t('jury.waiting_by', { name: proposal.proposed_by, when: formatDateTime(proposal.at) })}{' '}
            <strong>{changeOf(proposal.change, proposal.positions)}</strong>.
          </p>
          <p class="jury-said">{proposal.reason}</p>
          {sheet.preview && <Effect before={sheet.outcome.result} after={sheet.preview} />}
          {proposal.is_mine && <p>{t('jury.waiting_mine')}</p>}
          <div class="cluster">
            {!proposal.is_mine && <Button onPress={() => setAsked('approve')}>{t('jury.approve')}</Button>}
            <Button variant="secondary" onPress={() => setAsked('refuse')}>
              {away}
            </Button>
          </div>
        </div>
      </Notice>
      <Confirm
        isOpen={asked === 'approve'}
        title={t('jury.approve_title')}
        action={t('jury.approve')}
        isDanger={proposal.change === 'revoke'}
        onConfirm={async () => {
          await approve(sheet.id, proposal.sequence)
          await done(t('jury.approved'))
        }}
        onClose={close}
      >
        <p>
          <strong>{changeOf(proposal.change, proposal.positions)}</strong>. {t(`jury.change_text.${proposal.change}`)}
        </p>
        <p>{t('jury.approve_text')}</p>
      </Confirm>
      <ReasonDialog
        isOpen={asked === 'refuse'}
        title={away}
        action={away}
        onSend={async (reason) => {
          await refuse(sheet.id, proposal.sequence, reason)
          await done(t('jury.refused'))
        }}
        onClose={close}
      >
        <p>{changeOf(proposal.change, proposal.positions)}</p>
      </ReasonDialog>
    </section>
  )
}
