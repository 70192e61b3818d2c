"""Speed, memory and table accuracy beside named peers, on the same files and one core. Run by `make benchmarks`."""
