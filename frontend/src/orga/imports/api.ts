// What the screens of files ask of the server.
import type { components } from '../../shared/api'
import { client, reply } from '../../shared/client'

type Schemas = components['schemas']

export type Import = Schemas['ImportView']
export type Change = Schemas['ChangeView']
export type Begun = Schemas['BegunView']
export type Format = NonNullable<Schemas['BeginImport']['format']>
export const CATEGORIES = ['new', 'changed', 'gone', 'doubtful', 'error', 'warning'] as const
export type Category = (typeof CATEGORIES)[number]

const ALL = '/api/orga/organizations/{organization_id}/imports'
const ONE = `${ALL}/{job_id}` as const
const at = (organization_id: string, job_id: string) => ({ params: { path: { organization_id, job_id } } })

export const listImports = async (organization_id: string) =>
  (await reply(client.GET(ALL, { params: { path: { organization_id } } }))).items

export const findImport = (id: string, job: string) => reply(client.GET(ONE, at(id, job)))

export const beginImport = (organization_id: string, body: Schemas['BeginImport']) =>
  reply(
    client.POST(ALL, {
      params: { path: { organization_id } },
      body,
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    }),
  )

export const missingParts = async (id: string, job: string) =>
  (await reply(client.POST(`${ONE}/parts`, at(id, job)))).missing

export const completeImport = (id: string, job: string) =>
  reply(client.POST(`${ONE}/completion`, at(id, job)))

export const acceptImport = (id: string, job: string, body: Schemas['AcceptImport']) =>
  reply(client.POST(`${ONE}/acceptance`, { ...at(id, job), body }))

export const undoImport = (id: string, job: string) => reply(client.POST(`${ONE}/undo`, at(id, job)))

export const discardImport = (id: string, job: string) => reply(client.DELETE(ONE, at(id, job)))

/** A page of a list of a preview, as `usePaging` wants it. */
export async function readPreview(organization_id: string, job_id: string, category: Category, cursor?: string) {
  const query = { category, page: cursor ? Number(cursor) : 1 }
  const page = await reply(client.GET(`${ONE}/preview`, { params: { path: { organization_id, job_id }, query } }))
  return { items: page.items, next: page.next === null ? null : String(page.next) }
}

/** A figure of what came of a file; 0 when there is none. */
export const countOf = ({ outcome }: Import, name: string): number => Number(outcome[name] ?? 0)
