"""What the hooks of mlcflow import, on top of the engine that runs them.

The modules in the folder `visible` have the names that such hooks write (`mlc`, `mlc.utils`, `utils`). Others use the name `utils`
too, so only hooks of mlcflow see that folder.
"""
