"""Problems of what comes in files and forms."""
