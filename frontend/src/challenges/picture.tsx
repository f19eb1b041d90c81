// Choose a zone of a picture. Accessibility: a radio button over each zone, named; the chosen one is also told in words.
// On a narrow screen the picture slides sideways in its place, so that what is written in it stays readable.
import { t } from '../shared/i18n'
import type { PictureForm, Zone } from '../shared/types'
import { fieldId } from '../ui/field/field'
import { FieldError, errorId } from './field-error'
import { ONLY_FIELD, listOf } from './props'
import type { FormProps } from './props'
import './picture.css'

const place = ({ x, y, width, height }: Zone) => ({
  insetInlineStart: `${x}%`,
  insetBlockStart: `${y}%`,
  width: `${width}%`,
  height: `${height}%`,
})

/** From top to bottom, then along the line: the order in which a picture is read. */
export function inReadingOrder(zones: readonly Zone[]): Zone[] {
  return [...zones].sort((one, other) => one.y - other.y || one.x - other.x)
}

export function Picture({ form, lang, answer, onAnswer, isReadOnly, errors }: FormProps<PictureForm>) {
  const chosen = listOf(answer)[0]
  const zones = inReadingOrder(form.zones)
  const chosenIndex = zones.findIndex(({ id }) => id === chosen)
  const error = errors[ONLY_FIELD]
  return (
    <fieldset class="picture" aria-describedby={error && errorId(ONLY_FIELD)}>
      <legend class="answer-help">{t('play.picture_help')}</legend>
      <FieldError name={ONLY_FIELD} text={error} />
      <div class="picture-pan">
        <div class="picture-frame" style={{ minWidth: `min(${form.image.width}px, 40rem)` }}>
          <img src={form.image.url} alt={form.image.alt} width={form.image.width} height={form.image.height} lang={lang} />
          {zones.map((zone, index) => (
            <label class="zone" key={zone.id} style={place(zone)}>
              <input
                class="zone-box"
                id={index === 0 ? fieldId(ONLY_FIELD) : undefined}
                type="radio"
                name="zone"
                value={zone.id}
                checked={zone.id === chosen}
                aria-disabled={isReadOnly || undefined}
                onClick={(event) => isReadOnly && event.preventDefault()}
                onChange={() => !isReadOnly && onAnswer([zone.id])}
              />
              <span class="zone-number" aria-hidden="true">
                {index + 1}
              </span>
              <span class="visually-hidden" lang={lang}>
                {`${index + 1}. ${zone.label}`}
              </span>
            </label>
          ))}
        </div>
      </div>
      <p class="picture-choice">
        {chosenIndex < 0 ? t('play.picture_none') : t('play.picture_chosen', { n: chosenIndex + 1, label: zones[chosenIndex]?.label ?? '' })}
      </p>
    </fieldset>
  )
}
