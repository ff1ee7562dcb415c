"""Accounts created over time."""
