"""What Kolla's containers do with their configuration when they start: set_configs.py FOLDER ROOT copies what
FOLDER/config.json lists to where it says, below ROOT. FOLDER is what a container sees as /var/lib/kolla/config_files."""
import json
import os
import shutil
import sys

SEEN_AS = "/var/lib/kolla/config_files/"


def main(folder, root):
    with open(os.path.join(folder, "config.json")) as text:
        wanted = json.load(text)
    for entry in wanted.get("config_files", []):
        source = os.path.join(folder, entry["source"].removeprefix(SEEN_AS))
        target = root + entry["dest"]
        if target.endswith("/"):
            target += os.path.basename(source)
        if not os.path.exists(source):
            if entry.get("optional"):
                continue
            sys.exit(f"{source} is listed and not there")
        os.makedirs(os.path.dirname(target), exist_ok=True)
        # In one step: `lab up` does this beside a service that reads them.
        shutil.copyfile(source, target + ".new")
        os.chmod(target + ".new", int(entry["perm"], 8))
        os.replace(target + ".new", target)


if __name__ == "__main__":
    main(*sys.argv[1:])
