// A group, subject by subject and skill by skill: what to teach next.
import type { JSX } from 'preact'
import { formatNumber, t, textOf } from '../../shared/i18n'
import { Table } from '../../ui/table/table'
import { Share } from '../results/share'
import type { Analysis } from '../results/types'

export function Subjects({ tubes }: Pick<Analysis, 'tubes'>): JSX.Element {
  return (
    <section class="results-part" aria-labelledby="tubes">
      <h2 id="tubes">{t('analysis.tubes')}</h2>
      <p class="soft">{t('analysis.tubes_lead')}</p>
      <Table
        caption={t('analysis.tubes_caption')}
        isCaptionHidden
        rows={tubes}
        keyOf={({ tube_id }) => tube_id}
        order={{ column: 'success', direction: 'up' }}
        columns={[
          { id: 'title', title: t('results.subject'), cell: ({ title }) => textOf(title), sortBy: ({ title }) => textOf(title), isHeader: true },
          {
            id: 'success',
            title: t('results.success'),
            cell: ({ success_percentage }) => <Share percent={success_percentage} />,
            sortBy: ({ success_percentage }) => success_percentage,
          },
          {
            id: 'level',
            title: t('analysis.level_title'),
            cell: ({ level_mean, max_level }) => t('certifiability.have', { n: formatNumber(level_mean), total: max_level }),
            sortBy: ({ level_mean }) => level_mean,
            isNumber: true,
          },
        ]}
      />
    </section>
  )
}

export function Skills({ skills, tubes }: Pick<Analysis, 'skills' | 'tubes'>): JSX.Element {
  const subjects = new Map(tubes.map(({ tube_id, title }) => [tube_id, textOf(title)]))
  const subjectOf = ({ tube_id }: { tube_id: string }) => subjects.get(tube_id) ?? ''
  return (
    <details class="analysis-skills">
      <summary>{t('analysis.skills')}</summary>
      <Table
        caption={t('analysis.skills_caption')}
        rows={skills}
        keyOf={({ skill_id }) => skill_id}
        columns={[
          { id: 'title', title: t('analysis.skill'), cell: ({ title }) => title, sortBy: ({ title }) => title, isHeader: true },
          { id: 'tube', title: t('results.subject'), cell: subjectOf, sortBy: subjectOf },
          { id: 'level', title: t('results.level'), cell: ({ level }) => level, sortBy: ({ level }) => level, isNumber: true },
          {
            id: 'success',
            title: t('results.success'),
            cell: ({ success_percentage }) => <Share percent={success_percentage} />,
            sortBy: ({ success_percentage }) => success_percentage,
          },
        ]}
      />
    </details>
  )
}
