"""The technician's tools: what they touch is real, and what this machine does not have they say plainly."""
