"""The command `python -m service bulk`: options, progress and exit codes."""

import sys
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from service.settings import from_environment

if TYPE_CHECKING:
    from service.bulk.driver import Progress
    from service.bulk.parts import Part
    from service.bulk.shards import Shard


class Meter:
    """A progress bar by bytes, with the rate in articles a second and the time left; silent where nobody watches."""

    def __init__(self) -> None:
        self.bar: click._termui_impl.ProgressBar[int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.bar is not None:
            self.bar.render_finish()

    def start(self, shards: "list[Shard]") -> "Progress":
        """Show the bar, and return what moves it on for each finished part."""
        began, done = monotonic(), 0
        length = sum(shard.size for shard in shards)
        rate = ""
        bar: click._termui_impl.ProgressBar[int] = click.progressbar(
            length=length, label="Extracting", file=sys.stderr, hidden=not sys.stderr.isatty(), item_show_func=lambda _: rate
        )
        self.bar = bar

        def progress(part: "Part") -> None:
            nonlocal done, rate
            done += part.answers + part.problems
            rate = f"{done / (monotonic() - began):.0f} articles/s"
            bar.update(part.shard.size, part.shard.size)

        return progress


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.argument("out")
@click.option("--scheduler", help="An existing Dask cluster: tcp://host:8786. Without it, this machine's cores.")
@click.option("--workers", type=click.IntRange(1), help="How many processes on this machine; all cores by default.")
@click.option("--text-field", default="text", show_default=True, help="The field of a record that holds the text.")
@click.option("--published-at-field", default="published_at", show_default=True, help="The field that holds the day it was published.")
@click.option("--id-field", default="id", show_default=True, help="The field that names it.")
@click.option("--format", "written_as", type=click.Choice(["ndjson", "gzip", "zstd", "parquet"]), default="ndjson", show_default=True)
@click.option("--shard-bytes", type=click.IntRange(1024), default=8 * 1024 * 1024, show_default=True, help="About how much of a file is one part.")
def bulk(inputs: tuple[str, ...], out: str, shard_bytes: int, scheduler: str | None, workers: int | None, written_as: str, **fields: str) -> None:
    """Extract archives: files, folders, globs or URLs of NDJSON (plain, .gz, .zst) or Parquet, into the folder or URL OUT.

    OUT gets a part for each shard, manifest.json, and problems/ with what could not be read and where it stood. A second run does only
    what is missing. Exit codes: 0 all was read, 1 some records could not be, 2 the command was wrong, 130 stopped.
    """
    try:
        from service.bulk import driver
        from service.bulk.parts import Job
        from service.bulk.shards import InputError
    except ImportError as error:
        raise click.ClickException(f"{error.name} is missing: pip install -r requirements-bulk.txt") from None
    job = Job(out.rstrip("/"), written_as, **fields)
    with Meter() as meter:
        try:
            parts = driver.run(inputs, job, from_environment(), shard_bytes=shard_bytes, start=meter.start, scheduler=scheduler, workers=workers)
        except (InputError, driver.OtherJob) as error:
            raise click.UsageError(str(error)) from None
        except KeyboardInterrupt:
            click.echo("stopped; the same command goes on where this stopped", err=True)
            sys.exit(130)
    answers, problems = (sum(part[name] for part in parts) for name in ("answers", "problems"))
    click.echo(f"{answers} answers, {problems} problems in {len(parts)} parts", err=True)
    sys.exit(1 if problems else 0)
