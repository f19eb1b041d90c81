"""What institutions' machines ask for: `/api/partner/v1`."""
