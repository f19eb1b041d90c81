// The words of the API about an exam.
import type { components } from '../../shared/api'

type Schemas = components['schemas']

export type Exam = Schemas['ExamView']
export type Entered = Schemas['EnteredView']
export type ExamReply = Schemas['AcknowledgedView']
export type Category = Schemas['ReportQuestion']['category']
export type Report = Schemas['ReportQuestion']
export type Noticed = Schemas['NoticedItem']
export type EndReason = NonNullable<Exam['end_reason']>
