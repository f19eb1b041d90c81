// Two soft notes when somebody begins to need help; off until asked for, and remembered on this device.
import { createStore } from '../shared/store'

const SAVED = 'sextant.room_sound'
const NOTES = [660, 880]
const NOTE_S = 0.16
const LOUDNESS = 0.12

function saved(): boolean {
  try {
    return localStorage.getItem(SAVED) === 'on'
  } catch {
    return false
  }
}

export const sound = createStore<boolean>(saved())

let context: AudioContext | null = null

/** Plays the two notes; browsers allow it once the page was touched. */
export function chime(): void {
  if (!sound.get() || typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  void context.resume()
  for (const [index, pitch] of NOTES.entries()) note(context, pitch, context.currentTime + index * NOTE_S)
}

function note(on: AudioContext, pitch: number, from: number): void {
  const tone = on.createOscillator()
  const volume = on.createGain()
  tone.frequency.value = pitch
  volume.gain.setValueAtTime(LOUDNESS, from)
  volume.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S)
  tone.connect(volume).connect(on.destination)
  tone.start(from)
  tone.stop(from + NOTE_S)
}

export function setSound(isOn: boolean): void {
  sound.set(isOn)
  try {
    localStorage.setItem(SAVED, isOn ? 'on' : 'off')
  } catch {
    // It holds for this visit.
  }
  chime()
}
