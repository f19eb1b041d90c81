// What is wrong or doubtful in a line of a file: the column, why, what it says.
import type { JSX } from 'preact'
import { hasKey, t } from '../../shared/i18n'
import { Icon } from '../../ui/icon/icon'
import type { Finding } from '../types'

function wordsOfFinding({ code }: Finding): string {
  const keys = [`files.finding.${code}`, `error.${code}`]
  const key = keys.find(hasKey)
  return key && hasKey(key) ? t(key) : t('error.candidate_field_not_readable')
}

export function Findings({ findings, hasLine = false }: { findings: readonly Finding[]; hasLine?: boolean }): JSX.Element | null {
  if (!findings.length) return null
  return (
    <ul class="file-findings">
      {findings.map((finding) => (
        <li key={`${finding.line} ${finding.column} ${finding.code}`}>
          <Icon name={finding.is_blocking ? 'alert' : 'info'} />
          <span>
            {hasLine && <strong>{t('files.line', { n: finding.line })} </strong>}
            {wordsOfFinding(finding)}
            {finding.column && <span class="soft small"> {t('files.at', { column: finding.column.replace(/^\* /, '') })}</span>}
            {finding.value && <span class="soft small"> {t('files.says', { value: finding.value })}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
