"""The current folder, which a hook may have removed."""
import os


def current_folder():
    try:
        return os.getcwd()
    except OSError:
        # A hook removed its current folder.
        return ""


def return_to(folder):
    try:
        os.chdir(folder)
    except OSError:
        # It does not exist any more; the next call sets another one.
        os.chdir(os.path.dirname(os.path.abspath(__file__)))
