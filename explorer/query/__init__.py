"""Immutable questions: what is asked, as SQL with its values apart, in words and as typed text."""
