// The rest of a long list. Usage: const paging = usePaging(load, key); <Loaded from={paging.first}>{rows => …}</Loaded><Pager {...paging} />
// Accessibility: a button that stays in place while busy; how many rows came is said politely.
import type { JSX } from 'preact'
import { announce } from '../../shared/announce'
import { t, wordsOf } from '../../shared/i18n'
import type { Paging } from '../../shared/paging'
import { Button } from '../button/button'
import { Notice } from '../notice/notice'
import './pager.css'

type PagerProps = Pick<Paging<unknown>, 'hasMore' | 'isMoreBusy' | 'problem' | 'more'>

export function Pager({ hasMore, isMoreBusy, problem, more }: PagerProps): JSX.Element | null {
  if (!hasMore) return null
  const bring = () => void more().then(() => announce(t('ui.pager.longer')))
  return (
    <div class="pager">
      {problem && (
        <Notice tone="danger" isLive>
          <p>{wordsOf(problem.code)}</p>
        </Notice>
      )}
      <Button variant="secondary" isBusy={isMoreBusy} onPress={bring}>
        {t('ui.pager.more')}
      </Button>
    </div>
  )
}
