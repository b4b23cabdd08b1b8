"""One pass over folders and feeds: what is new since the last pass, and what to remember for the next one."""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import InputError
from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import _links
from sayso.read._fetch import Fetcher, Mark

_TRIES = 3  # passes in which a page that cannot be read is tried before it is left alone
Items = Iterator[Document | Failure]
Reading = Generator[Document | Failure, None, bool]  # returns whether it need not be read again


@dataclass(slots=True)
class Memory:
    """What a pass leaves to the next, in a file beside the archive.

    files   path -> [size, time of change in ns] of each file that was read
    feeds   address -> [ETag, Last-Modified] of each feed all of whose pages were read
    done    address of a feed -> its pages that were read, as far as the feed still lists them
    failed  address of a page -> number of passes in which it could not be read
    """

    files: dict[str, list[int]] = field(default_factory=dict)
    feeds: dict[str, list[str]] = field(default_factory=dict)
    done: dict[str, list[str]] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Memory":
        """Return the memory in a file, an empty one where there is none; InputError where the file is broken."""
        import json

        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return cls()
        except (ValueError, TypeError) as error:
            message = "this is no memory of sayso watch"
            raise InputError(message, place=str(path), remedy="remove it: the next pass looks at all again") from error

    def save(self, path: Path) -> None:
        """Write the memory whole or not at all."""
        import json

        value = {name: getattr(self, name) for name in self.__slots__}
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        with beside.open("w", encoding="utf-8") as stream:
            json.dump(value, stream, indent=1, sort_keys=True)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)


@dataclass(slots=True)
class Pass:
    """A pass that is under way.

    memory    what is known from earlier passes; changed when what was read is kept
    save      called after each page of a feed
    reached   called with the address of each source that answered
    limit     pages of feeds that are fetched at most
    language  ISO 639-1 code of the language that is coded
    """

    memory: Memory
    fetcher: Fetcher
    save: Callable[[], None]
    reached: Callable[[str], None]
    limit: int
    language: str = "en"

    def items(self, sources: Sequence[str]) -> Items:
        """Yield the documents and failures of what is new; whoever asks for the next has kept the one before."""
        for source in sources:
            if source.startswith(("http://", "https://")):
                yield from self._address(source)
            else:
                yield from self._files(source)

    def _files(self, source: str) -> Items:
        from sayso.read.intake import documents

        if not os.path.isdir(source):
            yield from documents([source], language=self.language)
            return
        for path in sorted(p for p in Path(source).rglob("*") if _shown(p, source) and p.is_file()):
            state = path.stat()
            now = [state.st_size, state.st_mtime_ns]
            if self.memory.files.get(str(path)) != now:
                yield from documents([path], language=self.language)
                self.memory.files[str(path)] = now

    def _address(self, url: str) -> Items:
        """Read a feed's new pages, or one page."""
        try:
            page = self.fetcher.get(url, Mark(*self.memory.feeds.get(url, ())))
            feed = page is not None and _links.is_feed(page.data)
            links = _links.links(page.data, page.url) if page and feed else []
        except InputError as error:
            yield _failure(url, error)
            return
        self.reached(url)
        if page is None:
            return
        whole = yield from self._pages(url, links) if feed else self._read(url, page.data)
        if whole:
            self.memory.feeds[url] = [page.mark.etag, page.mark.modified]

    def _pages(self, feed: str, links: Sequence[str]) -> Reading:
        """Read the pages of a feed that were not read yet."""
        done = [link for link in self.memory.done.get(feed, ()) if link in links]
        self.memory.done[feed] = done
        whole = True
        for link in links:
            if link in done or self.memory.failed.get(link, 0) >= _TRIES:
                continue
            if self.limit <= 0:
                return False
            self.limit -= 1
            if (yield from self._page(link)):
                done.append(link)
                self.memory.failed.pop(link, None)
            else:
                self.memory.failed[link] = self.memory.failed.get(link, 0) + 1
                whole = whole and self.memory.failed[link] >= _TRIES
            self.save()
        return whole

    def _page(self, url: str) -> Reading:
        try:
            page = self.fetcher.get(url)
        except InputError as error:
            yield _failure(url, error)
            return False
        return (yield from self._read(url, page.data if page else b""))

    def _read(self, url: str, data: bytes) -> Reading:
        from sayso.read.intake import Intake, read

        good = True
        for item in read(Intake(url, data, language=self.language)):
            good = good and not (isinstance(item, Failure) and item.severity == "failure")
            yield item
        return good


def _shown(path: Path, source: str) -> bool:
    """True for a file that is not hidden and in no hidden folder, and not a folder's own README."""
    hidden = any(part.startswith(".") for part in path.relative_to(source).parts)
    return not hidden and not path.name.upper().startswith("README")


def _failure(url: str, error: InputError) -> Failure:
    place = "" if error.place == url else error.place
    return Failure(url, error.message, error.remedy or "see docs/watch.md", place=place)
