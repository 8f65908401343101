"""What a swipe means: tracks, alphabets, issuers' rules, payment cards. Pure."""
