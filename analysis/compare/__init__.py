"""Documents held beside one another: one module per view, each giving tables whose cells know where they come from."""
