// What is wrong with one field, beside it. Accessibility: the field names it in aria-describedby.
export const errorId = (name: string): string => `error-${name}`

export function FieldError({ name, text }: { name: string; text: string | undefined }) {
  if (!text) return null
  return (
    <p class="field-error" id={errorId(name)}>
      {text}
    </p>
  )
}
