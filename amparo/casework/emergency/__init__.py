"""Emergency access (break-glass): a life may hang on what a colleague's file says, and somebody must look afterwards."""
