"""How the records of a dataset hang together: references, hierarchies, places, provenance.

It knows records and nothing of what claims mean.
"""
