// A campaign's code, in groups of three as one dictates it. Accessibility: read letter by letter.
import type { JSX } from 'preact'

export const groups = (code: string): string[] => code.match(/.{1,3}/g) ?? []

export function Code({ code }: { code: string }): JSX.Element {
  return (
    <span class="campaign-code">
      <span class="visually-hidden">{[...code].join(' ')}</span>
      <span class="campaign-code-groups" aria-hidden="true">
        {groups(code).map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </span>
    </span>
  )
}
