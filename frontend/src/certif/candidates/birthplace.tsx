// Sex and birthplace, asked only when an adult wants the CPF to be told.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Checkbox, Field } from '../../ui/field/field'
import { RadioCards } from '../../ui/radio-cards/radio-cards'
import type { DraftForm } from './draft'

const isFrance = (country: string) => /^france$/i.test(country.trim())

export function Birthplace({ form }: { form: DraftForm }): JSX.Element {
  const { cpf, 'cpf/country': country } = form.values
  return (
    <section class="candidate-section" aria-labelledby="section-cpf">
      <h2 id="section-cpf">{t('candidates.cpf')}</h2>
      <p class="soft">{t('candidates.cpf_text')}</p>
      <Checkbox {...form.bind('cpf')} label={t('candidates.cpf_label')} />
      {cpf && (
        <>
          <RadioCards
            {...form.bind('cpf/sex')}
            label={t('candidates.sex')}
            columns={2}
            options={[
              { value: 'F', title: t('candidates.sex_f') },
              { value: 'M', title: t('candidates.sex_m') },
            ]}
          />
          <Field {...form.bind('cpf/country')} label={t('candidates.country')} hint={t('candidates.country_hint')} autocomplete="off" isRequired />
          {isFrance(country) && (
            <>
              <Field {...form.bind('cpf/insee_code')} label={t('candidates.insee_code')} hint={t('candidates.insee_code_hint')} writes="code" autocomplete="off" maxLength={5} />
              <Field {...form.bind('cpf/postal_code')} label={t('candidates.postal_code')} hint={t('candidates.postal_code_hint')} writes="digits" autocomplete="off" maxLength={5} />
            </>
          )}
          <Field {...form.bind('cpf/city')} label={t('candidates.city')} autocomplete="off" />
        </>
      )}
    </section>
  )
}
