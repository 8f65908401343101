"""The technician's menu, one `py` + `kv` pair per page; `parts` is what the pages have in common."""
