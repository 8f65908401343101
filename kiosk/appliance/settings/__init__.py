"""The step of the start that takes kiosk.toml from the card and hands its settings to the system.

`step.py` is the order of things; every other module has one job. What is wrong never fails, it is a fault.
"""
