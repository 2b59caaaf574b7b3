"""The scoring scripts of the data folder, as modules: they are read from there, never copied."""
import importlib.util
import os


def load_script(path):
    spec = importlib.util.spec_from_file_location(os.path.splitext(os.path.basename(path))[0], path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scoring_module(data_dir, name="sentences"):
    """eval/NAME.py of the data folder."""
    return load_script(os.path.join(data_dir, "eval", name + ".py"))
