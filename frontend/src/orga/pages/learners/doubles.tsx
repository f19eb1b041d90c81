// The same person twice on the list: compared, merged, taken apart again.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, t, wordsOf } from '../../../shared/i18n'
import { asProblem, useLoad } from '../../../shared/load'
import { Button } from '../../../ui/button/button'
import { Empty } from '../../../ui/empty/empty'
import { Icon } from '../../../ui/icon/icon'
import { Loaded } from '../../../ui/loaded/loaded'
import { say } from '../../../ui/toast/toasts'
import { listDoubles, merge, nameOf, undoMerge } from '../../learners/api'
import type { Merge, Twin } from '../../learners/api'
import { Frame } from '../../learners/frame'
import { PairCard } from '../../learners/pair'
import { useOrganization } from '../../organizations'
import './learners.css'

interface RecentProps {
  merges: readonly Merge[]
  onUndo: (id: string) => Promise<void>
}

function Recent({ merges, onUndo }: RecentProps) {
  const [busy, setBusy] = useState('')
  if (!merges.length) return null
  async function undo(id: string) {
    setBusy(id)
    await onUndo(id)
    setBusy('')
  }
  return (
    <section class="stack" aria-labelledby="recent-title">
      <h2 id="recent-title">{t('doubles.recent')}</h2>
      <ul class="learners-merges">
        {merges.map(({ id, kept, merged_at }) => (
          <li key={id}>
            <span>{t('doubles.recent_line', { name: nameOf(kept), date: formatDay(merged_at) })}</span>
            <Button variant="secondary" isBusy={busy === id} onPress={() => void undo(id)}>
              <Icon name="undo" />
              {t('doubles.undo')} <span class="visually-hidden">{t('doubles.undo_about', { name: nameOf(kept) })}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

export default function DoublesPage(): JSX.Element {
  const { id } = useOrganization()
  const loading = useLoad(() => listDoubles(id), id)

  async function undo(merge_id: string) {
    await undoMerge(id, merge_id)
    loading.retry()
  }

  async function join(kept: Twin, double: Twin) {
    const { merge_id } = await merge(id, { kept_id: kept.id, double_id: double.id })
    say(t('doubles.merged'), { action: () => undo(merge_id), done: t('doubles.undone') })
    loading.retry()
  }

  const undoHere = (merge_id: string) =>
    undo(merge_id).then(
      () => say(t('doubles.undone')),
      (error: unknown) => say(wordsOf(asProblem(error).code)),
    )
  return (
    <Frame face={t('learners.tab_doubles')} lead={t('doubles.lead')}>
      <Loaded from={loading} lines={6}>
        {({ items, merges }) => (
          <div class="stack">
            {items.map((pair) => (
              <PairCard key={`${pair.kept.id} ${pair.double.id}`} pair={pair} onMerge={join} />
            ))}
            {!items.length && (
              <Empty title={t('doubles.none_title')} drawing="people">
                <p>{t('doubles.none_text')}</p>
              </Empty>
            )}
            <Recent merges={merges} onUndo={undoHere} />
          </div>
        )}
      </Loaded>
    </Frame>
  )
}
