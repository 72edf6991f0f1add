"""Previewing what a cleaning rule would do to stored articles, before it is saved."""

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
from articles.text.cleaning.line_rules import CleaningRule, Rulebook, pieces
from articles.text.data.kinds import Fate, Kind
from articles.text.parse import HAND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.forms.rules import RuleForm
    from articles.models import LineRule
    from articles.models.articles import ArticleQuerySet

# The latest articles of a rule's source, or of the archive, that a preview looks into: two processors with nothing else
# to do take a second or two for them, most of it the database's (bench/rules.py).
MOST_LOOKED_AT = 10_000
ROWS_AT_ONCE = 200
EXAMPLES_AN_OUTLET = 3
MOST_EXAMPLES = 9
MOST_AGAINST = 20
MOST_OUTLETS = 50
# What is shown of a line on each side of the part that matches.
SHOWN_CHARACTERS = 160

# A line of 40 words that every article of 600 prints is 7 of 100 of an outlet's words: a rule that takes more than
# this of the bodies takes the articles' own text.
MOST_BODY_SHARE = 0.1
# Of a handful of short articles a single line is a large share: so many words, a few lines, are always allowed.
FEW_WORDS = 100
# An article that loses so much of its text is worth a look.
MUCH_OF_AN_ARTICLE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A line in its place. ``head``, ``match`` and ``tail`` are the line, ``above`` and ``below`` its neighbours."""

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
    """A line about which somebody has decided otherwise than the rule: it stays what they said."""

    article_id: int
    headline: str
    number: int
    text: str
    kind: Kind


@dataclass(slots=True, kw_only=True)
class OutletReach:
    name: str
    lines: int = 0
    articles: int = 0


@dataclass(slots=True, kw_only=True)
class RulePreview:
    """What a rule would do. ``looked_at`` of ``articles_in_scope`` articles, the latest, were looked into.

    ``lines`` in ``articles`` would become something else: ``from_body``, with ``body_words`` of ``words``,
    ``from_header``, ``renamed`` (cut already, of another kind) or ``put_back``. ``held`` are what the rule makes them
    already, ``released`` were and would not be any more; ``emptied`` are articles that would lose most of their text.
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
    outlets: list[OutletReach] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)

    @property
    def lines(self) -> int:
        return self.from_body + self.from_header + self.renamed + self.put_back

    @property
    def share(self) -> float:
        """Of the words of the bodies looked into, the share that the rule would cut."""
        return self.body_words / self.words if self.words else 0.0

    @property
    def is_complete(self) -> bool:
        return self.looked_at >= self.articles_in_scope

    @property
    def refusal(self) -> str:
        """Why the rule cannot be in force; empty where it can."""
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
    """Return the articles that a rule is for."""
    return Article.objects.from_source(rule.source) if rule.source else Article.objects.all()


def holding(rules: Iterable[CleaningRule], *, mark: str) -> Q:
    """Return a condition on ``lines``: an article may have a line that one of ``rules`` matches.

    It includes lines decided by the rule with this ``mark``. A superset filter: false positives are possible.
    """
    condition = Q(lines__contains=f'"{mark}')
    for rule in rules:
        found = pieces(rule)
        if not found:
            return Q()
        condition |= Q(lines__icontains=max(found, key=len))
    return condition


def with_lines(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Annotate ``lines``, the blocks as text."""
    return articles.annotate(lines=Cast("blocks", TextField()))


def _number_of(rule: CleaningRule) -> int:
    return int(rule.label.removeprefix("rule #").partition(":")[0])


def preview_rule(rule: LineRule) -> RulePreview:
    """Return what ``rule``, which need not be stored, would do if it were in force."""
    own = as_cleaning_rule(rule)
    rules = _with(own, rule)
    scope = in_scope(rule)
    reach = RulePreview()
    beyond = scope.order_by("-pk").values_list("pk", flat=True)[MOST_LOOKED_AT : MOST_LOOKED_AT + 1]
    reach.articles_in_scope = scope.count()
    latest = scope.filter(pk__gt=next(iter(beyond), 0))
    counted = latest.aggregate(articles=Count("pk"), words=Sum("word_count"))
    reach.looked_at, reach.words = counted["articles"], counted["words"] or 0
    found = (
        with_lines(latest)
        .filter(holding([own], mark=rule.mark))
        .order_by("-pk")
        .values_list("pk", "headline", "source__name", "agency__name", "word_count", "blocks")
    )
    books: dict[tuple[str | None, str | None], Rulebook] = {}
    outlets: dict[str, OutletReach] = {}
    examples: dict[str, list[Example]] = defaultdict(list)
    for pk, headline, outlet, agency, words, blocks in found.iterator(chunk_size=ROWS_AT_ONCE):
        book = books.get((outlet, agency))
        if book is None:
            book = books[outlet, agency] = Rulebook(rules, outlet=outlet, agency=agency)
        changes = _into_article(reach, book, own=own, mark=rule.mark, article=(pk, headline), blocks=blocks)
        if not changes:
            continue
        reach.articles += 1
        there = outlets.setdefault(outlet or "", OutletReach(name=outlet or ""))
        there.lines += len(changes)
        there.articles += 1
        cut = sum(
            len(blocks[number]["text"].split())
            for number, then in changes
            if then.fate is Fate.REMOVED and Kind(blocks[number]["kind"]).fate is Fate.BODY
        )
        reach.body_words += cut
        reach.emptied += cut > MUCH_OF_AN_ARTICLE * words
        if len(examples[outlet or ""]) < EXAMPLES_AN_OUTLET:
            number, then = changes[0]
            examples[outlet or ""].append(
                _example(own, blocks, number, then, article_id=pk, headline=headline, outlet=outlet or "")
            )
    reach.outlets = sorted(outlets.values(), key=lambda one: (-one.lines, one.name))
    reach.examples = _spread(examples, reach.outlets)
    return reach


def _with(own: CleaningRule, rule: LineRule) -> list[CleaningRule]:
    """Return the rules in force with ``own`` among them, where its age puts it."""
    others = [one for one in cleaning_rules() if not one.label.startswith(rule.mark)]
    older = [one for one in others if rule.pk is None or _number_of(one) < rule.pk]
    return [*older, own, *others[len(older) :]]


def _into_article(
    reach: RulePreview,
    book: Rulebook,
    *,
    own: CleaningRule,
    mark: str,
    article: tuple[int, str],
    blocks: Sequence[Mapping[str, Any]],
) -> list[tuple[int, Kind]]:
    """Count what the rule would do to one article, and return the numbers of the lines with what they would be."""
    changes: list[tuple[int, Kind]] = []
    for number, block in enumerate(blocks):
        kind = Kind(block["kind"])
        if kind is Kind.DATELINE:
            continue
        is_held = block["rule"].startswith(mark)
        text = received_text(block)
        if not own.matches(text) or book.find(text) is not own:
            reach.released += is_held
            continue
        then = own.kind or (Kind.PARAGRAPH if kind.fate is Fate.REMOVED else kind)
        if block["rule"] == HAND or text != block["text"]:
            if then.fate is not kind.fate:
                reach.against_count += 1
                if len(reach.against) < MOST_AGAINST:
                    pk, headline = article
                    reach.against.append(Against(article_id=pk, headline=headline, number=number, text=text, kind=kind))
            continue
        if then is kind:
            reach.held += is_held
            continue
        changes.append((number, then))
        if then.fate is Fate.BODY:
            reach.put_back += 1
        elif kind.fate is Fate.BODY:
            reach.from_body += 1
        elif kind.fate is Fate.HEADER:
            reach.from_header += 1
        else:
            reach.renamed += 1
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


def _spread(examples: Mapping[str, Sequence[Example]], outlets: Iterable[OutletReach]) -> list[Example]:
    """Return some examples: one of each outlet, then a second of each."""
    order = [examples[outlet.name] for outlet in outlets]
    spread = [found[nth] for nth in range(EXAMPLES_AN_OUTLET) for found in order if nth < len(found)]
    return spread[:MOST_EXAMPLES]


def preview_rule_form(form: RuleForm, *, saving: bool) -> RulePreview | None:
    """Preview the rule of a form, and add an error where it cannot be saved; ``None`` for an invalid form.

    A rule cannot be saved if it is refused, or if its present effect has not been shown yet.
    """
    if not form.is_valid():
        return None
    reach = preview_rule(form.instance)
    if form.instance.enabled and reach.refusal:
        form.add_error("text", reach.refusal)
    elif saving and form.cleaned_data["seen"] != form.choice:
        form.show_first()
    return reach
