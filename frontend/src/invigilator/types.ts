// What the room's API says, by the names of the glossary.
import type { components } from '../shared/api'

type Schemas = components['schemas']

export type Room = Schemas['RoomView']
export type Line = Schemas['RoomLineView']
export type OpenRoom = Schemas['OpenRoomView']
export type RoomPlace = Schemas['RoomPlaceView']
export type Act = Schemas['ActOnCandidate']['act']
export type Attention = NonNullable<Line['attention']>
export type Incident = Schemas['IncidentView']
export type NewIncident = Schemas['NoteIncident']
export type ReportedQuestion = Schemas['ReportedQuestionView']
