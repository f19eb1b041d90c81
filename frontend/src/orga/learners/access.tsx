// How somebody gets in, and what the teacher can do about it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Confirm } from '../../ui/confirm/confirm'
import { Icon } from '../../ui/icon/icon'
import { Notice } from '../../ui/notice/notice'
import { giveAccess, nameOf } from './api'
import type { Given, WholeLearner } from './api'
import { GivenCard } from './given-card'

interface AccessProps {
  organization: string
  learner: WholeLearner
  onChange: () => void
}

function About({ learner }: { learner: WholeLearner }) {
  const { access, has_identity, must_change_password } = learner.sign_in
  return (
    <>
      <p>{t(`learners.access_${access}`)}</p>
      {access === 'ours' && must_change_password && <p>{t('learners.access_waiting')}</p>}
      {access === 'ours' && has_identity && <p class="soft">{t('learners.access_portal')}</p>}
    </>
  )
}

export function Access({ organization, learner, onChange }: AccessProps): JSX.Element {
  const [given, setGiven] = useState<Given | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const { access, has_password, must_change_password } = learner.sign_in
  const name = nameOf(learner)

  async function give() {
    setGiven(await giveAccess(organization, learner.id))
  }

  async function make() {
    setIsBusy(true)
    setFailure('')
    await give().catch((error: unknown) => setFailure(wordsOf(asProblem(error).code)))
    setIsBusy(false)
  }

  const done = () => {
    setGiven(null)
    onChange()
  }
  if (given) return <GivenCard given={given} name={name} onDone={done} />
  const isChosen = has_password && !must_change_password
  return (
    <section class="stack" aria-labelledby="access-title">
      <h2 id="access-title">{t('learners.access_title')}</h2>
      <About learner={learner} />
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      {(access === 'none' || access === 'ours') && (
        <p>
          <Button isBusy={isBusy} onPress={() => (isChosen ? setIsAsking(true) : void make())}>
            <Icon name="lock" />
            {t(access === 'none' ? 'learners.access_make' : 'learners.access_renew')}
          </Button>
        </p>
      )}
      <Confirm
        isOpen={isAsking}
        title={t('learners.renew_title', { name })}
        action={t('learners.access_renew')}
        onConfirm={give}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('learners.renew_text')}</p>
      </Confirm>
    </section>
  )
}
