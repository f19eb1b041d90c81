// Nightly feeds, over the API.
import type { components } from '../../shared/api'
import { client, reply } from '../../shared/client'

type Schemas = components['schemas']
export type Feeds = Schemas['FeedsView']
export type FeedNights = Schemas['FeedNightsView']
export type Run = Schemas['FeedRunView']
export type RunSheet = Schemas['FeedRunSheetView']
export type Reconciliation = Schemas['ReconciliationView']
export type Balance = Schemas['BalanceView']

const ONE = '/api/admin/feeds/{feed}/{date}'
const of = (feed: string, date: string) => ({ path: { feed, date } })

export const listFeeds = (): Promise<Feeds> => reply(client.GET('/api/admin/feeds'))

export const readRun = (feed: string, date: string): Promise<RunSheet> => reply(client.GET(ONE, { params: of(feed, date) }))

export const runAgain = (feed: string, date: string): Promise<Run> =>
  reply(client.POST(`${ONE}/rerun`, { params: of(feed, date), body: {} }))

/** Nothing before the first one. */
export const readReconciliation = (): Promise<Reconciliation | undefined> => reply(client.GET('/api/admin/feeds/reconciliation'))

export const reconcile = (): Promise<unknown> => reply(client.POST('/api/admin/feeds/reconciliation', { body: {} }))
