// What goes on behind the pages, brought in after the first drawing.
import { startQueue } from './queue'
import { startWorker } from './worker'

export function startBackground(): void {
  startQueue()
  void startWorker()
}
