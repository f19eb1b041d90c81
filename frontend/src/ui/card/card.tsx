// A sheet that holds one subject. Accessibility: a plain box; give it a heading inside.
import type { ComponentChildren, JSX } from 'preact'
import './card.css'

interface CardProps {
  children: ComponentChildren
  as?: 'div' | 'section' | 'article' | 'li'
  labelledBy?: string
}

export function Card({ children, as: Tag = 'div', labelledBy }: CardProps): JSX.Element {
  return (
    <Tag class="card" aria-labelledby={labelledBy}>
      {children}
    </Tag>
  )
}
