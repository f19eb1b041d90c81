// What a certificate is worth, at a glance: score, global level, dates.
// Usage: <CertifiedPanel pix={412} max={895} mesh="independent_4" facts={[[label, value]]} earned={['…']} />
// Accessibility: everything is written; the arc repeats the score.
import type { JSX } from 'preact'
import { formatNumber, t } from '../shared/i18n'
import type { Key } from '../shared/i18n'
import { Icon } from '../ui/icon/icon'
import { Limb } from './limb'
import './certified-panel.css'

const TOP = 1024

interface CertifiedPanelProps {
  pix: number
  max: number | null
  mesh: string | null
  facts: readonly (readonly [string, string])[]
  earned: readonly string[]
}

export function CertifiedPanel({ pix, max, mesh, facts, earned }: CertifiedPanelProps): JSX.Element {
  return (
    <div class="certified-panel">
      <div class="certified-score">
        <Limb pix={pix} label={t('certifications.limb', { pix, top: TOP })} />
        <p>
          <strong>{formatNumber(pix)}</strong> <span>pix{max !== null && ` ${t('certifications.out_of', { max })}`}</span>
        </p>
      </div>
      <div>
        {mesh && <p class="certified-label">{t('certifications.global')}</p>}
        {mesh && <p class="certified-mesh">{t(`mesh.${mesh}` as Key)}</p>}
        <dl class="certified-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {earned.map((text) => (
          <p class="certified-earned" key={text}>
            <Icon name="check" />
            {text}
          </p>
        ))}
      </div>
    </div>
  )
}
