"""The selection as files that can be cited: exact CSV, spreadsheet CSV, Parquet, and provenance."""
