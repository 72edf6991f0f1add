"""Surnames and single names that news prints without the full name, as other languages than English spell them."""

from __future__ import annotations

from typing import Final

from articles.text.data.well_known import WELL_KNOWN
from articles.text.data.wordlists import word_set

FAMOUS: Final = (
    frozenset(WELL_KNOWN) - word_set("Homer Cruz Carson Gore Franco Abe Bin Sharon Drake Christie")
) | word_set(
    """
    Aristoteles Platon Sokrates Homer Cäsar Caesar Napoleon Goethe Schiller Kafka Mozart Bach Beethoven Wagner Marx Dante Cervantes Molière Shakespeare Nietzsche
    Ahmadinedschad Aznar Babiš Berlusconi Bolsonaro Conte Draghi Erdogan Erdoğan Fico Feijóo Gorbatschow Habeck Jelzin Jesus Jésus Jésús Jesús Ježíš Jezus Gesù
    Kaczyński Kaczynski Klitschko Kretschmer Laschet Lindner Lukaschenko Loukachenko Meloni Merz Mélenchon Mitterrand Mohammed Nawalny Navalny Nawalnyj
    Netanjahu Nétanyahou Netanyahou Netanjahu Orbán Pistorius Poutine Putin Putina Rutte Salvini Selenskyj Selenski Selenskij Zelenski Zelenskij Zelenskyj Zelenskyi Zełenski
    Zelenszkij Putyin Zelenskij Söder Steinmeier Starmer Tusk Tusks Vučić Wagenknecht Weidel Wilders Xi Żeleński Zelensky Macron Sánchez Puigdemont Ayuso Milei Lula Maduro
    Nostradamus Muhammad Buddha Christus Cristo Judas Moses
    Путин Путина Путину Путиным Трамп Трампа Трампу Трампом Зеленский Зеленского Зеленскому Зеленским Байден Байдена Макрон Макрона Лавров Лаврова Песков Пескова
    Лукашенко Медведев Медведева Мишустин Ленин Ленина Сталин Сталина Навальный Навального Нетаньяху Эрдоган Эрдогана Шольц Шольца Обама Меркель
    Зеленський Зеленського Зеленському Путін Путіна Путіну Порошенко Шмигаль Шмигаля Кулеба Залужний Єрмак Єрмака Стармер Орбан Орбана
    Τραμπ Πούτιν Ζελένσκι Μπάιντεν Μακρόν Ερντογάν Μητσοτάκης Μητσοτάκη Τσίπρας Τσίπρα Ανδρουλάκης Ανδρουλάκη Κασσελάκης Σολτς Μέρκελ
    """
)
