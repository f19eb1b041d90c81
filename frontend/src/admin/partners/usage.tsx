// How much a client reads: today against its quota, then the last thirty days as columns with their table.
import type { JSX } from 'preact'
import { Days } from '../../charts/days'
import type { Day } from '../../charts/days'
import { formatNumber, t, tn } from '../../shared/i18n'
import { Card } from '../../ui/card/card'
import { Notice } from '../../ui/notice/notice'
import { Progress } from '../../ui/progress/progress'
import type { Client, DayOfUse } from './api'

const DAYS = 30
const DAY_MS = 86_400_000

/** The last thirty days in UTC, as quotas count, those without a read included. */
export function lastDays(use: readonly DayOfUse[], now = Date.now()): Day[] {
  const known = new Map(use.map(({ day, reads }) => [day, reads]))
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(now - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10)
    return { day, values: [known.get(day) ?? 0] }
  })
}

export function Usage({ client, use }: { client: Client; use: readonly DayOfUse[] }): JSX.Element {
  const days = lastDays(use)
  const all = days.reduce((sum, { values }) => sum + (values[0] ?? 0), 0)
  const today = days.at(-1)?.values[0] ?? 0
  const over = days.filter(({ values }) => (values[0] ?? 0) > client.daily_quota).length
  const text = t('partners.today_of', { n: today, quota: client.daily_quota })
  return (
    <Card as="section" labelledBy="partner-usage">
      <div class="stack">
        <h2 id="partner-usage">{t('partners.usage')}</h2>
        <Progress label={t('partners.today')} value={Math.min(today, client.daily_quota)} max={client.daily_quota} text={text} />
        {over > 0 && (
          <Notice tone="warning">
            <p>{tn('partners.over', over, { quota: formatNumber(client.daily_quota) })}</p>
          </Notice>
        )}
        <p>{tn('partners.reads', all)}</p>
        {all > 0 && <Days caption={t('partners.usage_chart')} days={days} series={[t('partners.reads_title')]} />}
        <p class="soft small">{t('partners.usage_note')}</p>
      </div>
    </Card>
  )
}
