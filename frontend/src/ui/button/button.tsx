// What one presses. Accessibility: native elements; while busy it keeps focus, says so, and does nothing.
import type { ComponentChildren, JSX } from 'preact'
import './button.css'

type Variant = 'primary' | 'secondary' | 'quiet' | 'danger'

interface ButtonProps {
  children: ComponentChildren
  variant?: Variant
  type?: 'button' | 'submit'
  isBusy?: boolean
  isDisabled?: boolean
  isWide?: boolean
  onPress?: () => void
  label?: string
  isPressed?: boolean
}

const classes = (variant: Variant, isWide: boolean) => `button button-${variant}${isWide ? ' button-wide' : ''}`

export function Button({ children, variant = 'primary', type = 'button', ...rest }: ButtonProps): JSX.Element {
  const isIdle = rest.isBusy || rest.isDisabled
  return (
    <button
      type={isIdle ? 'button' : type}
      class={classes(variant, rest.isWide ?? false)}
      aria-disabled={isIdle || undefined}
      aria-busy={rest.isBusy || undefined}
      aria-pressed={rest.isPressed}
      aria-label={rest.label}
      onClick={isIdle ? undefined : rest.onPress}
    >
      {children}
    </button>
  )
}

interface ButtonLinkProps {
  children: ComponentChildren
  href: string
  variant?: Variant
  isWide?: boolean
}

/** A link that looks like a button, for what leads to another page. */
export function ButtonLink({ children, href, variant = 'primary', isWide = false }: ButtonLinkProps): JSX.Element {
  return (
    <a class={classes(variant, isWide)} href={href}>
      {children}
    </a>
  )
}
