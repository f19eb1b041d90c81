"""The packaged template, deployed in the emulated AWS and used over HTTP, queues and schedules."""
