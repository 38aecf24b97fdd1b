"""An invented municipality that knows the truth about its own documents.

``World.make(seed)`` draws bodies, people, meetings, cases, votes, projects, money and
figures; ``layouts`` writes them as the common case systems would; ``score`` compares
what was extracted with what is true. The same seed gives the same world.
"""
