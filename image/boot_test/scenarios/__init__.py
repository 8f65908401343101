"""What is done with a booted image: each scenario is a function that takes its run."""
