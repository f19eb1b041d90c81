// What a file would change: its lists, one at a time, and what to do of them.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatNumber, t, tn } from '../../shared/i18n'
import { Notice } from '../../ui/notice/notice'
import { isAdmin, useOrganization } from '../organizations'
import { Accept } from './accept'
import { CATEGORIES, countOf } from './api'
import type { Category, Import } from './api'
import type { StepProps } from './followed'
import { PreviewList } from './preview-list'

const SKIPPED = ['skipped_left', 'skipped_not_arrived'] as const
/** From this share of the list on, somebody should wonder whether the file is whole. */
const MANY = 0.25

interface ChoiceProps {
  job: Import
  chosen: Category
  onChoose: (category: Category) => void
}

function Lists({ job, chosen, onChoose }: ChoiceProps) {
  return (
    <div class="imports-lists" role="group" aria-label={t('imports.lists')}>
      {CATEGORIES.map((category) => (
        <button
          key={category}
          type="button"
          class={`imports-list imports-list-${category}`}
          aria-pressed={category === chosen}
          onClick={() => onChoose(category)}
        >
          <span class="imports-count">{formatNumber(countOf(job, category))}</span>
          <span>{t(`imports.category_${category}`)}</span>
        </button>
      ))}
    </div>
  )
}

export function Summary({ job }: { job: Import }): JSX.Element {
  const skipped = SKIPPED.reduce((sum, name) => sum + countOf(job, name), 0)
  const columns = job.outcome.ignored_columns
  const format = t(`imports.format_${String(job.outcome.format) as 'siecle'}`)
  return (
    <ul class="imports-facts">
      <li>{tn('imports.preview_lead', countOf(job, 'lines'), { format })}</li>
      {countOf(job, 'same') > 0 && <li>{t('imports.same', { n: formatNumber(countOf(job, 'same')) })}</li>}
      {skipped > 0 && <li>{t('imports.skipped', { n: formatNumber(skipped) })}</li>}
      {columns && <li>{t('imports.ignored', { columns })}</li>}
    </ul>
  )
}

export function PreviewStep({ organization, job, onJob }: StepProps): JSX.Element {
  const full = CATEGORIES.find((category) => countOf(job, category) > 0)
  const [chosen, setChosen] = useState<Category>(full ?? 'new')
  const gone = countOf(job, 'gone')
  const hasManyGone = gone > 5 && gone > MANY * (gone + countOf(job, 'same') + countOf(job, 'changed'))
  const canAccept = isAdmin(useOrganization())
  return (
    <div class="stack">
      <section class="stack" aria-labelledby="preview-title">
        <div class="imports-head">
          <h2 id="preview-title">{t('imports.preview_title')}</h2>
          <Summary job={job} />
        </div>
        {hasManyGone && (
          <Notice tone="warning">
            <p>{t('imports.many_gone', { n: formatNumber(gone) })}</p>
          </Notice>
        )}
        {canAccept && <Accept organization={organization} job={job} isPartial={hasManyGone} onJob={onJob} />}
      </section>
      <Lists job={job} chosen={chosen} onChoose={setChosen} />
      <PreviewList key={chosen} organization={organization} job={job.id} category={chosen} />
    </div>
  )
}
