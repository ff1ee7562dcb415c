"""Keeps PyInstaller's own hook from bringing forms, icons and workers that nothing uses."""
