// A challenge as people meet it: statement, picture, files, form of answer. Accessibility: two parts with hidden headings.
import { language, t } from '../shared/i18n'
import { Html } from '../shared/trusted'
import { Notice } from '../ui/notice/notice'
import { Attachments } from './attachments'
import { AnswerForm } from './form'
import { Illustration } from './illustration'
import { OutcomeMark } from './outcome'
import type { ChallengeProps } from './props'
import './challenge.css'

export function ChallengeView(props: ChallengeProps) {
  const { challenge, outcome, isReadOnly } = props
  const { lang } = challenge
  const isWide = challenge.form.kind === 'simulator' || challenge.form.kind === 'picture'
  return (
    <div class={isWide ? 'challenge challenge-wide' : 'challenge'}>
      <section class="statement">
        <h2 class="visually-hidden">{t('play.statement')}</h2>
        {!isReadOnly && challenge.is_focused && <Notice>{t('play.focused')}</Notice>}
        {!isReadOnly && !challenge.is_accessible && <Notice>{t('play.not_accessible')}</Notice>}
        {!isReadOnly && lang !== language.get() && <p class="soft small">{t('play.not_translated')}</p>}
        <Html class="statement-text" html={challenge.statement_html} lang={lang} />
        {challenge.image && <Illustration image={challenge.image} lang={lang} />}
        <Attachments files={challenge.files} lang={lang} />
      </section>
      <section class="response">
        <h2 class="visually-hidden">{t('play.response')}</h2>
        {outcome && <OutcomeMark outcome={outcome} />}
        <AnswerForm {...props} />
      </section>
    </div>
  )
}
