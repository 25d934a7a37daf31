"""The linter: what a good question, a good page and plain prose are, as rules that a program can check.

`rules.py` is the flat list; each family of rules has a file; `material.py` reads the course once for all.
"""
