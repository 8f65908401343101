"""The MSR605 family, whatever it hangs on: its language, and how a stay with it goes."""
