"""Files on disk: what lies in a folder, what each file is, and how to read its bytes."""
