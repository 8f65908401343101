"""The data partition: found, adopted, made or repaired at every start, and never formatted over a ledger.

Why it is done as it is: docs/adr/0011.
"""
