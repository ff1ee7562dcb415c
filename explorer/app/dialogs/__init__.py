"""Questions and reports that stand over the window; each is opened, none blocks."""
