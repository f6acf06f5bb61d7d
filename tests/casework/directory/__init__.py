"""The directory of services: what is kept, who sees it, what fits."""
