"""HTTP and Socket Mode."""
