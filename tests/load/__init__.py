"""How the product holds under load: scenarios for Locust, a stack, a reconciliation, a report."""
