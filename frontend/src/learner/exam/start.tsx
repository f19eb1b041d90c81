// The rules to agree to, the language when there is a choice, the start. Accessibility: the button comes only when it works.
import { useState } from 'preact/hooks'
import { language, t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import type { Lang } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { Checkbox, fieldId } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'
import { RadioCards } from '../../ui/radio-cards/radio-cards'
import { begin } from './api'
import type { Exam } from './types'
import type { Sitting } from './use-exam'

const RULES = ['alone', 'tools', 'phone', 'secret'] as const

function useStart({ langs }: Exam, sitting: Sitting) {
  const [lang, setLang] = useState<Lang>(langs.includes(language.get()) ? language.get() : 'fr')
  const [hasRead, setHasRead] = useState(false)
  const [wrong, setWrong] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')

  async function start(event: Event): Promise<void> {
    event.preventDefault()
    if (isBusy) return
    setWrong(hasRead ? '' : t('exam.rules_missing'))
    if (!hasRead) return document.getElementById(fieldId('rules'))?.focus()
    setIsBusy(true)
    setFailure('')
    try {
      sitting.take(await begin(lang))
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
      setIsBusy(false)
      sitting.again()
    }
  }
  return { lang, setLang, hasRead, setHasRead, wrong, isBusy, failure, start }
}

function Language({ langs, lang, onLang }: { langs: readonly string[]; lang: Lang; onLang: (lang: Lang) => void }) {
  if (langs.length < 2) return langs.includes(language.get()) ? null : <p class="soft">{t('exam.lang_french')}</p>
  return (
    <RadioCards
      name="lang"
      label={t('exam.lang')}
      hint={t('exam.lang_hint')}
      value={lang}
      onValue={(chosen) => onLang(chosen as Lang)}
      options={langs.map((one) => ({ value: one, title: t(`exam.lang_${one as Lang}`) }))}
      columns={2}
    />
  )
}

export function Start({ exam, sitting }: { exam: Exam; sitting: Sitting }) {
  const { lang, setLang, hasRead, setHasRead, wrong, isBusy, failure, start } = useStart(exam, sitting)
  return (
    <form class="exam-start" onSubmit={(event) => void start(event)} noValidate>
      <h2 id="exam-rules">{t('exam.rules')}</h2>
      <ul class="points">
        {RULES.map((rule) => (
          <li key={rule}>{t(`exam.rule_${rule}`)}</li>
        ))}
      </ul>
      <Checkbox name="rules" label={t('exam.rules_tick')} value={hasRead} onValue={setHasRead} error={hasRead ? '' : wrong} />
      <Language langs={exam.langs} lang={lang} onLang={setLang} />
      <div role="status">
        {failure && (
          <Notice tone="warning">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      {exam.phase === 'ready' ? (
        <Button type="submit" isBusy={isBusy} isWide>
          {t('exam.start')}
        </Button>
      ) : (
        <p class="exam-start-later">{t(hasRead ? 'exam.start_soon' : 'exam.start_later')}</p>
      )}
    </form>
  )
}
