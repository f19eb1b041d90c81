"""The content of the service: framework, skills and challenges, and what compiles them."""
