"""People whom articles may name by a surname or single name, without giving the full name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from articles.text.data.given_names import Gender

WELL_KNOWN: Final[dict[str, Gender]] = {
    **dict.fromkeys(
        """
        Aristotle Assad Bach Beethoven Berlusconi Biden Bolsonaro Cicero Confucius Cromwell Churchill Darwin Dickens
        Duterte Einstein Eisenhower Erdogan Erdoğan Freud Gaddafi Galileo Gandhi Gorbachev Hegel Hemingway Hitler
        Hobbes Homer Kant Kennedy Keynes Khrushchev Kissinger Lenin Lincoln Lula Luther Machiavelli Macron Madison
        Maduro Mandela Mao Marx Modi Mozart Mubarak Mussolini
        Napoleon Netanyahu Newton Nietzsche Nixon Obama Orban Orbán Orwell Pelé Picasso Plato Putin Qaddafi Reagan
        Roosevelt Rousseau Sarkozy Scalia Shakespeare Snowden Socrates Stalin Tolstoy Trotsky Truman Trump Voltaire Xi
        Yeltsin Zelensky Zelenskyy Zelenskiy Zuckerberg Musk Bezos Cameron Hollande Pinochet Franco Castro Chávez
        Chavez Saddam Khamenei Khomeini Rouhani Sanders Rubio Cruz Kasich Carson Romney McCain Cheney Rumsfeld Pence
        Bush Gore Carter Powell Gorsuch Kavanaugh Mueller Comey Bannon Manafort Priebus Giuliani Christie Huckabee Gingrich Schumer McConnell
        Boehner Blair Johnson Sunak Starmer Corbyn Farage Trudeau Harper Abe Kishida Medvedev Lavrov Navalny
        Lukashenko Yanukovych Poroshenko Scholz Kohl Gauck Draghi Renzi Sánchez Rajoy Tsipras Sisi Abbas Arafat Sharon
        Rabin Bin Zarqawi Jefferson Beyonce Bono Eminem Drake Messi Neymar
        """.split(),
        "m",
    ),
    **dict.fromkeys(
        """
            Merkel Thatcher Oprah Beyoncé Madonna Rihanna Adele Cher Shakira Cleopatra Merkel Yellen Lagarde Ardern
            Pelosi
            Palin Fiorina Ginsburg Sotomayor Kagan Rousseff Bachelet Cleopatra Sappho Ivanka Melania Hillary Clinton
            Ayotte
        """.split(), "f"
    ),
    **dict.fromkeys("Bernie Jeb Barack Mitt Newt Fidel".split(), "m"),
}  # fmt: skip
"""Surnames and single names, with gender."""
