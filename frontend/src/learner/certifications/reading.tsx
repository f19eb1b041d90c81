// How to read a result: the grid of global levels, and what it means in Europe.
import { t } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import type { OwnCertificationDetail } from '../../shared/types'
import { Status } from '../../ui/status/status'

export function Grid({ one }: { one: OwnCertificationDetail }) {
  return (
    <section aria-labelledby="certification-grid" class="stack">
      <h2 id="certification-grid">{t('certifications.grid')}</h2>
      <table>
        <caption class="visually-hidden">{t('certifications.grid')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('certifications.global')}</th>
            <th scope="col">{t('certifications.grid_score')}</th>
          </tr>
        </thead>
        <tbody>
          {one.grid.map(({ global_level: mesh, low, high }) => (
            <tr key={mesh} class={mesh === one.global_level ? 'grid-here' : undefined}>
              <th scope="row">
                {t(`mesh.${mesh}` as Key)} {mesh === one.global_level && <Status tone="success">{t('certifications.grid_here')}</Status>}
              </th>
              <td class="grid-range">{t('certifications.grid_range', { low, high })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function European({ one }: { one: OwnCertificationDetail }) {
  if (!one.european.length) return null
  return (
    <section aria-labelledby="certification-european" class="stack">
      <h2 id="certification-european">{t('certifications.european')}</h2>
      <p class="soft">{t('certifications.european_text')}</p>
      <ul class="european-list">
        {one.european.map(({ code, level }) => (
          <li key={code}>
            <span>
              <span class="soft">{code}</span> {t(`digcomp.${code}` as Key)}
            </span>
            <span>{t('certifications.level_of', { level })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
