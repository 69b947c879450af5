"""Analysis of query text: tokens, stopwords, compounds and transliterations."""
