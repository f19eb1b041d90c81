// The time zones in which sessions are held.

export const ZONES = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Indian/Mayotte',
  'Indian/Reunion',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
] as const
type Zone = (typeof ZONES)[number]

export const isKnownZone = (zone: string): zone is Zone => (ZONES as readonly string[]).includes(zone)

/** The zone of this device when sessions are held there, else Paris. */
export function usualZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return isKnownZone(timeZone) ? timeZone : ZONES[0]
}
