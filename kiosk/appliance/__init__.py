"""What the kiosk does as an appliance, beside the visits: one module per job, none of them imports Kivy."""
