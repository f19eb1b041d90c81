"""DynamoDB: PynamoDB models, private to this folder, and one repository module a room."""
