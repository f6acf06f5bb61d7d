"""Non-discrimination measured: is a group served later or less than others with the same need in the same place?"""
