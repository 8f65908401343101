"""The embedded terminal service: the reference implementation of the contract in docs/terminal-api.yaml.

It serves the demo, training mode and the tests. The contract is this product's own; no insurer's or
terminal vendor's protocol is public, and none is imitated here.
"""
