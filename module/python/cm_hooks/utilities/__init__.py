"""Actions of the automation `utils`, one module for each kind."""
