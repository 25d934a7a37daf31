"""Joins the course's pages and question banks: an MkDocs plugin and what it needs."""

__version__ = "0.1.0"
