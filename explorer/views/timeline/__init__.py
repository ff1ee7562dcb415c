"""Tweets over time."""
