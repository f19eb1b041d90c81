// The sign of the service: a sextant's frame, its limb and its arm.
import type { JSX } from 'preact'

export function Wordmark({ name }: { name: string }): JSX.Element {
  return (
    <>
      <svg class="wordmark-sign" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
        <path class="wordmark-limb" d="M5.500 21.500a14.500 14.500 0 0 0 21 0" />
        <path class="wordmark-frame" d="M16 6 6.500 20.500M16 6l9.500 14.500" />
        <path class="wordmark-arm" d="m16 6 3.400 19.200" />
        <circle class="wordmark-star" cx="16" cy="6" r="2.700" />
      </svg>
      <span class="wordmark-name">{name}</span>
    </>
  )
}
