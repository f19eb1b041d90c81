// Copying, archiving and deleting a campaign: each says what it does, deleting asks first, all can be taken back.
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { navigate } from '../../shared/router'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Confirm } from '../../ui/confirm/confirm'
import { Icon } from '../../ui/icon/icon'
import { say } from '../../ui/toast/toasts'
import { homeOf, useOrganization } from '../organizations'
import type { Campaign } from '../types'
import { archive, duplicate, remove, restore, undelete } from './life'

function useActs(campaign: Campaign) {
  const organization = useOrganization()
  const { id, name } = campaign
  const list = `${homeOf(organization.id)}/campaigns`
  const key = useMemo(() => crypto.randomUUID(), [])

  async function archiveIt() {
    await archive(organization.id, id)
    say(t('campaigns.archived', { name }), { action: () => restore(organization.id, id), done: t('campaigns.restored', { name }) })
  }

  async function restoreIt() {
    await restore(organization.id, id)
    say(t('campaigns.restored', { name }))
  }

  async function copyIt() {
    const made = await duplicate(organization.id, id, t('campaigns.copy_of', { name }).slice(0, 100), key)
    say(t('campaigns.created', { name: made.name }))
    navigate(`${list}/${made.id}/settings`)
  }

  async function removeIt() {
    await remove(organization.id, id)
    navigate(list)
    say(t('campaigns.deleted', { name }), { action: () => undelete(organization.id, id), done: t('campaigns.undeleted', { name }) })
  }

  return { archiveIt, restoreIt, copyIt, removeIt }
}

const trying = (act: () => Promise<void>) => () => void act().catch((error: unknown) => say(wordsOf(asProblem(error).code)))

export function Life({ campaign }: { campaign: Campaign }): JSX.Element {
  const { archiveIt, restoreIt, copyIt, removeIt } = useActs(campaign)
  const [isAsking, setIsAsking] = useState(false)
  const isArchived = campaign.status === 'archived'
  return (
    <Card as="section" labelledBy="campaign-life">
      <h2 id="campaign-life">{t('campaigns.life')}</h2>
      <ul class="campaign-acts">
        <li>
          <p>{t('campaigns.duplicate_text')}</p>
          <Button variant="secondary" onPress={trying(copyIt)}>
            <Icon name="copy" />
            {t('campaigns.duplicate')}
          </Button>
        </li>
        <li>
          <p>{t(isArchived ? 'campaigns.restore_text' : 'campaigns.archive_text')}</p>
          <Button variant="secondary" onPress={trying(isArchived ? restoreIt : archiveIt)}>
            <Icon name={isArchived ? 'undo' : 'archive'} />
            {t(isArchived ? 'campaigns.restore' : 'campaigns.archive')}
          </Button>
        </li>
        <li>
          <p>{t('campaigns.delete_text')}</p>
          <Button variant="danger" onPress={() => setIsAsking(true)}>
            <Icon name="trash" />
            {t('campaigns.delete')}
          </Button>
        </li>
      </ul>
      <Confirm
        isOpen={isAsking}
        title={t('campaigns.delete_title')}
        action={t('campaigns.delete')}
        isDanger
        onConfirm={removeIt}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('campaigns.delete_ask', { name: campaign.name })}</p>
      </Confirm>
    </Card>
  )
}
