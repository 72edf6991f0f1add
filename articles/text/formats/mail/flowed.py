"""Plain text of mails in which the sender's program broke the lines (format=flowed, RFC 3676)."""

from __future__ import annotations

# The line above a signature ends with a space, but no line follows it.
_SIGNATURE = "-- "


def unwrap_flowed(text: str, *, delete_space: bool) -> str:
    """Return ``text`` with each paragraph on one line. ``delete_space``: the space at a broken line's end is not text.

    The signs ">" of quoted lines stay, once in front of each paragraph.
    """
    paragraphs: list[str] = []
    parts: list[str] = []
    open_depth = 0
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:]
        # A space is added to lines that would otherwise begin with a space, ">" or "From ".
        content = content.removeprefix(" ")
        is_signature = content == _SIGNATURE
        if parts and (depth != open_depth or is_signature):
            paragraphs.append(_joined(parts, open_depth))
            parts = []
        open_depth = depth
        is_broken = content.endswith(" ") and not is_signature
        parts.append(content[:-1] if is_broken and delete_space else content)
        if not is_broken:
            paragraphs.append(_joined(parts, depth))
            parts = []
    if parts:
        paragraphs.append(_joined(parts, open_depth))
    return "\n".join(paragraphs)


def _joined(parts: list[str], depth: int) -> str:
    return f"{'>' * depth} {''.join(parts)}".rstrip() if depth else "".join(parts).rstrip()
