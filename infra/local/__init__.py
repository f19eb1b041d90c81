"""The local runner: the whole product in one process, on an emulated AWS. Never packaged."""
