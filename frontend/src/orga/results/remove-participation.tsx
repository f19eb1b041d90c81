// Takes a participation out of a campaign, and lets it be put back.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Confirm } from '../../ui/confirm/confirm'
import { Icon } from '../../ui/icon/icon'
import { say } from '../../ui/toast/toasts'
import { remove, restore } from './ask'
import type { Where } from './ask'

interface RemoveProps {
  where: Where
  id: string
  name: string
  onChange: () => void
}

export function RemoveParticipation({ where, id, name, onChange }: RemoveProps): JSX.Element {
  const [isAsking, setIsAsking] = useState(false)
  async function go() {
    await remove(where, id)
    say(t('results.deleted'), { action: () => restore(where, id), done: t('results.restored') })
    onChange()
  }
  return (
    <>
      <Button variant="quiet" onPress={() => setIsAsking(true)}>
        <Icon name="trash" />
        {t('results.delete_short')}
        <span class="visually-hidden"> {name}</span>
      </Button>
      <Confirm
        isOpen={isAsking}
        title={t('results.delete_title')}
        action={t('results.delete')}
        isDanger
        onConfirm={go}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('results.delete_text', { name })}</p>
      </Confirm>
    </>
  )
}
