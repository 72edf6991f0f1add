"""Function words of the languages in Latin script, by which they are detected, and the languages of the classifier."""

from __future__ import annotations

# By ISO 639-1 code: about twenty of the most frequent words, chosen so that few other languages share them.
SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that was for is with said on it as by at from his have not are this be "
        "he an who but were has had will",
        "de": "der die das und ist nicht mit den von zu sich des auf für dem ein eine im als auch es an "
        "werden aus hat sind bei wird nach",
        "fr": "le la les des et est une un dans pour que qui sur pas au du avec par plus ce sont il "
        "elle aux cette ont été mais nous",
        "es": "el la los las de que y en un una por con para del se no es su al lo más como pero sus le "
        "ha fue este entre cuando",
        "it": "il di che la per un una non è con del della sono gli le dei nel alla ha più anche si "
        "delle come dal ma questo ai essere",
        "pt": "o a os as de que e do da em um uma para com não é por no na dos se mais ao como foi das "
        "à pelo pela são mas seu",
        "nl": "de het een van en is dat op te in niet voor met zijn die aan er om ook als bij maar door "
        "naar uit heeft worden wordt dan",
        "sv": "och att det som en på är av för med den till inte har de ett om var jag från men så kan "
        "när sig ut också efter vid",
        "da": "og at det som en på er af for med den til ikke har de et om var jeg fra men så kan når "
        "sig ud også efter ved blev",
        "pl": "w i na z do nie się że to jest o jak po co dla od przez za ale tym tego są ich był przed "
        "już może oraz jego która",
        "cs": "a v se na je že s z do to o k i ve za by jako pro ale po od podle jeho jsou který které "
        "také byl však už jsme",
        "tr": "ve bir bu da de için ile olarak çok daha en olan gibi kadar sonra ne var ancak her o ise "
        "mi oldu olduğunu dedi göre",
        "hu": "a az és hogy nem is egy meg ez volt mint de csak el ki már még van be ha azt után lesz "
        "majd pedig sem vagy fel",
        "fi": "ja on ei että se oli hän mutta joka ovat myös kun niin mukaan kuin sen jos ole hänen "
        "mitä vain tai nyt jo ovat sitä",
        "id": "yang dan di dari untuk dengan pada ini itu tidak dalam akan ke telah juga oleh adalah "
        "sebagai mereka atau karena bisa ada",
        "vi": "và của là có không cho được trong một các với những đã người này để khi đến từ ở về tại "
        "cũng như ra sẽ nhiều",
    }.items()
}

# Languages that the classifier may answer with: those that newspapers are printed in. The others of its list are
# dialects or tongues that short texts are mistaken for (Latin, Esperanto, Venetian).
CLASSIFIED: tuple[str, ...] = tuple(
    """af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id is it ja ka kk km
    kn ko ku ky lo lt lv mk ml mn mr ms mt my ne nl nn no or pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tl tr uk
    ur uz vi xh zh zu lb""".split()
)
# Codes of the classifier, and the code that is used for them.
SAME_LANGUAGE: dict[str, str] = {"nn": "no", "nb": "no"}
