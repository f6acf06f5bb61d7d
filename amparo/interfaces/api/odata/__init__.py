"""Tables for programs with a feed token, as OData 4.0 has it: read-only, flat, in pages. It opens no record of anybody."""
