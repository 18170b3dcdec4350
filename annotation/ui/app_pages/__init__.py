"""The pages; each draws and calls one or two verbs of the workbench."""
