"""Pieces that views are built of; none of them is a view."""
