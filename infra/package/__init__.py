"""Makes what is deployed: one zip, one layer, and a template for each of the three deployments."""
