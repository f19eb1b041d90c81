"""The packaged template, deployed into the emulated AWS: a deployment rehearsed on one machine."""
