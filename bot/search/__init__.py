"""Search: words in, meetings out, each with why it was found."""
