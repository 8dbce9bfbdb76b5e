"""The base of automations."""
import os


class Automation:
    """An automation has a name, actions as methods, and access to everything else through `cmind`."""

    def __init__(self, cmind, automation_file):
        self.cmind = cmind
        self.automation_file_path = automation_file
        self.path = os.path.dirname(automation_file)
        self.meta = {}
