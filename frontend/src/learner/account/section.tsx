// One subject of the account page: its heading, then its form or its action on a sheet.
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { Card } from '../../ui/card/card'
import { Notice } from '../../ui/notice/notice'

interface SectionProps {
  title: string
  text?: string
  /** Its name in addresses, for pages that lead here. */
  anchor?: string
  children: ComponentChildren
}

export function Section({ title, text, anchor, children }: SectionProps): JSX.Element {
  const made = useId()
  const id = anchor ?? made
  return (
    <Card as="section" labelledBy={id}>
      <h2 class="account-title" id={id}>
        {title}
      </h2>
      {text && <p class="account-text soft">{text}</p>}
      {children}
    </Card>
  )
}

/** What happened after a form was sent, said and shown. */
export function Done({ text }: { text: string }): JSX.Element {
  return (
    <div class="account-done" role="status">
      {text && (
        <Notice tone="success">
          <p>{text}</p>
        </Notice>
      )}
    </div>
  )
}
