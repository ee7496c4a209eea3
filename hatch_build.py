"""The build hook: compiles the translations, so that every build ships them."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface):  # type: ignore[type-arg]
    """Makes the `.mo` files before wheel, source archive or editable install is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # type: ignore[explicit-override]  # noqa: ARG002
        """Compile the catalogues; the build takes them up as artifacts."""
        desk = runpy.run_path(str(Path(self.root, "packaging", "i18n.py")))
        for path in desk["compile_all"](Path(self.root, "resources", "i18n")):
            build_data["artifacts"].append(f"/{path.relative_to(self.root).as_posix()}")
