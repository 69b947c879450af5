"""The Home tab, greetings, uninstalling, hints and errors."""
