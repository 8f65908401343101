"""The wire to the terminal service: its client and the messages of docs/terminal-api.yaml."""

from kiosk.terminal.client import TerminalClient

__all__ = ["TerminalClient"]
