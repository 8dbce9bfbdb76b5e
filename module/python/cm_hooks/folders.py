"""The current folder, which a hook may have removed."""
import os


def current_folder():
    try:
        return os.getcwd()
    except OSError:
        # A hook removed the folder in which it stands.
        return ""


def return_to(folder):
    try:
        os.chdir(folder)
    except OSError:
        # It is not there any more; the next call brings its own.
        os.chdir(os.path.dirname(os.path.abspath(__file__)))
