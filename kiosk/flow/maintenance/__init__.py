"""The technician's menu: it lies over whatever place the operator is at, and gives it back unchanged.

`pages` are where the technician can be, `table` says which rule answers which event there.
"""
