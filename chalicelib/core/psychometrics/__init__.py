"""Numbers only: the two-parameter model, estimation, selection, exposure, stopping, calibration."""
