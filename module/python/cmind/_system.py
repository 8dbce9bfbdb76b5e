"""The machine: date, temporary files, clipboard, memory and disk."""
import json
import os


def get_current_date_time(i):
    """Returns the date and time as `array` (date_year … time_second) and `iso_datetime`; `timezone` as in "Europe/Paris"."""
    import datetime
    zone = _zone(i.get("timezone", "").strip())
    now = datetime.datetime.now(zone)
    names = ("date_year", "date_month", "date_day", "time_hour", "time_minute", "time_second")
    return {"return": 0, "array": dict(zip(names, now.timetuple())), "iso_datetime": now.isoformat()}


def _zone(name):
    if not name:
        return None
    try:
        from zoneinfo import ZoneInfo
    except ImportError:
        # Python 3.8 has none; the hooks of that time used this package.
        from pytz import timezone as ZoneInfo
    return ZoneInfo(name)


def gen_tmp_file(i):
    """Returns `file_name`: a name for a temporary file that does not exist; with `remove_dir` without its folder."""
    import tempfile
    descriptor, name = tempfile.mkstemp(suffix=i.get("suffix", ""), prefix=i.get("prefix", ""))
    os.close(descriptor)
    os.remove(name)
    return {"return": 0, "file_name": os.path.basename(name) if i.get("remove_dir") else name}


def dump_safe_json(i):
    """Prints what of a dictionary is JSON, and returns it as `meta`."""
    meta = {}
    for key, value in i.items():
        try:
            json.dumps(value)
        except (TypeError, ValueError):
            continue
        meta[key] = value
    print(json.dumps(meta, indent=2, sort_keys=True, ensure_ascii=False))
    return {"return": 0, "meta": meta}


def copy_to_clipboard(i):
    """Puts `string` on the clipboard, in quotes with `add_quotes`; with `skip_fail` a failure is only a `warning`."""
    from cmind.core import access
    return access({**i, "action": "copy_to_clipboard", "automation": "utils,dc2743f8450541e3"})


def get_memory_use(console=False):
    """Returns bytes, and gigabytes with `_gb`: `memory_use` of this process, `available_memory` and `total_memory`."""
    import psutil
    machine = psutil.virtual_memory()
    sizes = {"memory_use": psutil.Process().memory_info().rss, "available_memory": machine.available, "total_memory": machine.total}
    return _with_gigabytes(sizes, 1024 ** 3, console)


def get_disk_use(path="/", console=False):
    """Returns bytes, and gigabytes with `_gb`: `total`, `used` and `free` of the disk of a path."""
    import shutil
    return _with_gigabytes(shutil.disk_usage(path)._asdict(), 1e9, console)


def _with_gigabytes(sizes, unit, console):
    result = {"return": 0, **sizes, **{name + "_gb": size / unit for name, size in sizes.items()}}
    if console:
        for name in sizes:
            print("{}: {:.2f} GB".format(name.replace("_", " ").capitalize(), result[name + "_gb"]))
    return result
