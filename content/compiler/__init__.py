"""Checks what authors write and builds the release that the service plays."""
