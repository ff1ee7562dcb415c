"""Takedown Explorer: see, filter and export the account networks that platforms disclosed."""

__version__ = "0.1.0"
