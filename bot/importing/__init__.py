"""Archives and tables that others have made, into records."""
