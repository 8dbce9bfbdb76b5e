"""The Python side of hooks: the conversation with the engine, and the loading and calling of customize.py."""
