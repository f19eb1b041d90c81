// The class that one is looking at: the same under each tab of a campaign.
import { createStore, useStore } from '../../shared/store'

const chosen = createStore({ campaign: '', division: '' })

/** The class chosen for a campaign ("": all), and how to choose another. */
export function useDivision(campaign: string): [string, (division: string) => void] {
  const held = useStore(chosen)
  const choose = (division: string) => chosen.set({ campaign, division })
  return [held.campaign === campaign ? held.division : '', choose]
}
