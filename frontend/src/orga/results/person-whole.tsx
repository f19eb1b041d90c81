// One person's result as a whole: percentage, stage, badges, earlier tries.
import type { JSX } from 'preact'
import { formatDay, formatPercent, t, textOf, tn } from '../../shared/i18n'
import { Notice } from '../../ui/notice/notice'
import { Status } from '../../ui/status/status'
import { ProgressBadge } from './progress-badge'
import type { Individual } from './types'

type Try = Individual['tries'][number]

function Tries({ person, base }: { person: Individual; base: string }) {
  if (person.tries.length < 2) return null
  const label = ({ rank, percentage }: Try) =>
    percentage === null ? t('results.try_pending', { rank }) : t('results.try_percent', { rank, percent: formatPercent(percentage / 100) })
  return (
    <nav aria-label={t('results.tries')}>
      <ul class="person-tries">
        {person.tries.map((one) => (
          <li key={one.id}>
            <a href={`${base}/results/${one.id}`} aria-current={one.id === person.id ? 'page' : undefined}>
              {label(one)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Badges({ badges }: { badges: Individual['badges'] }) {
  if (badges.length === 0) return null
  return (
    <ul class="person-badges" aria-label={t('results.badges')}>
      {badges.map(({ id, title, is_got }) => (
        <li key={id}>
          <Status tone={is_got ? 'success' : 'neutral'} icon={is_got ? 'check' : 'clock'}>
            {textOf(title)} · {t(is_got ? 'results.badge.got' : 'results.badge.missed')}
          </Status>
        </li>
      ))}
    </ul>
  )
}

export function PersonWhole({ person, base }: { person: Individual; base: string }): JSX.Element {
  const { division, status, percentage, stage, shared_at, answered } = person
  return (
    <section class="results-part">
      <p class="person-facts">
        {division && <span>{division}</span>}
        <ProgressBadge status={status} />
        {shared_at && (
          <span class="soft">
            {t('results.sent_on')} {formatDay(shared_at)}
          </span>
        )}
        <span class="soft">{tn('results.person_progress', answered)}</span>
      </p>
      <Tries person={person} base={base} />
      {percentage !== null && (
        <div class="person-whole">
          <p class="person-figure">{formatPercent(percentage / 100)}</p>
          {stage && (
            <p>
              <strong>{textOf(stage.title)}</strong>
              <br />
              {textOf(stage.message)}
            </p>
          )}
        </div>
      )}
      <Badges badges={person.badges} />
      {status !== 'shared' && (
        <Notice tone="info">
          <p>
            <strong>{t('results.not_sent')}</strong>
            <br />
            {t('results.not_sent_text')}
          </p>
        </Notice>
      )}
    </section>
  )
}
