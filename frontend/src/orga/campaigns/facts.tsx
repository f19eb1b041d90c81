// What a campaign asks: it never changes once it is made.
import type { JSX } from 'preact'
import { formatDay, t, textOf, tn } from '../../shared/i18n'
import type { Campaign } from '../types'

export function Facts({ campaign }: { campaign: Campaign }): JSX.Element {
  const { kind, profile_title, tube_count, minutes, created_at, owner_name } = campaign
  const facts: [string, string][] = [[t('campaigns.kind'), t(`campaigns.kind.${kind}`)]]
  if (kind !== 'collection') {
    facts.push([t('campaigns.measures'), profile_title ? textOf(profile_title) : t('campaigns.composed')])
    facts.push([t('campaigns.size_label'), t('campaigns.size', { subjects: tn('campaigns.subjects', tube_count), n: minutes })])
  }
  const by = owner_name ? t('campaigns.created_by', { day: formatDay(created_at), name: owner_name }) : formatDay(created_at)
  facts.push([t('campaigns.column.created'), by])
  return (
    <dl class="campaign-summary">
      {facts.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
