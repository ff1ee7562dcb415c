"""Where the views stand: beside, above and behind one another, moved by mouse and by keyboard.

Qt's own docks (QDockWidget) put a second title over each card, keep what lies behind a tab awake
and remember themselves in bytes that nobody can mend; their dragging fails under Wayland. Qt's
splitters and tabs under a small plan do not.
"""
