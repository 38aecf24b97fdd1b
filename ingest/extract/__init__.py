"""The extractors: one module for each kind of fact, each a generator of facts.

They are listed in ``ingest.extract.every``, so that who needs one loads only that.
"""
