// The sign-in cards of a class, as a PDF to print and cut.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useForm } from '../../../shared/form'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { Card } from '../../../ui/card/card'
import { FormCard } from '../../../ui/card/form-card'
import { ButtonLink } from '../../../ui/button/button'
import { Empty } from '../../../ui/empty/empty'
import { Loaded } from '../../../ui/loaded/loaded'
import { RadioCards } from '../../../ui/radio-cards/radio-cards'
import { Select } from '../../../ui/select/select'
import { listDivisions, orderCards } from '../../learners/api'
import type { Job } from '../../learners/api'
import { CardsJob } from '../../learners/cards-job'
import { divisionOptions } from '../../learners/filters'
import type { Division } from '../../learners/filters'
import { Frame } from '../../learners/frame'
import { homeOf, isAdmin, useOrganization } from '../../organizations'
import './learners.css'

interface OrderProps {
  divisions: readonly Division[]
  onOrdered: (job: Job) => void
}

function Order({ divisions, onOrdered }: OrderProps) {
  const { id } = useOrganization()
  const form = useForm({
    initial: { division: '', renews: 'no' },
    check: ({ division }) => (division ? [] : [{ field: 'division', text: t('cards.choose') }]),
    send: async ({ division, renews }) =>
      onOrdered(await orderCards(id, { division: division.slice(1), renews: renews === 'yes' })),
  })
  return (
    <Card>
      <FormCard form={form} action={t('cards.go')}>
        <Select
          {...form.bind('division')}
          label={t('learners.division')}
          options={[{ value: '', label: t('cards.choose') }, ...divisionOptions(divisions)]}
          isRequired
        />
        <RadioCards
          {...form.bind('renews')}
          label={t('cards.renews')}
          options={[
            { value: 'no', title: t('cards.missing'), text: t('cards.missing_text') },
            { value: 'yes', title: t('cards.all'), text: t('cards.all_text') },
          ]}
        />
      </FormCard>
    </Card>
  )
}

export default function CardsPage(): JSX.Element {
  const organization = useOrganization()
  const { id } = organization
  const [job, setJob] = useState<Job | null>(null)
  const divisions = useLoad(() => listDivisions(id), id)
  const go = <ButtonLink href={`${homeOf(id)}/learners/imports`}>{t('learners.import')}</ButtonLink>
  return (
    <Frame face={t('learners.tab_cards')} lead={t('cards.lead')}>
      {job ? (
        <CardsJob key={job.id} organization={id} first={job} onMore={() => setJob(null)} />
      ) : (
        <Loaded from={divisions} lines={5}>
          {(found) =>
            found.length ? (
              <div class="learners-narrow">
                <Order divisions={found} onOrdered={setJob} />
              </div>
            ) : (
              <Empty title={t('learners.empty_title')} drawing="people" action={isAdmin(organization) && go}>
                <p>{t('cards.no_division')}</p>
              </Empty>
            )
          }
        </Loaded>
      )}
    </Frame>
  )
}
