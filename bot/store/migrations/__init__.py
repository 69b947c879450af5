"""The store's schema, step by step; each step is one file in `versions`, never changed later."""
