"""What the teacher is told of the place of her files, in sentences."""

from __future__ import annotations

from pathlib import Path

from carekeeper.core.paths import Paths, cloud_folder
from carekeeper.core.words import tr


def of_cloud(path: Path) -> str:
    """Return a warning for a file that lies in a cloud or on a network; `""` elsewhere."""
    cloud = cloud_folder(path)
    if cloud is None:
        return ""
    return tr(
        "This file is in a folder of {cloud}, which copies it to the internet. "
        "Keep the children's data on this computer or on a USB stick."
    ).format(cloud=cloud)


def of_folders(paths: Paths) -> str:
    """Return what is missing while the program cannot write its own folders; `""` when it can."""
    if paths.writable():
        return ""
    return tr(
        "The program's own folder cannot be written to: {folder}. Choices are not kept, and "
        "there are no automatic backups there."
    ).format(folder=paths.config)
