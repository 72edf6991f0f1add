"""Preview what a cleaning rule would do to stored articles, before it is saved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, Sum, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from articles.ingest.parser_inputs import as_cleaning_rule, cleaning_rules
from articles.lines.ledger import received_text
from articles.models import Article
from articles.text.cleaning.line_rules import CleaningRule, Rulebook, required_substrings
from articles.text.data.kinds import Fate, Kind
from articles.text.parse import HAND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.forms.rules import RuleForm
    from articles.models import LineRule
    from articles.models.articles import ArticleQuerySet

# A preview looks at the latest articles of the rule's source, or of the archive. This many take a second or two on two
# idle processors, most of it in the database (bench/rules.py).
MOST_LOOKED_AT = 10_000
ROWS_AT_ONCE = 200
EXAMPLES_AN_OUTLET = 3
MOST_EXAMPLES = 9
MOST_AGAINST = 20
MOST_OUTLETS = 50
# The length shown of the match, and of the line before and after it.
SHOWN_CHARACTERS = 160

# A line of 40 words in every article of 600 words makes up 7 percent of an outlet's text. A rule that removes a larger
# share than this removes the articles' own text.
MOST_BODY_SHARE = 0.1
# In a few short articles a single line can be a large share, so this many words may always be removed.
FEW_WORDS = 100
# An article that would lose more than this share of its text is counted as a warning.
MOST_OF_AN_ARTICLE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A line that would change, in context.

    ``head``, ``match`` and ``tail`` make up the line; ``above`` and ``below`` are the neighbouring lines. ``now`` and
    ``then`` are its kinds before and after.
    """

    article_id: int
    headline: str
    outlet: str
    number: int
    above: str
    head: str
    match: str
    tail: str
    below: str
    now: Kind
    then: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """A line that somebody has corrected to something else than the rule says. The correction stays."""

    article_id: int
    headline: str
    number: int
    text: str
    kind: Kind


@dataclass(slots=True, kw_only=True)
class OutletEffect:
    """How many lines, in how many articles of an outlet, the rule would change."""

    name: str
    lines: int = 0
    articles: int = 0


@dataclass(slots=True, kw_only=True)
class RulePreview:
    """What a rule would do. Only the latest articles are looked at: ``looked_at`` of ``articles_in_scope``.

    ``lines`` in ``articles`` would change: ``from_body`` and ``from_header`` lines would be removed, ``renamed`` lines
    are already removed and would get another kind, ``put_back`` lines would return to the body. ``body_words`` of
    ``words`` would be removed. ``held`` lines already are as the rule says, ``released`` lines no longer match it.
    ``emptied`` articles would lose most of their text. ``against`` lists lines that people have corrected otherwise.
    """

    articles_in_scope: int = 0
    looked_at: int = 0
    words: int = 0
    articles: int = 0
    from_body: int = 0
    from_header: int = 0
    renamed: int = 0
    put_back: int = 0
    held: int = 0
    released: int = 0
    emptied: int = 0
    body_words: int = 0
    against_count: int = 0
    against: list[Against] = field(default_factory=list)
    outlets: list[OutletEffect] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)

    @property
    def lines(self) -> int:
        return self.from_body + self.from_header + self.renamed + self.put_back

    @property
    def share(self) -> float:
        """The share (0 to 1) of the words in the bodies looked at that the rule would remove."""
        return self.body_words / self.words if self.words else 0.0

    @property
    def is_complete(self) -> bool:
        return self.looked_at >= self.articles_in_scope

    @property
    def refusal(self) -> str:
        """Why the rule cannot be enabled. Empty if it can."""
        if self.share <= MOST_BODY_SHARE or self.body_words <= FEW_WORDS:
            return ""
        return _(
            "This rule would remove %(share).1f%% of all text; the limit is %(most)d%%. "
            "Narrow the rule or leave it disabled."
        ) % {
            "share": 100 * self.share,
            "most": round(100 * MOST_BODY_SHARE),
        }


def in_scope(rule: LineRule) -> ArticleQuerySet:
    """Return the articles that a rule applies to: those of its source, or all."""
    return Article.objects.from_source(rule.source) if rule.source else Article.objects.all()


def may_match(rules: Iterable[CleaningRule], *, mark: str) -> Q:
    """Return a condition on ``lines`` (see ``with_lines``) for articles that may have a line matching one of ``rules``.

    It includes articles with lines changed by the rule with this ``mark``. It is a superset filter: false positives are
    possible.
    """
    condition = Q(lines__contains=f'"{mark}')
    for rule in rules:
        found = required_substrings(rule)
        if not found:
            return Q()
        condition |= Q(lines__icontains=max(found, key=len))
    return condition


def with_lines(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Annotate ``lines``: the blocks as one JSON text."""
    return articles.annotate(lines=Cast("blocks", TextField()))


def _number_of(rule: CleaningRule) -> int:
    return int(rule.label.removeprefix("rule #").partition(":")[0])


def preview_rule(rule: LineRule) -> RulePreview:
    """Return what ``rule``, stored or not, would do to stored articles if it were enabled."""
    own = as_cleaning_rule(rule)
    rules = _rules_with(own, rule)
    scope = in_scope(rule)
    preview = RulePreview()
    beyond = scope.order_by("-pk").values_list("pk", flat=True)[MOST_LOOKED_AT : MOST_LOOKED_AT + 1]
    preview.articles_in_scope = scope.count()
    latest = scope.filter(pk__gt=next(iter(beyond), 0))
    counted = latest.aggregate(articles=Count("pk"), words=Sum("word_count"))
    preview.looked_at, preview.words = counted["articles"], counted["words"] or 0
    found = (
        with_lines(latest)
        .filter(may_match([own], mark=rule.mark))
        .order_by("-pk")
        .values_list("pk", "headline", "source__name", "agency__name", "word_count", "blocks")
    )
    books: dict[tuple[str | None, str | None], Rulebook] = {}
    outlets: dict[str, OutletEffect] = {}
    examples: dict[str, list[Example]] = defaultdict(list)
    for pk, headline, outlet, agency, words, blocks in found.iterator(chunk_size=ROWS_AT_ONCE):
        book = books.get((outlet, agency))
        if book is None:
            book = books[outlet, agency] = Rulebook(rules, outlet=outlet, agency=agency)
        changes = _count_changes(preview, book, own=own, mark=rule.mark, article=(pk, headline), blocks=blocks)
        if not changes:
            continue
        preview.articles += 1
        effect = outlets.setdefault(outlet or "", OutletEffect(name=outlet or ""))
        effect.lines += len(changes)
        effect.articles += 1
        removed = sum(
            len(blocks[number]["text"].split())
            for number, then in changes
            if then.fate is Fate.REMOVED and Kind(blocks[number]["kind"]).fate is Fate.BODY
        )
        preview.body_words += removed
        preview.emptied += removed > MOST_OF_AN_ARTICLE * words
        if len(examples[outlet or ""]) < EXAMPLES_AN_OUTLET:
            number, then = changes[0]
            examples[outlet or ""].append(
                _example(own, blocks, number, then, article_id=pk, headline=headline, outlet=outlet or "")
            )
    preview.outlets = sorted(outlets.values(), key=lambda effect: (-effect.lines, effect.name))
    preview.examples = _spread(examples, preview.outlets)
    return preview


def _rules_with(own: CleaningRule, rule: LineRule) -> list[CleaningRule]:
    """Return the enabled rules, oldest first, with ``own`` in its place among them."""
    others = [other for other in cleaning_rules() if not other.label.startswith(rule.mark)]
    older = [other for other in others if rule.pk is None or _number_of(other) < rule.pk]
    return [*older, own, *others[len(older) :]]


def _count_changes(
    preview: RulePreview,
    book: Rulebook,
    *,
    own: CleaningRule,
    mark: str,
    article: tuple[int, str],
    blocks: Sequence[Mapping[str, Any]],
) -> list[tuple[int, Kind]]:
    """Add the changes in one article to ``preview``. Return pairs of a line's number and its new kind."""
    changes: list[tuple[int, Kind]] = []
    for number, block in enumerate(blocks):
        kind = Kind(block["kind"])
        if kind is Kind.DATELINE:
            continue
        is_held = block["rule"].startswith(mark)
        text = received_text(block)
        if not own.matches(text) or book.find(text) is not own:
            preview.released += is_held
            continue
        then = own.kind or (Kind.PARAGRAPH if kind.fate is Fate.REMOVED else kind)
        if block["rule"] == HAND or text != block["text"]:
            if then.fate is not kind.fate:
                preview.against_count += 1
                if len(preview.against) < MOST_AGAINST:
                    pk, headline = article
                    preview.against.append(
                        Against(article_id=pk, headline=headline, number=number, text=text, kind=kind)
                    )
            continue
        if then is kind:
            preview.held += is_held
            continue
        changes.append((number, then))
        if then.fate is Fate.BODY:
            preview.put_back += 1
        elif kind.fate is Fate.BODY:
            preview.from_body += 1
        elif kind.fate is Fate.HEADER:
            preview.from_header += 1
        else:
            preview.renamed += 1
    return changes


def _example(rule: CleaningRule, blocks: Sequence[Mapping[str, Any]], number: int, then: Kind, **about: Any) -> Example:
    text = received_text(blocks[number])
    span = rule.find(text)
    assert span is not None, text  # noqa: S101
    head, tail = text[: span.start], text[span.end :]
    return Example(
        number=number,
        above=_shortened(blocks[number - 1]["text"]) if number else "",
        head=f"…{head[-SHOWN_CHARACTERS:]}" if len(head) > SHOWN_CHARACTERS else head,
        match=_shortened(text[span.start : span.end]),
        tail=_shortened(tail),
        below=_shortened(blocks[number + 1]["text"]) if number + 1 < len(blocks) else "",
        now=Kind(blocks[number]["kind"]),
        then=then,
        **about,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}…"


def _spread(examples: Mapping[str, Sequence[Example]], outlets: Iterable[OutletEffect]) -> list[Example]:
    """Return some of the examples: the first of each outlet, then the second of each, and so on."""
    order = [examples[outlet.name] for outlet in outlets]
    spread = [found[nth] for nth in range(EXAMPLES_AN_OUTLET) for found in order if nth < len(found)]
    return spread[:MOST_EXAMPLES]


def preview_rule_form(form: RuleForm, *, saving: bool) -> RulePreview | None:
    """Preview the rule of a form, and add an error to the form if the rule cannot be saved.

    A rule cannot be saved if the preview refuses it, or if the user has not seen its effect yet. Returns ``None`` for
    an invalid form.
    """
    if not form.is_valid():
        return None
    preview = preview_rule(form.instance)
    if form.instance.enabled and preview.refusal:
        form.add_error("text", preview.refusal)
    elif saving and form.cleaned_data["seen"] != form.choice:
        form.show_first()
    return preview
