"""Tables: the block of rows, its columns, its unit, and the value of each cell."""
