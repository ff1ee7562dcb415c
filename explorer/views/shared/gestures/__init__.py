"""Pointing, clicking and brushing by mouse and keyboard, whatever it is that is drawn."""
