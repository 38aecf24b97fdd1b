"""The graph for others: SPARQL 1.1 Protocol, read only, with limits."""
