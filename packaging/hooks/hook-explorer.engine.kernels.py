"""Tells PyInstaller to leave the loops as a file beside the program.

numba keeps what it compiled in the folder that it is told only for functions whose source file is
there, and else in one of its own.
"""

module_collection_mode = "py"
