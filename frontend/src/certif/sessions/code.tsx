// A code to read aloud or to type, in groups. Accessibility: one text, its groups apart by space, not by style alone.
import type { JSX } from 'preact'
import { grouped } from '../when'
import './code.css'

export function Code({ code }: { code: string }): JSX.Element {
  return <span class="certif-code">{code.length > 8 ? grouped(code) : code}</span>
}
