"""The pictures of the receptionist's guide and of the README: scenes of the gallery, marked where one taps.

`python -m tests.guide` (`make guide`) draws them into docs/pictures; the tests tell when they are no longer
what the screens show, and when the text names a button that no screen has.
"""
