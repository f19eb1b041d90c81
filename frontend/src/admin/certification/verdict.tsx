// What an exam is worth and what it rests on; what it was worth before.
import type { JSX } from 'preact'
import { LevelStrip } from '../../charts/level-strip'
import { formatNumber, t } from '../../shared/i18n'
import { Card } from '../../ui/card/card'
import type { Result, Sheet } from './api'
import { pausesOf } from './pauses'
import { ResultStatus, pixOf, whyOf } from './said'

/** Whole minutes on the candidate's clock: pauses are not in them. */
function minutesSpent(sheet: Sheet, ended: string): number {
  const end = Date.parse(ended)
  const paused = pausesOf(sheet, end).reduce((sum, [from, to]) => sum + to - from, 0)
  return Math.round((end - Date.parse(sheet.started_at) - paused) / 60_000)
}

function factsOf(sheet: Sheet): string[] {
  const { outcome, ended_at, extra_percent } = sheet
  const cause = outcome.cause ? `, ${t(`jury.cause.${outcome.cause}`)}` : ''
  return [
    t('jury.counted_of', { counted: outcome.result.counted, answered: outcome.answered }),
    `${t(`jury.end.${outcome.end_reason}`)}${cause}`,
    ended_at ? t('jury.duration', { spent: minutesSpent(sheet, ended_at), allowed: sheet.minutes }) : '',
    extra_percent ? t('jury.extra', { percent: extra_percent }) : '',
    sheet.verification_code ? `${t('jury.code')} : ${sheet.verification_code.replace(/(.{4})(?=.)/g, '$1-')}` : '',
  ].filter(Boolean)
}

function Levels({ result }: { result: Result }) {
  const levels = Object.entries(result.levels).sort(([a], [b]) => a.localeCompare(b))
  if (!levels.length) return null
  return (
    <ul class="jury-levels">
      {levels.map(([competence, level]) => (
        <li key={competence}>
          <span>{competence}</span>
          <LevelStrip level={level} max={result.max_level} />
        </li>
      ))}
    </ul>
  )
}

function History({ results }: { results: readonly Result[] }) {
  return (
    <details>
      <summary>{t('jury.history')}</summary>
      <ol class="jury-history">
        {results.map((result, index) => (
          <li key={index}>
            {t(`jury.result.${result.status}`)}, {pixOf(result)}
            {index === results.length - 1 && <strong> ({t('jury.history_now')})</strong>}
          </li>
        ))}
      </ol>
    </details>
  )
}

export function Verdict({ sheet }: { sheet: Sheet }): JSX.Element {
  const { result } = sheet.outcome
  const why = whyOf(result)
  return (
    <Card as="section" labelledBy="jury-verdict">
      <div class="stack">
        <div class="cluster">
          <h2 id="jury-verdict">{t('jury.verdict')}</h2>
          <ResultStatus outcome={sheet.outcome} />
        </div>
        <p class="jury-pix">
          {result.pix === null ? (
            t('jury.no_score')
          ) : (
            <>
              <strong>{formatNumber(result.pix)}</strong> {t('jury.pix_of', { max: formatNumber(result.max_pix) })}
            </>
          )}
        </p>
        {why && <p>{why}</p>}
        <ul class="jury-facts">
          {factsOf(sheet).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        <Levels result={result} />
        {sheet.results.length > 1 && <History results={sheet.results} />}
      </div>
    </Card>
  )
}
