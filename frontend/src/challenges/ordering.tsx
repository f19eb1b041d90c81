// Put elements in order. Accessibility: up and down buttons do everything, focus follows, places are said; dragging is a shortcut.
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { announce } from '../shared/announce'
import { t } from '../shared/i18n'
import type { OrderingForm } from '../shared/types'
import { Icon } from '../ui/icon/icon'
import { listOf } from './props'
import type { FormProps } from './props'
import './ordering.css'

/** The list with the element at `from` put at `to`. */
export function moved(ids: readonly string[], from: number, to: number): string[] {
  const rest = ids.filter((_, index) => index !== from)
  return [...rest.slice(0, to), ids[from] ?? '', ...rest.slice(to)]
}

interface Mover {
  id: string
  step: -1 | 1
}

/** Gives focus back to the button that was pressed, once its element has moved. */
function useFocusAfterMove() {
  const listRef = useRef<HTMLOListElement>(null)
  const lastRef = useRef<Mover | null>(null)
  useLayoutEffect(() => {
    const mover = lastRef.current
    lastRef.current = null
    if (mover) listRef.current?.querySelector<HTMLElement>(`[data-move="${mover.id}/${mover.step}"]`)?.focus()
  })
  const remember = (mover: Mover) => {
    lastRef.current = mover
  }
  return { listRef, remember }
}

export function Ordering({ form, lang, answer, onAnswer, isReadOnly }: FormProps<OrderingForm>) {
  const order = listOf(answer).length ? listOf(answer) : form.elements.map(({ id }) => id)
  const [dragged, setDragged] = useState<string | null>(null)
  const { listRef, remember } = useFocusAfterMove()
  const textOf = (id: string) => form.elements.find((element) => element.id === id)?.text ?? ''
  const step = (id: string, by: -1 | 1) => {
    const from = order.indexOf(id)
    const to = from + by
    if (isReadOnly || to < 0 || to >= order.length) return
    remember({ id, step: by })
    onAnswer(moved(order, from, to))
    announce(t('play.order_moved', { text: textOf(id), place: to + 1, count: order.length }))
  }
  const dropOver = (id: string) => {
    if (!dragged || dragged === id) return
    onAnswer(moved(order, order.indexOf(dragged), order.indexOf(id)))
  }
  return (
    <div class="ordering">
      <p class="answer-help">{t('play.order_help')}</p>
      <ol class="order" ref={listRef}>
        {order.map((id, index) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut: the buttons do the same
          <li
            key={id}
            class={id === dragged ? 'order-item order-dragged' : 'order-item'}
            draggable={!isReadOnly}
            onDragStart={() => setDragged(id)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              event.preventDefault()
              dropOver(id)
            }}
          >
            <span class="order-place" aria-hidden="true">
              {index + 1}
            </span>
            <span class="order-text" lang={lang}>
              {textOf(id)}
            </span>
            {([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                class={by < 0 ? 'order-move order-up' : 'order-move'}
                data-move={`${id}/${by}`}
                aria-disabled={isReadOnly || (by < 0 ? index === 0 : index === order.length - 1) || undefined}
                onClick={() => step(id, by)}
              >
                <Icon name="arrow" />
                <span class="visually-hidden">{t(by < 0 ? 'play.order_up' : 'play.order_down', { text: textOf(id) })}</span>
              </button>
            ))}
          </li>
        ))}
      </ol>
    </div>
  )
}
