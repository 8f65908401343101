"""The contract as code: messages, problems and operations, and the OpenAPI document they make."""
