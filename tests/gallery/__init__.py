"""Every screen in every state, on every panel and in every language: drawn for people, judged by rules.

`scenes` is the storyboard: one line per state, which says how the flow gets there. `python -m tests.gallery`
(`make gallery`) draws them all and judges them; `test_gallery.py` judges enough of them for `make test`.
"""
