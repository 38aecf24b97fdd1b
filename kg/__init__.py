"""Facts become a graph, an index and answers."""
