"""Coming in by way of an identity provider, and linking an account to it; where none is named, none of this is there."""
