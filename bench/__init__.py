"""Measures what `make test` does not hold: times, scores and load. Nothing here is part of the course."""
