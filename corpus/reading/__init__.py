"""Files, folders and addresses read, whatever their format."""
