"""Rules of our own for semgrep, which follows values through a function; run by `make check-weaknesses`."""
