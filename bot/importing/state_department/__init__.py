"""Import the State Department's archives."""
