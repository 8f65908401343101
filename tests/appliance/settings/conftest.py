"""The fixtures of the step's tests."""

from tests.appliance.settings.tree import authority, tree

__all__ = ["authority", "tree"]
