"""An identity provider before our door: it may say that somebody is let in there, and never alone who comes in here."""
