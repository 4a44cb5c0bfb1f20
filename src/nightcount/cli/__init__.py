"""The command line: one file a command group, a command is about ten lines."""
