"""Tables as files, written row after row: memory stays flat whatever their length."""
