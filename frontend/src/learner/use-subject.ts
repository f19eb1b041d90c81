// What is being measured, in words: a competence's title, a campaign's, or the demonstration.
import { client, reply } from '../shared/client'
import { competenceOf, framework } from '../shared/framework'
import { t, textOf } from '../shared/i18n'
import { useLoad } from '../shared/load'
import type { Assessment, Framework } from '../shared/types'

type Subject = Pick<Assessment, 'id' | 'kind' | 'competence_id'>

async function find(subject: Subject | null): Promise<Framework | string> {
  if (subject?.kind !== 'campaign') return framework()
  const params = { path: { participation_id: subject.id } }
  return (await reply(client.GET('/api/learner/participations/{participation_id}', { params }))).title
}

/** The subject of a test, in the page's language; nothing until it is known. */
export function useSubject(subject: Subject | null): string {
  const found = useLoad(() => find(subject), subject?.kind === 'campaign' ? subject.id : 'framework')
  if (subject?.kind === 'demo') return t('play.demo')
  if (found.state !== 'ready' || !subject) return ''
  if (typeof found.value === 'string') return found.value
  const competence = competenceOf(found.value, subject.competence_id ?? '')
  return competence ? `${competence.id} ${textOf(competence.title)}` : (subject.competence_id ?? '')
}
