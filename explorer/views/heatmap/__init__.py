"""Tweets by hour of the day and day of the week."""
