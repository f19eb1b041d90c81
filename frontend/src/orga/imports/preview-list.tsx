// One list of a preview, page after page.
import type { JSX } from 'preact'
import { formatDay, hasKey, t } from '../../shared/i18n'
import { usePaging } from '../../shared/paging'
import { Loaded } from '../../ui/loaded/loaded'
import { Pager } from '../../ui/pager/pager'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { readPreview } from './api'
import type { Category, Change } from './api'

interface PreviewListProps {
  organization: string
  job: string
  category: Category
}

type Row = Change & { key: string }
const BOOLEANS: Record<string, string> = { is_active: 'imports.back_on_list' }

const nameOf = ({ learner, before }: Change): string => {
  const who = learner ?? before
  return `${who?.last_name ?? ''} ${who?.first_name ?? ''}`.trim() || t('imports.nameless')
}
const bornOf = ({ learner, before }: Change): string => {
  const day = (learner ?? before)?.birth_date
  return day ? formatDay(day, 'medium') : ''
}

function wordsOfCode({ code, params }: Change): string {
  const key = `imports.code.${code}`
  return hasKey(key) ? t(key, params) : ''
}

function Differences({ differences }: Change) {
  return (
    <ul class="imports-differences">
      {differences.map(({ field, before, after }) => {
        const key = `imports.field.${field}`
        const shown = (text: string) => (field === 'birth_date' && text ? formatDay(text, 'medium') : text || t('imports.empty'))
        if (BOOLEANS[field]) return <li key={field}>{t('imports.back_on_list')}</li>
        return (
          <li key={field}>
            <strong>{hasKey(key) ? t(key) : field}</strong> {t('imports.from_to', { before: shown(before), after: shown(after) })}
          </li>
        )
      })}
    </ul>
  )
}

const PERSON = (): Column<Row> => ({ id: 'person', title: t('imports.person'), cell: nameOf, isHeader: true })
const LINE = (): Column<Row> => ({
  id: 'line',
  title: t('imports.line'),
  cell: ({ line }) => line || '',
  sortBy: ({ line }) => line,
  isNumber: true,
})
const WHY = (): Column<Row> => ({ id: 'why', title: t('imports.why'), cell: wordsOfCode })
const WHAT = (): Column<Row> => ({ id: 'what', title: t('imports.difference'), cell: Differences })
const COLUMN = (): Column<Row> => ({
  id: 'column',
  title: t('imports.column'),
  cell: ({ column }) => {
    const key = `imports.element.${column}`
    return (
      <>
        {hasKey(key) && `${t(key)} `}
        <code>{column}</code>
      </>
    )
  },
  sortBy: ({ column }) => column,
})

function columnsOf(category: Category): Column<Row>[] {
  if (category === 'changed') return [PERSON(), WHAT(), LINE()]
  if (category === 'doubtful') return [PERSON(), WHY(), WHAT(), LINE()]
  if (category === 'error' || category === 'warning') return [LINE(), COLUMN(), PERSON(), WHY()]
  const division: Column<Row> = {
    id: 'division',
    title: t('imports.division'),
    cell: ({ learner, before }) => (learner ?? before)?.division,
  }
  const born: Column<Row> = { id: 'born', title: t('imports.born'), cell: bornOf }
  return category === 'new' ? [PERSON(), division, born, LINE()] : [PERSON(), division, born]
}

export function PreviewList({ organization, job, category }: PreviewListProps): JSX.Element {
  const paging = usePaging((cursor) => readPreview(organization, job, category, cursor), `${job} ${category}`)
  const title = t(`imports.category_${category}`)
  return (
    <section class="stack" aria-label={title}>
      <p>{t(`imports.about_${category}`)}</p>
      <Loaded from={paging.first} lines={6}>
        {(changes) =>
          changes.length ? (
            <Table
              caption={title}
              rows={changes.map((change, place) => ({ ...change, key: String(place) }))}
              columns={columnsOf(category)}
              keyOf={({ key }) => key}
            />
          ) : (
            <p class="soft">{t('imports.nobody')}</p>
          )
        }
      </Loaded>
      <Pager {...paging} />
    </section>
  )
}
