"""Problems of what looks at many people at once."""
