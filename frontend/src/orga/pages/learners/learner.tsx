// One person of the list: who they are, how they get in.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import type { Params } from '../../../shared/router'
import { Button } from '../../../ui/button/button'
import { Confirm } from '../../../ui/confirm/confirm'
import { Icon } from '../../../ui/icon/icon'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { say } from '../../../ui/toast/toasts'
import { Access } from '../../learners/access'
import { AccessStatus } from '../../learners/access-status'
import { nameOf, readLearner, unlink } from '../../learners/api'
import type { WholeLearner } from '../../learners/api'
import { EditDialog } from '../../learners/edit-dialog'
import { homeOf, isAdmin, useOrganization } from '../../organizations'
import './learners.css'

function Facts({ learner }: { learner: WholeLearner }) {
  const { division, birth_date, username, linked_at } = learner
  return (
    <dl class="learners-facts">
      <dt>{t('learners.division')}</dt>
      <dd>{division || t('learners.division_none')}</dd>
      <dt>{t('learners.birth_date')}</dt>
      <dd>{birth_date ? formatDay(birth_date) : t('learners.unknown')}</dd>
      <dt>{t('learners.status')}</dt>
      <dd>
        <AccessStatus learner={learner} />
      </dd>
      {username && (
        <>
          <dt>{t('learners.username')}</dt>
          <dd class="learners-code" translate={false}>
            {username}
          </dd>
        </>
      )}
      {linked_at && <dd class="soft small">{t('learners.since', { date: formatDay(linked_at) })}</dd>}
    </dl>
  )
}

interface PersonProps {
  learner: WholeLearner
  onChange: () => void
}

function Person({ learner, onChange }: PersonProps) {
  const organization = useOrganization()
  const [act, setAct] = useState<'edit' | 'unlink' | null>(null)
  const close = () => setAct(null)
  const name = nameOf(learner)

  async function part() {
    await unlink(organization.id, learner.id)
    say(t('learners.unlinked'))
    onChange()
  }

  return (
    <div class="learners-person">
      <section class="stack" aria-labelledby="facts-title">
        <h2 id="facts-title">{t('learners.card_title')}</h2>
        <Facts learner={learner} />
        <div class="cluster">
          <Button variant="secondary" onPress={() => setAct('edit')}>
            <Icon name="pencil" />
            {t('learners.edit')}
          </Button>
          {learner.has_account && isAdmin(organization) && (
            <Button variant="quiet" onPress={() => setAct('unlink')}>
              {t('learners.unlink')}
            </Button>
          )}
        </div>
      </section>
      <Access organization={organization.id} learner={learner} onChange={onChange} />
      <EditDialog isOpen={act === 'edit'} organization={organization.id} learner={learner} onDone={onChange} onClose={close} />
      <Confirm
        isOpen={act === 'unlink'}
        title={t('learners.unlink_title', { name })}
        action={t('learners.unlink')}
        isDanger
        onConfirm={part}
        onClose={close}
      >
        <p>{t('learners.unlink_text', { name })}</p>
      </Confirm>
    </div>
  )
}

export default function LearnerPage({ params }: { params: Params }): JSX.Element {
  const { id } = useOrganization()
  const learner = params.learner ?? ''
  const loading = useLoad(() => readLearner(id, learner), `${id} ${learner}`)
  const back = (
    <p>
      <a class="learners-back" href={`${homeOf(id)}/learners`}>
        <Icon name="back" />
        {t('learners.back')}
      </a>
    </p>
  )
  const title = loading.state === 'ready' ? nameOf(loading.value) : t('learners.card_title')
  return (
    <Page title={title} before={back}>
      <Loaded from={loading} lines={5}>
        {(found) => <Person learner={found} onChange={loading.retry} />}
      </Loaded>
    </Page>
  )
}
