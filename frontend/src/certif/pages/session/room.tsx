// What the day itself needs: the codes of the room, what the invigilator does, the papers to print.
import type { JSX } from 'preact'
import { t } from '../../../shared/i18n'
import { Codes } from '../../session/codes'
import { SessionFrame } from '../../session/frame'
import { Papers } from '../../session/papers'

const STEPS = ['open', 'confirm', 'start', 'watch', 'finalize'] as const

function Day() {
  return (
    <section class="stack" aria-labelledby="day-title">
      <h2 id="day-title">{t('session.day')}</h2>
      <ol class="points">
        {STEPS.map((step) => (
          <li key={step}>{t(`session.day_${step}`)}</li>
        ))}
      </ol>
    </section>
  )
}

export default function RoomPage({ params }: { params: Record<string, string> }): JSX.Element {
  return (
    <SessionFrame id={params.session ?? ''} face={t('certif.tab.room')}>
      {(session) => (
        <>
          <Codes session={session} />
          <Papers session={session} />
          <Day />
        </>
      )}
    </SessionFrame>
  )
}
