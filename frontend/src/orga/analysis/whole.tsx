// A group as a whole: how many sent, how well, how it is spread; stages and badges.
import type { JSX } from 'preact'
import { Bars } from '../../charts/bars'
import { Stack } from '../../charts/stack'
import { formatPercent, t, textOf, tn } from '../../shared/i18n'
import type { Analysis } from '../results/types'
import { Tenths } from './tenths'

export function Headline({ analysis }: { analysis: Analysis }): JSX.Element {
  const { shared, percentage_mean, certifiable } = analysis
  return (
    <div class="analysis-headline">
      <p>{tn('analysis.lead', shared)}</p>
      {percentage_mean !== null && (
        <p class="analysis-figure">
          <strong>{formatPercent(percentage_mean / 100)}</strong> {t('analysis.mean')}
        </p>
      )}
      {certifiable && (
        <p class="analysis-figure">
          <strong>{t('analysis.certifiable_of', { count: certifiable.count, of: certifiable.of })}</strong> {t('analysis.certifiable')}
        </p>
      )}
    </div>
  )
}

export function Spread({ analysis }: { analysis: Analysis }): JSX.Element {
  const { stages, badges, shared, percentages } = analysis
  return (
    <div class="analysis-two">
      <section class="results-part" aria-labelledby="spread">
        <h2 id="spread">{t('analysis.spread')}</h2>
        <Tenths counts={percentages} />
      </section>
      <div class="results">
        {stages.length > 0 && (
          <section class="results-part" aria-labelledby="stages">
            <h2 id="stages">{t('analysis.stages')}</h2>
            <Stack
              caption={t('analysis.stages')}
              countTitle={t('analysis.people')}
              parts={stages.map(({ threshold, title, count }) => ({ id: String(threshold), label: textOf(title), count }))}
            />
          </section>
        )}
        {badges.length > 0 && (
          <section class="results-part" aria-labelledby="badges">
            <h2 id="badges">{t('analysis.badges')}</h2>
            <Bars
              caption={t('analysis.badges')}
              valueTitle={t('analysis.people')}
              bars={badges.map(({ id, title, count }) => ({
                id,
                label: textOf(title),
                share: shared ? count / shared : null,
                text: t('analysis.badge_people', { count, of: shared }),
              }))}
            />
          </section>
        )}
      </div>
    </div>
  )
}
