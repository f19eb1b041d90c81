// What is being measured, in words: a competence's title, or the demonstration.
import { competenceOf, framework } from '../shared/framework'
import { t, textOf } from '../shared/i18n'
import { useLoad } from '../shared/load'

export function useSubject(kind: 'competence' | 'demo' | undefined, competenceId: string | null | undefined): string {
  const known = useLoad(framework, 'framework')
  if (kind === 'demo') return t('play.demo')
  if (known.state !== 'ready' || !competenceId) return ''
  const competence = competenceOf(known.value, competenceId)
  return competence ? `${competence.id} ${textOf(competence.title)}` : competenceId
}
