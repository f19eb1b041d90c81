// Third choice: its name, its words, its dates, how many sendings. Also serves to change a campaign.
import type { JSX } from 'preact'
import type { FormError } from '../../shared/form'
import { t } from '../../shared/i18n'
import { DateField } from '../../ui/date-field/date-field'
import { Field } from '../../ui/field/field'
import { RadioCards } from '../../ui/radio-cards/radio-cards'
import { TextArea } from '../../ui/text-area/text-area'
import type { Words } from './draft'

const NAME_MAX = 100
const WELCOME_MAX = 5000

interface WhenProps {
  words: Words
  errors: readonly FormError[]
  onWords: (changed: Partial<Words>) => void
}

export function When({ words, errors, onWords }: WhenProps): JSX.Element {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
  const sendings = (['one', 'several'] as const).map((value) => ({
    value,
    title: t(`campaigns.sendings.${value}`),
    text: t(`campaigns.sendings.${value}_text`),
  }))
  return (
    <>
      <Field
        name="name"
        label={t('campaigns.name')}
        hint={t('campaigns.name_hint')}
        value={words.name}
        error={errorOf('name')}
        maxLength={NAME_MAX}
        isRequired
        onValue={(name) => onWords({ name })}
      />
      <Field
        name="title"
        label={t('campaigns.title')}
        hint={t('campaigns.title_hint')}
        value={words.title}
        error={errorOf('title')}
        maxLength={NAME_MAX}
        onValue={(title) => onWords({ title })}
      />
      <TextArea
        name="welcome"
        label={t('campaigns.welcome')}
        hint={t('campaigns.welcome_hint')}
        value={words.welcome}
        error={errorOf('welcome')}
        rows={5}
        maxLength={WELCOME_MAX}
        onValue={(welcome) => onWords({ welcome })}
      />
      <div class="dates">
        <DateField
          name="starts_at"
          label={t('campaigns.starts_at')}
          hint={t('campaigns.starts_at_hint')}
          value={words.startsAt}
          error={errorOf('starts_at')}
          hasTime
          onValue={(startsAt) => onWords({ startsAt })}
        />
        <DateField
          name="ends_at"
          label={t('campaigns.ends_at')}
          hint={t('campaigns.ends_at_hint')}
          value={words.endsAt}
          error={errorOf('ends_at')}
          hasTime
          onValue={(endsAt) => onWords({ endsAt })}
        />
      </div>
      <RadioCards
        name="sendings"
        label={t('campaigns.sendings')}
        columns={2}
        value={words.isMultiple ? 'several' : 'one'}
        options={sendings}
        onValue={(value) => onWords({ isMultiple: value === 'several' })}
      />
    </>
  )
}
