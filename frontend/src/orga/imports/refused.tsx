// A file that cannot be used: why, where, and what to do.
import type { JSX } from 'preact'
import { hasKey, t } from '../../shared/i18n'
import { ButtonLink } from '../../ui/button/button'
import { Notice } from '../../ui/notice/notice'
import { homeOf } from '../organizations'
import type { StepProps } from './followed'

export function Refused({ organization, job }: StepProps): JSX.Element {
  const { code, line, ...holes } = job.outcome
  const key = `imports.refused.${String(code)}`
  return (
    <div class="stack imports-narrow">
      <Notice tone="danger">
        <h2>{t('imports.refused_title')}</h2>
        <p>{t(hasKey(key) ? key : 'imports.refused.invalid_file', holes)}</p>
        {line !== undefined && <p>{t('imports.refused_line', { line })}</p>}
      </Notice>
      <p>{t('imports.refused_nothing')}</p>
      <p>
        <ButtonLink href={`${homeOf(organization)}/learners/imports`}>{t('imports.another')}</ButtonLink>
      </p>
    </div>
  )
}
