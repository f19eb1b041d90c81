// The framework of competences: asked for once, kept for the visit.
import { client, reply } from './client'
import { createStore } from './store'
import type { Competence, Framework } from './types'

export const DEFAULT_SERVICE_NAME = 'Sextant'
export const serviceName = createStore(DEFAULT_SERVICE_NAME)

let pending: Promise<Framework> | null = null

export function framework(): Promise<Framework> {
  pending ??= reply(client.GET('/api/public/framework')).then(
    (found) => {
      serviceName.set(found.service_name || DEFAULT_SERVICE_NAME)
      return found
    },
    (error: unknown) => {
      pending = null
      throw error
    },
  )
  return pending
}

export const competenceOf = (found: Framework, id: string): Competence | undefined =>
  found.competences.find((competence) => competence.id === id)
