// One person's results in a campaign.
import type { JSX } from 'preact'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import type { Params } from '../../../shared/router'
import { Icon } from '../../../ui/icon/icon'
import { Failure } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { Skeleton } from '../../../ui/skeleton/skeleton'
import { homeOf, useOrganization } from '../../organizations'
import { askPerson } from '../../results/ask'
import { spokenName } from '../../results/names'
import { PersonAdvice } from '../../results/person-advice'
import { PersonAnswers } from '../../results/person-answers'
import { ByCompetence, BySubject } from '../../results/person-subjects'
import { PersonWhole } from '../../results/person-whole'
import './results.css'

export default function PersonPage({ params }: { params: Params }): JSX.Element {
  const organization = useOrganization()
  const { campaign = '', participation = '' } = params
  const where = { organization: organization.id, campaign }
  const base = `${homeOf(organization.id)}/campaigns/${campaign}`
  const loading = useLoad(() => askPerson(where, participation), participation)
  const back = (
    <p class="campaign-back">
      <a href={`${base}/results`}>
        <Icon name="back" />
        {t('results.person_back')}
      </a>
    </p>
  )
  if (loading.state === 'failed') {
    return (
      <div class="page">
        {back}
        <Failure problem={loading.problem} onRetry={loading.retry} isPage />
      </div>
    )
  }
  if (loading.state === 'loading') {
    return (
      <Page title={t('results.face.results')} before={back}>
        <Skeleton lines={10} />
      </Page>
    )
  }
  const person = loading.value
  return (
    <Page title={spokenName(person)} before={back}>
      <div class="results">
        <PersonWhole person={person} base={base} />
        {person.tubes.length > 0 && <PersonAdvice advice={person.advice} />}
        {person.competences.length > 0 && <ByCompetence competences={person.competences} />}
        {person.tubes.length > 0 && <BySubject tubes={person.tubes} />}
        {person.has_answers && <PersonAnswers where={where} id={person.id} />}
      </div>
    </Page>
  )
}
