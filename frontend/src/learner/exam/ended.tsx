// The exam is over: why, what was kept, what comes next. Accessibility: one heading, the reason in words, two ways out.
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { t, tn } from '../../shared/i18n'
import { navigate } from '../../shared/router'
import { session } from '../../shared/session'
import { useStore } from '../../shared/store'
import { Button, ButtonLink } from '../../ui/button/button'
import { leave } from '../../ui/shell/frame'
import { Calm } from './calm'
import { forgetEnd, keepEnd } from './end'
import type { End } from './end'
import { forgetPass } from './pass'

function WayOut(): JSX.Element {
  const { user } = useStore(session)
  if (user?.kind !== 'registered') return <Button onPress={() => navigate('/')}>{t('exam.ended_home')}</Button>
  return (
    <>
      <Button onPress={() => void leave()}>{t('exam.ended_sign_out')}</Button>
      <ButtonLink href="/certifications" variant="secondary">
        {t('exam.ended_certifications')}
      </ButtonLink>
    </>
  )
}

export function Ended({ end }: { end: End }): JSX.Element {
  const { reason, answered, length } = end
  useEffect(() => {
    keepEnd({ reason, answered, length })
    forgetPass()
    return forgetEnd
  }, [reason, answered, length])
  return (
    <Calm
      state="ended"
      icon={reason === 'completed' ? 'check' : 'flag'}
      title={t(`exam.ended_${reason}_title`)}
      lead={t(`exam.ended_${reason}_lead`)}
    >
      <p class="calm-fact">{tn('exam.ended_answers', answered, { length })}</p>
      <h2>{t('exam.ended_next')}</h2>
      <ol class="points">
        <li>{t('exam.ended_step_center')}</li>
        <li>{t('exam.ended_step_jury')}</li>
        <li>{t('exam.ended_step_result')}</li>
      </ol>
      <p class="soft">{t('exam.ended_shared')}</p>
      <div class="cluster">
        <WayOut />
      </div>
    </Calm>
  )
}
