"""``python -m training``: train the English model and export it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from training.data import MissingData
from training.train import Settings, launch, load

HERE = Path(__file__).resolve().parent.parent


def main() -> None:
    """Train (or resume), then export; ``--export-only`` ships the folder's last checkpoint as it is."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with the corpora (see training/README.md)")
    parser.add_argument("--work", type=Path, default=HERE / "build" / "training", help="checkpoints and the dev curve")
    parser.add_argument("--out", type=Path, default=HERE / "src/sayso/data/models/en", help="where the model goes")
    parser.add_argument("--quick", action="store_true", help="one epoch a phase, for a trial run")
    parser.add_argument("--workers", type=int, default=Settings().workers, help="processes, one core each")
    parser.add_argument("--limit", type=int, default=0, help="sentences per corpus, for a trial run")
    parser.add_argument("--export-only", action="store_true")
    args = parser.parse_args()
    settings = replace(Settings(), workers=args.workers, limit=args.limit)
    if args.quick:
        settings = replace(settings, phases=tuple(replace(phase, epochs=1) for phase in settings.phases))
    if not args.export_only:
        try:
            load(args.shared, limit=1)
        except MissingData as error:
            raise SystemExit(str(error)) from error
        launch(args.shared, settings, args.work)
    from training.export import export

    export(args.work / "checkpoint.pt", args.shared, args.out)


if __name__ == "__main__":
    main()
