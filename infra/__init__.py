"""What the product stands on: definitions to deploy, and the local runner that reads the same."""
