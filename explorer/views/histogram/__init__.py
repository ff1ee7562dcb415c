"""Accounts by a number that each of them has."""
