// The picture of a statement. Accessibility: its alternative is in `alt`, and in sight for whoever asks.
import { t } from '../shared/i18n'
import type { Asset } from '../shared/types'
import './illustration.css'

export function Illustration({ image, lang }: { image: Asset; lang: string }) {
  return (
    <figure class="illustration">
      <img src={image.url} alt={image.alt} width={image.width || undefined} height={image.height || undefined} lang={lang} decoding="async" />
      {image.alt && (
        <details class="illustration-alt">
          <summary>{t('play.image_alt')}</summary>
          <p lang={lang}>{image.alt}</p>
        </details>
      )}
    </figure>
  )
}
