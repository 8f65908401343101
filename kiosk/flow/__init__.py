"""What may happen next: `advance(state, event) -> (state, effects)`, pure, with no clock of its own.

`lifecycle` is the life of one transaction, `table` the life of the screens. Both are tables to be read.
"""
