"""The source ledger: which sources hold up, who feeds whom; pure but for the file that a table is kept in."""
