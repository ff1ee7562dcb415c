"""Tells PyInstaller to leave these loops as a file too; see the hook of the kernels."""

module_collection_mode = "py"
