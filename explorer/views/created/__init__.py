"""Accounts created."""
