"""The recipe of the appliance's disk image: what goes in by hash, how it is made, how it is proven."""
