"""The screens, one `py` + `kv` pair each; `table.py` says which place each belongs to."""
