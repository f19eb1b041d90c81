// What a form can tell by itself before asking the server.
import type { FormError } from './form'
import { t } from './i18n'

export const PASSWORD_MIN = 8

export function checkEmail(email: string): FormError[] {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) return []
  return [{ field: 'email', text: t('error.invalid_email') }]
}

export function checkPassword(password: string, field = 'password'): FormError[] {
  if ([...password].length >= PASSWORD_MIN) return []
  return [{ field, text: t('form.password_short', { n: PASSWORD_MIN }) }]
}

export function checkFilled(field: string, value: string, text: string): FormError[] {
  return value.trim() ? [] : [{ field, text }]
}

/** An address of this site to go to after signing in; anything else leads to the dashboard. */
export function nextPlace(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? ''
  return /^\/(?![/\\])/.test(next) ? next : '/dashboard'
}
