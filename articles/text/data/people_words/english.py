"""English nouns in names of organisations, places and works, which news in every language prints as they are."""

from __future__ import annotations

from typing import Final

from articles.text.data.wordlists import word_set

ENGLISH_ORGANISATIONS: Final = word_set(
    """
    academy act agency airlines airport airways alliance army association authority avenue award awards bank beach bill board bridge broadcasting
    brothers building bureau cathedral center centre championship championships church city clinic club coalition college commission committee
    community company conference consulting corporation council county court crown cup defense defence department digital district dome
    electric energy entertainment exchange express federation festival film films force forces forum foundation fund games garden gardens
    global government group guard hall health hill hills holdings hospital hotel house industries initiative institute international investment investments
    island islands journal lake league library limited logistics magazine management market markets masters media memorial ministry mission
    motors mountain movement museum music network news office open opera orchestra park partners partnership party pharma pictures platform
    police post press prize productions project radio railway records report research review river road royal school sciences security service
    services show society software solutions square stadium state states station store street studio studios summit supreme systems team
    technologies technology telecom television theater theatre times tower trade trends tribune trust union united university valley village ventures
    weekly wing works world
    """
)
"""In lower case."""
