"""Given names, and the gender they suggest.

Compiled by hand: names common in English-language news from all over the world. A given name is evidence that a
capitalised run is a person; its gender helps to resolve pronouns. Names of either gender are in ``EITHER``.
"""

from __future__ import annotations

from typing import Final, Literal

Gender = Literal["m", "f"]

MALE: Final = frozenset(
    """
    Aaron Abbas Abdel Abdoulaye Abdul Abdulaziz Abdullah Abdulrahman Abe Abel Abraham Adam Adel Adnan Adolf Adolfo
    Adolph Adrian Adriano Ahmad Ahmed
    Aidan Akbar Akhil Akif Akihito Akira Al Alan Alastair Albert Alberto Aldo Alec Alejandro Aleksandr Aleksander Alex
    Alexander Alexandre Alexei
    Alexey Alexis Alf Alfonso Alfred Alfredo Ali Alistair Allan Allen Alonzo Alvaro Álvaro Alvin Amadou Amancio Amar
    Amir Amit Amos Anatoly Anders
    Andreas Andrei Andres Andrés Andrew Andrey Andriy Andrzej Andy Angelo Angus Anil Ansar Antoine Anton Antonin
    Antonio António Antony Anthony Anwar
    Archie Ari Ariel Arjun Armando Armin Arne Arnold Aris Arthur Artem Arturo Arun Arvind Asad Ashok Ashraf Asif Atul
    August Augusto Austin Avi Axel
    Ayman Aziz Barack Barney Barry Bart Bartholomew Bashar Basil Beau Beto Ben Benedict Benedikt Benito Benjamin
    Bennett Benny Bernard Bernardo Bernie
    Bert Bertrand Bilal Bill Billy Björn Bjorn Bob Bobby Bogdan Boris Boyd Brad Bradley Brandon Brendan Brent Bret
    Brett Brian Bruce Bruno Bryan
    Bryce Byron Caleb Calvin Carl Carlo Carlos Carlton Cecil Cedric César Cesar Chad Charles Charlie Chen Chester Chet
    Chip Chris Christian Christoph Christophe
    Christopher Chuck Clarence Clark Claude Claudio Clay Clayton Clement Cliff Clifford Clint Clive Clyde Cody Colin
    Colm Conor Connor Cornel Cornell Cornelius Corey Cory
    Craig Cristian Cristiano Curt Curtis Cyril Cyrus Dale Damian Damien Damon Dan Daniel Daniele Danny Dante Dario
    Darius Darrell Darren Darryl Daryl Dave David
    Davide Davis Dean Deepak Demetrius Denis Dennis Denzel Derek Deval Devin Dexter Didier Diego Dieter Dietrich Dilip
    Dimitri Dimitris Dinesh Dino Dirk Dmitri Dmitriy Dmitry
    Dmytro Dominic Dominik Dominique Don Donald Donny Doug Douglas Drew Duane Dudley Duncan Dustin Dwayne Dwight Dylan
    Eamon Earl Ed Eddie Eddy Edgar Edmond
    Edmund Eduard Eduardo Edward Edwin Efraim Egor Ehud Einar Elbert Eli Elias Elijah Elliot Elliott Ellis Elmer Elon
    Elton Elvis Emanuel Emil Emilio
    Emmanuel Emmerson Emmett Enrico Enrique Eric Erich Erick Erik Ernest Ernesto Ernie Ernst Errol Erwin Esteban Ethan
    Étienne Etienne Eugene Evan Evgeny
    Ezra Fabian Fabio Fabrice Fahad Faisal Farid Farouk Fazal Federico Felipe Felix Ferdinand Fergus Fernando
    Fethullah Fidel Filip Filippo Finn Florian Floyd Francesco
    Francis Francisco Franco François Francois Frank Frankie Franklin Franz Fred Freddie Freddy Frederic Frédéric
    Frederick Fredrik Friedrich Fritz Fumio Fyodor Gabriel
    Gareth Garrett Garry Garth Gary Gaston Gavin Gennady Gennaro Geoff Geoffrey Georg George Georges Georgi Gerald
    Gerard Gérard Gerardo Gerd Gerhard Gerry Ghassan Gianni Gideon Gil
    Gilad Gilbert Gilberto Giorgio Giorgos Giovanni Giulio Giuseppe Glenn Glen Godfrey Gonzalo Gordon Goran Graeme
    Graham Grant Greg Gregg Gregor Gregory Grigory Guido Guillaume Guillermo
    Günter Gunther Gus Gustav Gustavo Guy Hadi Hakan Hakeem Hamad Hamed Hamid Hamish Hamza Han Hank Hans Harald Hari
    Harlan Harold Haroon Harris Harrison Harry Harsh
    Haruki Harvey Hasan Hassan Hayden Heath Hector Héctor Heiko Heinrich Heinz Helmut Hendrik Henri Henrik Henrique
    Henry Herb Herbert Herman Hermann Hernán Herschel Hideki Hiro
    Hiroshi Holger Homer Horace Horst Hosni Hossein Howard Hubert Hugh Hugo Humphrey Hussein Iain Ian Ibrahim Ignacio
    Igor Ilham Ilya Imran Ira Irvin Irving Irwin Isaac
    Isaiah Ismail Israel Ivan Iván Ivo Jack Jackie Jacob Jacques Jafar Jaime Jair Jake Jakob Jakub Jamal James Jamie
    Jan Janet Janez Jared Jaroslav Jason Javier Jay Jeb Jed Jeff
    Jefferson Jeffery Jeffrey Jens Jeremiah Jeremy Jermaine Jerome Jérôme Jerry Jesse Jesús Jim Jimmie Jimmy João Joao
    Joaquín Joaquin Job Jochen Joe Joël Joel Joey Johan Johannes John
    Johnnie Johnny Jon Jonah Jonas Jonathan Joop Jordi Jorge Jörg Joris José Jose Josef Josep Joseph Josh Joshua
    Josiah Juan Jules Julian Julien Julio Julius Jürgen Jurgen Justin
    Juri Kaleb Kamal Karim Karl Kaveh Kazuo Keir Keith Ken Kendrick Kenji Kenneth Kenny Kent Kenzo Kevin Khaled Khalid
    Khalil Khizr Kiran Kirk Klaus Kofi Konrad Konstantin Konstantinos Kostas Kristian
    Kristoffer Kumar Kurt Kyle Kyriakos Lamar Lance Lars Larry Lasse László Laurence Laurent Lawrence Lech Lee Leif
    Len Lenny Leo Leon Leonard Leonardo Leonid Leopold Leroy Les Lester Lev Levi Lewis
    Liam Lincoln Linus Lionel Lloyd Logan Lorenzo Lou Louis Loïc Luc Luca Lucas Luciano Lucien Luigi Luis Luís Luiz
    Lukas Luke Luther Lyle Lyndon Magnus Mahathir Mahdi Mahmood Mahmoud Malcolm Mamadou Mamdouh Manfred
    Manmohan Manny Manoj Manuel Marc Marcel Marcelo Marcin Marco Marcos Marcus Marek Marian Mariano Marino Mario
    Marius Mark Marko Markus Marlon Mars Marshall Martin Martín Marty Marvin Masayuki Mason Massimo Mateo
    Mateusz Mathias Mathieu Matt Matteo Matthew Matthias Matthieu Maurice Mauricio Maurizio Max Maxim Maxime
    Maximilian Maxwell Mehdi Mehmet Mel Melvin Menachem Michael Michał Michel Miguel Mihai Mikael Mike
    Mikhail Mikkel Milan Miles Milo Miloš Milos Milton Miroslav Mitch Mitchell Mitt Mo Moammar Mohamad Mohamed
    Mohammad Mohammed Mohan Mohsen Moises Monte Mordechai Morris Mort Morton Moses Moshe Mostafa Muammar Muhammad
    Muhammadu
    Mukesh Murray Musa Mustafa Nabil Nachman Naftali Najib Nana Narendra Nasser Nat Nate Nathan Nathaniel Nayib Ned
    Neil Nelson Nestor Neville Newt Nicholas Nick Nico Nicolas Nicolás Nicolae Nidal Nigel Nikita Niklas Niko Nikola
    Nikolai Nikolaus Nikolay Nikos Nils
    Noah Noam Noel Nolan Norbert Norm Norman Nouri Octavio Olaf Olav Ole Oleg Oleh Oleksandr Oleksiy Oliver Olivier
    Olaf Olusegun Omar Omer Oren Orlando Orrin Orin Orson Oscar Óscar Osama Osman Oswald Otto Owen Pablo Paddy Paolo
    Pascal Pat Patrice Patrick Paul
    Paulo Pavel Paweł Pedro Pekka Per Percy Pervez Pete Peter Petr Petro Peyton Phil Philip Philipp Philippe Phillip
    Pier Pierre Pieter Pietro Piotr Prescott Prakash Preet Quentin Quincy Rafael Raffaele Rafiq Rahul Rahm Raila Raj
    Rajesh Rajiv Rakesh Ralf Ralph Rami Ramesh Ramón Ramon Ramzan
    Rand Randall Randolph Randy Raoul Raphael Rasmus Raúl Raul Ravi Ray Raymond Recep Reed Reggie Reginald Reinhard
    Reinhold Reince Rémi Renato René Rene Renzo Rex Reza Ricardo Riccardo Rich Richard Rick Ricky Rishi Rob Robbie
    Robby Robert Roberto Robin Rod Roderick Rodney Rodolfo Rodrigo Roger
    Rohan Roland Rolf Roman Romano Ron Ronald Ronaldo Ronan Ronnie Rory Ross Roy Ruben Rubén Rudi Rudolf Rudolph Rudy
    Rufus Rupert Rush Russ Russell Rustam Ryan Saad Sadiq Saeb Saeed Said Sajid Saleh Salman Salvador Salvatore Salva
    Sam Samir Samuel Sander Sandro Sanjay Santiago Satoshi Satya Saul Scott Sean Sebastian Sébastien
    Serge Sergei Sergey Sergio Sérgio Serhiy Seth Seymour Shane Shashi Shaun Shawn Sheldon Sherrod Sherwood Shigeru
    Shimon Shinzo Shinzō Sid Sidney Siegfried Silvio Simeon Simon Solomon Søren Sonny Spencer Spike Srinivas Stan
    Stanislav Stanley Stefan Stefano Steffen Stéphane Stephen Stephane Sterling Steve Steven Stewart Stuart Sufian
    Sundar Sunil Suresh Sven Sylvester Tad Taha Takashi Takeshi Tariq Taro Tarek Tayyip Ted Teddy Terence Terrence
    Terry Thabo Thaddeus Theo Theodor Theodore Thierry Thom Thomas Thorsten Tim Timo Timothy Titus Tobias Tod Todd Tom
    Tomás Tomas Tomasz Tommy Tony Tor Toshio Travis Trayvon Trent Trevor Trey Tristan Troy Tucker Tyler
    Tyrone Ugo Ulf Ulrich Umar Umberto Uri Usman Uwe Vaclav Václav Valentin Valery Vasily Vernon Vic Vicente Victor
    Vijay Viktor Vikram Ville Vince Vincent Vinod Virgil Vitaly Vitali Vittorio Vivek Vlad Vladimir Volker Volodymyr
    Vyacheslav Wade Waldemar Walid Wallace Wally Walt Walter Warren Wayne Wendell Werner Wes Wesley Wilbur Wiley
    Wilhelm Will
    Willem William Willie Willy Wilson Winston Witold Wladimir Wojciech Wolf Wolfgang Woodrow Woody Xavier Yahya Yair
    Yakov Yannick Yaroslav Yasser Yitzhak Yoav Yoshihide Yossi Yuri Yury Yusuf Yves Yevgeny Zac Zach Zachary Zack Zaid
    Zane Zbigniew Zeke Zhan Zoltán Zoran
    Abdelfattah Abdelaziz Akufo Alassane Alpha Ashton Asher Bakary Bruno Cheikh Chidi Cyprien Denys Ebrahim Emeka
    Emomali Evo Félix Gotabaya Idriss Isaias Jomo Joko Jokowi Juvenal Kassym Kassem Lula Macky Mahinda Meles Mobutu
    Moussa Mwai Nguyen Nursultan Obi Oluwaseun Olu Paavo Patrice Prayut Prabowo Qasem Ranil Rached Robinson Rodrigo
    Sadyr Said Samuel Samson Thein Thaksin Tedros Uhuru Ulysses Viktor Yoweri Youssef Zine
    Aarne Achim Adebayo Aditya Afonso Ahmet Ajay Aksel Alain Aldous Alois Alok Aloísio Alphonse Amaury Ambrose
    Amitabh Anand Anatole Anselm Anselmo Antti Armand Arnaud Arnulf Arto Arvid Asbjørn Ashwin Auguste Aurelio
    Aurélien Babatunde Bakhtiyar Baltasar Balthazar Baptiste Barnabas Barnaby Bastien Bengt Benno Benoit Benoît
    Bernat Bernd Bernhard Bertie Bertram Birger Bjarne Bongani Boubacar Burak Burkhard Börje Caetano Casimir
    Caspar Cem Chinedu Ciro Claus Clément Conrad Corin Cormac Corrado Cosimo Crispin Cristóbal Cuthbert Cyrille
    Darragh Declan Dermot Desmond Detlef Dietmar Duarte Dunstan Eamonn Eberhard Eckhard Edouard Eero Efraín
    Egbert Egil Egon Eirik Elio Eliseo Elmar Emanuele Emeric Emile Emre Enzo Eoin Erdal Erlend Eskil Espen
    Ettore Eugen Eugenio Eustace Evaristo Ewald Ewan Ewen Eystein Ezio Fabrizio Farhad Fatih Fausto Femi Fergal
    Fermín Fernão Finbar Fintan Flavio Florent Flávio Frieder Friedhelm Frode Gaetano Ganesh Gaspar Gaspard
    Gaurav Gaël Geraint Gernot Gervase Giacomo Gianluca Giles Gilles Gino Girish Giuliano Gonçalo Gopal
    Gottfried Grégoire Grégory Guglielmo Gunnar Gwilym Gwyn Gösta Günther Hakon Halvor Hannes Hanno Harish
    Hartmut Haruto Heikki Heiner Heitor Helge Hemant Henning Hervé Hiroki Hywel Håkon Håvard Ibrahima Idris
    Ieuan Ifan Ignatius Ikenna Ilkka Ingmar Ingo Ingolf Inácio Isidro Ivar Iñaki Jacek Jacinto Jago Jairo Jaques
    Jari Jarle Jarvis Jasper Javad Jayant Jesper Joachim Joakim Joaquim Johann Joost Jostein Jouni Juha Jukka
    Julián Jussi Jérémie Jørgen Kalle Kamau Kamran Kapil Karsten Kaspar Kenichi Kenta Kieran Killian Kimmo Kjell
    Knut Koji Kourosh Kwame Kwesi Kåre Lachlan Lapo Laszlo Lauri Leandro Lennart Leonel Levent Lindiwe Lisandro
    Llewellyn Lorcan Lorenz Loris Lorne Lothar Lucian Lucio Ludger Ludwig Lutz Maarten Mads Mahesh Makoto Malte
    Mandla Manish Manolo Marcelino Marcello Markku Martijn Masaru Matti Mattias Meinhard Merlyn Mickaël Mikko
    Miklos Mirko Modou Mogens Montague Moritz Morten Mortimer Murat Murdo Mwangi Márcio Máximo Naoki Naveen
    Navid Niall Nicanor Niels Nikhil Nitin Noboru Nuno Nélson Obinna Oddvar Odhiambo Oisín Olli Olof Onur Orhan
    Osamu Osbert Oskar Osric Osvaldo Oswin Otieno Otis Ottavio Ottmar Ousmane Owain Ozan Padraig Pankaj Parviz
    Pascual Patricio Peder Pentti Percival Peregrine Petri Petter Piero Pierrick Piers Plácido Poul Pramod
    Pranab Prashant Preben Pádraig Pål Radek Ragnar Raimund Rainer Ramin Ramiro Ranjit Ranulf Raphaël Remigio
    Remy Renaud Rhodri Rhys Risto Roald Rocco Roderic Rogelio Rohit Romain Román Ruggero Ruprecht Ryota Régis
    Rémy Rüdiger Sachin Sakari Sandeep Santosh Satish Saúl Segun Selim Sepp Seppo Serkan Seumas Seydou Shahram
    Shinji Shyam Siamak Siavash Siddharth Siegmar Sigmar Sigmund Sigurd Silas Sipho Snorre Stellan Stephan Stian
    Stig Subhash Sudhir Sverre Sylvain Sándor Sönke Sören Tadeusz Tadhg Tafadzwa Tapio Tarjei Tarquin Tarun
    Tauno Teemu Tendai Terje Tetsuya Themba Theobald Thibault Thibaut Thilo Thorbjørn Théo Tiago Tibor Tiernan
    Tilman Toivo Tommaso Tomohiro Tomáš Torbjörn Tore Torgeir Torstein Torsten Tristram Trond Trygve Tunde
    Tuomas Turgut Uche Uday Udo Ulises Ulli Ulrik Umesh Urho Urs Valentín Valerio Valter Varun Vasco Vegard
    Veikko Veit Venkat Vidar Vikas Vilhelm Vinay Vincenzo Vinzenz Vito Vladislav Volkan Väinö Waldo Walther
    Wanjiru Wendelin Wieland Wilfred Wilfredo Wilfrid Wilfried Winfried Xabier Xaver Yann Yannis Yasuo Yngve
    Yorick Yoshiro Yuji Yukio Zdenek Zoltan Édouard Émile Íñigo Øystein Øyvind
    Kanye LeBron Jalen DeAndre Trae Kyrie Dak Deshaun Odell Saquon Tyreek Davante Giannis Luka Kawhi Shaquille Kobe Carmelo Usain Eliud Kipchoge
    Mesut Kylian Neymar Zinedine Sadio Riyad Raheem Bukayo Pape Heung-min Siyabonga Zweli Gwede Fikile Enoch Tito Pravin Jabulani Vusi Sizwe Yaw Yemi Wole
    Goodluck Atiku Nnamdi Ifeanyi Chukwuemeka Sadeq Jamil Zabihullah Sirajuddin Anas Shehbaz Nawaz Khawaja Rajnath Aseem Sanjiv Rajan Ajit Virat Mahendra
    Shahrukh Aamir Akshay Ranveer Mykola Serhii Andrii Vasyl Illya Vitalii Yevhen Bohdan Taras Ihor Evgenii Masayoshi Yoshihito Takumi Ólafur
    Artturi Patrik Tuukka Bubba Denny Devan Tanner Chase Tre Shaq Colby Colton Brock Boone Danilo
    Humza Micheál Enda
    """.split()
)

FEMALE: Final = frozenset(
    """
    Abby Abigail Ada Adela Adele Adriana Agatha Agnes Agnieszka Aicha Aisha Alana Alba Alejandra Alessandra Alexa
    Alexandra Alexandria Alice Alicia Alina Aline Alison Alissa Allison Allyson Alma Alyssa Amal Amanda Amandla Amber
    Amelia Amélie Amina Amy
    Ana Anastasia Andrea Angela Angelina Angélique Ángela Anita Anja Anke Ann Anna Annabel Annalena Anne Annegret
    Annemarie Annette Annie Antje Antoinette Antonia Anya Arianna Ariana Asma Astrid Ashley Aubrey Audrey Aung Aurora
    Ava Ayanna Ayelet Ayesha Barbara Beata Beatrice Beatriz Becky Belinda
    Benazir Bernadette Bernice Bertha Beth Bethany Betsy Betsey Betty Beverly Bianca Bonnie Brenda Brianna Bridget
    Brigitte Britney Brittany Brooke Caitlin Caitlyn Camila Camilla Camille Candace Candice Carla Carly Carmen Carol
    Carole Carolina Caroline Carolyn Carrie Cassandra Catalina Caterina Catherine Cathy Cecelia Cecile Cécile Cecilia
    Celeste
    Celia Celina Céline Chantal Charlene Charlotte Chelsea Cherie Cheryl Chiara Chloe Christa Christiana Christiane
    Christie Christina Christine Ciara Cindy Claire Clara Clare Claudia Colette Colleen Concetta Connie Constance Cora
    Cordelia Corinne Cornelia Courtney Cristina Crystal Cynthia Daisy Dalia Dana Daniela Daniella Danielle Daphne
    Darlene
    Dawn Deb Debbie Debby Deborah Debra Deirdre Delia Denise Diana Diane Dianne Dilma Dina Dolores Dominika Donna Dora
    Doreen Doris Dorothea Dorothy Edith Edna Edwina Eileen Ekaterina Elaine Eleanor Elena Eleni Elisa Elisabeth Elise
    Elizabeth Eliza Ella Ellen Ellie Elsa Else Elvira Emilia Emily Emma Erica Erika Erin Ernestine Esther Estelle
    Ethel Eugenia Eunice Eva
    Eve Eveline Evelyn Faith Fannie Farah Farida Fatima Fatou Fay Faye Felicia Fiona Flora Florence Frances Francesca
    Francine Françoise Freda Freya Frida Frieda Gabriela Gabriele Gabriella Gabrielle Gail Galina Gemma Genevieve
    Georgia Georgina Geraldine Gertrude Gillian Gina Ginny Giorgia Giulia Gladys Glenda Gloria Golda Grace Graciela
    Greta Gretchen Gretel Guadalupe Gwen Gwendolyn Haley Hanan
    Hanna Hannah Harriet Hattie Hazel Heather Heidi Heike Helen Helena Helene Hélène Helga Henrietta Hilary Hilda
    Hildegard Hillary Holly Hope Huma Ida Ilana Ileana Ilse Ilhan Imelda Ina India Indira Ines Inés Inga Inge Ingrid
    Irene Irina Iris Irma Isabel Isabella Isabelle Isobel Ivana Ivanka Ivy Jacinda Jackie Jacqueline Jana Jane Janelle
    Janet Janice Janine Jasmine Jayne Jean Jeanette Jeanne Jeannie Jen Jenna Jennie Jennifer
    Jenny Jessica Jill Jillian Jo Joan Joana Joanna Joanne JoAnn JoAnne Jocelyn Jodi Jodie Johanna Joni Josefina
    Josephine Joy Joyce Juana Juanita Judith Judy Julia Juliana Julianne Julie Juliet Juliette June Justine Kaja
    Kamala Kara Karen Karin Karina Karla Kate Katarina Katharina Katherine Kathleen Kathryn Kathy Katie Katja Katrin
    Katrina Katy Kay Kayla Keiko Kelli Kellie Kellyanne KellyAnne Kelsey Kersti Kerry Ketanji Khadija Kim Kimberly
    Kirsten Kirstjen Kirsty Klara Krista Kristalina Kristen Kristi Kristin Kristina Kristine Krystal Lael Laila Lana
    Lara Laura Laurel Lauren Laurie Lea Leah Leanne Leila Lena Leni Leonor Leslie Letitia Leticia Leyla Lidia Liesbeth
    Lila Lilian Liliana Lillian Lily Lina Linda Lindsay Lindsey Lisa Lise Liv Liz Liza Lizzie Lois Lola Loretta Lori
    Lorna Lorraine Lottie Louella Louisa Louise Lourdes Lucia Lucía Luciana Lucie Lucille Lucinda Lucy
    Ludmila Luisa Luz Lydia Lynda Lyndsey Lynette Lynn Lynne Mabel Madeleine Madeline Madonna Mae Magdalena Maggie
    Maia Maja Malala Malia Malin Mandy Manon Mara Marcela Marcella Marcia Margaret Margarita Margo Margot Margrethe
    Marguerite Maria María Mariam Mariana Marianne Marie Mariela Marietta Marilyn Marina Marine Marion Marisa Marisol
    Marissa Marjorie Marla Marlene Marsha Marta Martha Martina Mary Maryam Maryanne Maryann Matilda Maud Maureen Mavis
    Maxine Maya Mazie Meg Megan Megyn Meghan Melania Melanie Melinda Melissa Mercedes Meredith
    Meryl Mette Mia Michaela Michele Michelle Mika Mildred Millie Mimi Mina Mindy Minnie Mira Miranda Miriam Mirjam
    Misty Moira Molly Mollie Mona Monica Mónica Monika Monique Muriel Myra Myrna Nadia Nadine Najat Nancy Naomi
    Natalia Natalie Nataliya Natasha Neera Nell Nellie Nichole Nicola Nicole Nikki Nina Noelle Noemi Nora Norah Noreen
    Norma Nour Octavia Olena Olga Olive Olivia Olya Opal Ophelia Oprah Paige Pam Pamela Patricia Patrisse Patsy Patti
    Patty Paula Paulette Paulina Pauline Pearl Peggy Penelope Penny Petra Phoebe Phyllis Pia Polly Priscilla Priti
    Priya Priyanka Queen Quinn Rachel Rachael Ramona Rana Raquel Rashida Rebecca Rebekah Reem Regina Renata Renate
    Renee Renée Reyna Rhoda Rhonda Rita Roberta Rochelle Rosa Rosalie Rosalind Rosalynn Rosamund Rosanna Rosario Rose
    Roseanne RoseAnn Rosemary Rosetta Rosie Roxana Roxanne Ruby Ruth Sabine Sabrina Sadie Sahar Sally Salma Samantha
    Samia Sana Sandra Sanna Saoirse Sara Sarah Sasha Savannah Scarlett Selena Selma Serena Shannon Sharon Sheila
    Shelley Shelly Sheri Sherri Sherry Sheryl Shirley Silke Silvia Simone Sinéad Siobhan Sofia Sofía Solange Sonia
    Sonja Sonya Sophia Sophie Stacey Stacy
    Stefanie Stella Stephanie Stormy Sue Susan Susana Susanna Susannah Susanne Susie Suzanne Suzy Svetlana Svitlana
    Sybil Sylvia Sylvie Tabitha Tamara Tamika Tammy Tanja Tanya Tara Tashfeen Tatiana Tatyana Teresa Teri Terri Tessa
    Thelma Theresa Therese Tiffany Tilda Tina Toni Tonya Tracey Traci Tricia Trina Trish Trudy Tulsi Ursula Uta
    Valentina Valeria Valérie Valerie Vanessa Vanita Vera Verena Verónica Veronica Veronika Vicki Vickie Vicky
    Victoria Viola Violet Violeta Virginia Viviana Vivian Vivien Wanda Wendy Whitney Wilhelmina Wilma Winifred Winnie
    Xiomara Yael Yasmin Yasmine Yelena Yoko Yolanda Yulia Yuliya Yuriko Yvette
    Yvonne Zadie Zainab Zara Zehra Zelda Zeynep Zoe Zoë Zoey Zoya Zuzana Zephyr
    Abena Achieng Adaeze Adelaide Adwoa Aiko Ainhoa Aishwarya Aissatou Akiko Akinyi Akosua Akua Alberta Alicja
    Althea Aminata Amparo Ananya Anaïs Anjali Anneliese Annelise Annika Anouk Aoife Aparna Apolline Arabella
    Araceli Araminta Archana Ariane Asha Asuka Asunción Augusta Aurelia Aurélie Averil Avril Aylin Ayse Ayumi
    Ayşe Azadeh Aïcha Barbro Beate Beatrix Begoña Benedikte Berenice Berta Beryl Bettina Birgit Birgitta
    Birgitte Blanca Blanche Bodil Branwen Briony Britt Britta Bronagh Bronwen Bronwyn Bukola Bérénice Calliope
    Canan Capucine Carina Carmel Carmela Carolin Catarina Celestine Ceri Charlotta Chieko Chioma Christabel
    Clarissa Clementine Clodagh Clotilde Clémence Conceição Consuelo Coralie Corinna Cosima Cressida Dagmar
    Dagny Davina Deepika Delphine Demelza Dilys Divya Dorothée Drusilla Ebba Ebru Edda Edeltraud Efua Eilidh
    Eira Eirlys Eithne Eleonora Eleri Elfrida Elfriede Elif Elisabetta Elke Elsbeth Elsie Elspeth Emanuela Emine
    Emmeline Encarnación Enid Eriko Erna Esme Esmeralda Esmé Esperanza Esra Estela Etta Eudora Eugenie Evelina
    Ewa Fabienne Fariba Fatemeh Fatma Fatoumata Federica Fenella Fernanda Filiz Fiorella Folake Forough
    Franziska Frederica Friederike Fumiko Fátima Gayatri Gaëlle Geeta Geneviève Gerda Gertrud Ghislaine Giada
    Ginevra Giovanna Gisela Giselle Gita Gitta Gitte Giuliana Glenys Golnaz Graça Grete Griselda Gráinne Gudrun
    Guinevere Gunhild Gunilla Gwenaëlle Gwendolen Gwyneth Gülay Gülsen Halina Hanako Hanne Hannelore Haruka
    Hatice Hedda Hedvig Hedwig Helle Henriette Hermione Hertha Hilde Hiltrud Hiromi Honora Hortense Hulda Hülya
    Ifeoma Ilaria Imke Imogen Indu Ingeborg Inger Inka Inmaculada Inès Inês Iona Irena Irmgard Isadora Isla
    Isolde Itziar Jacinta Jadwiga Janina Jaya Jemima Jessamine Jimena Jocasta Jolanta Josiane Joëlle Judit
    Juliane Jutta Jyoti Kalpana Kaori Karola Karolina Katarzyna Kathe Kavita Kerstin Kirsti Kiyoko Kumiko
    Laetitia Lakshmi Laleh Lata Laure Lavinia Leda Leela Leonie Leonora Lerato Lettice Liliane Lilias Lilja
    Linnea Lisbeth Liselotte Lore Lorelei Lotta Lotte Lucretia Ludivine Ludovica Luise Luísa Léa Léonie Macarena
    Madalena Madhuri Maeve Mafalda Magda Magnhild Mahsa Maike Maire Maite Malgorzata Mamata Manisha Manuela
    Mareike Margareta Margarethe Margarida Margaux Margherita Margit Mariama Mariangela Maricarmen Mariella
    Marika Mariko Marit Martine Mathilda Mathilde Maude Mayawati Mayumi Maëlle Małgorzata Mechthild Meena Meera
    Megumi Meike Meltem Meral Michela Michiko Miho Millicent Minna Mirabel Mireille Mirella Mitra Miyuki
    Montserrat Morag Morwenna Moya Myfanwy Myrtle Mélanie Nadja Nadège Nahid Nandini Naoko Narges Nasrin
    Nathalie Natsuko Nazanin Neha Nerys Nessa Ngozi Niamh Nicolette Nieves Nihal Niloufar Nirmala Nisha Njeri
    Nneka Noelia Nokuthula Nomvula Noriko Noémie Nuray Nuria Océane Odette Odile Olwen Olwyn Oonagh Orla Ornella
    Ottilie Padma Paloma Pansy Paola Parisa Parvin Pascale Pavla Perdita Peronelle Persis Philippa Philomena
    Phyllida Pippa Pooja Poonam Pratibha Preeti Purificación Pınar Radha Ragna Ragnhild Rashmi Rebekka Regine
    Reiko Rekha Renu Rhiannon Rhona Ricarda Rieko Rike Ritu Rocío Roisin Romy Ronja Rosaleen Rossella Roswitha
    Rowena Roya Rukmini Rutendo Róisín Sabina Sachiko Sadhana Sakura Sandhya Sandrine Sarita Saroj Saskia Savita
    Sayuri Seema Selin Selina Seraphina Seren Setsuko Sevgi Shabana Shahrzad Shalini Shanta Sharmila Sheetal
    Shirin Shizuka Shobha Shohreh Shona Shreya Sibel Sibylla Sibylle Sidonie Sidsel Sieglinde Signe Sigrid
    Silvana Simin Simona Sinead Siobhán Siri Smriti Sneha Soledad Solveig Solène Sonal Sorcha Stéphanie Sudha
    Sujata Sunita Sunniva Sushma Svea Swantje Swati Ségolène Tabea Takako Tamsin Tansu Tatjana Tess Thandiwe
    Thea Theda Theodora Theresia Thomasina Thora Thyra Thérèse Tilly Tirzah Titilayo Tiziana Tomasine Tomoko
    Tordis Tove Traudl Trude Uma Una Undine Unni Ursel Usha Ute Vandana Vasundhara Vibeke Vidya Viktoria Vilma
    Violetta Virginie Vittoria Vivienne Véronique Waltraud Wambui Wangari Wenche Wencke Wibke Wiebke Xanthe
    Ximena Yetunde Ylva Yolande Yoshiko Yseult Yuka Yukari Yukiko Yumi Yusra Zahra Zanele Zdenka Zelma Zita
    Zofia Zohreh Zsofia Zsuzsa Éliane Élisabeth Élise Élodie Éloïse Émilie Özlem
    Zendaya Rihanna Beyoncé Dua Billie Demi Kylie Khloé Khloe Kourtney Kris Miley Shakira Cardi Nicki Lizzo Doja Kacey Kayleigh Pramila Keisha
    Nkosazana Naledi Thuli Nosiviwe Chimamanda Amaka Kemi Funke Tolu Wanjiku Sofiya Avantika Kareena Alia Rajani Delcy Jeanine
    Tova Letizia Viktoriya Oksana Iryna Kyrsten Zooey Lupita Uzo
    """.split()
)

EITHER: Final = frozenset(
    """
    Addison Alexis Andrea Ariel Ashley Ashton Avery Bailey Blair Blake Brett Cameron Carey Carmen Casey Cecil Charlie
    Chris Corey Courtney Dakota Dale Dana Daryl Devin Dominique Dorian Drew Eden Ellis Emerson Finley
    Frances Francis Frankie Gabriele Hadley Han Hayden Hilary Jackie Jamie Jan Jess Jessie Jian Jo Jocelyn Jody Jordan
    Joss Jules Jun Kai Kelly Kendall Kerry Kim Kit Lake Lane Lauren Leigh Lee Leslie Lin Lindsay Lindsey Logan Lou
    Loren Lynn Marian Marion Max Mel Michel Mika Ming
    Morgan Nat Nicola Nikita Noor Parker Pat Peyton Quinn Randy Reese Riley Robin Rory Rowan Ryan Sage Sam Sandy Sasha
    Shannon Shay Shelby Sidney Skyler Stevie Stacy Sydney Tatum Taylor Terry Toby Tracy Tyler Val Wei Yan Yi Yong Xin
    Ying Zhen Abu Ban Sheikh Umm
    """.split()
) - frozenset(
    {
        "Ryan",
        "Max",
        "Tyler",
        "Sam",
        "Logan",
        "Rory",
        "Lauren",
        "Francis",
        "Frances",
        "Charlie",
        "Mel",
        "Michel",
        "Andrea",
    }
)

GIVEN_NAMES: Final = MALE | FEMALE | EITHER

SHORT_FORMS: Final[tuple[frozenset[str], ...]] = tuple(
    frozenset(group.split())
    for group in (
        "Abraham Abe", "Albert Al Bert", "Alexander Alex Alec Sandy Aleksandr", "Alexandra Alex Sandra", "Alfred Al Fred Alfie", "Allison Ally Alison", "Amanda Mandy",
        "Andrew Andy Drew", "Anthony Tony Antony", "Antonio Tony", "Arthur Art Artie", "Barbara Barb", "Benjamin Ben Benny", "Bernard Bernie", "Bradley Brad", "Calvin Cal", "Catherine Cathy Kate Cate Katie",
        "Charles Charlie Chuck", "Christina Chris Christie Tina", "Christine Chris Chrissy", "Christopher Chris", "Clifford Cliff", "Clinton Clint", "Curtis Curt", "Daniel Dan Danny", "David Dave Davey", "Deborah Deb Debbie Debby Debra",
        "Dennis Denny", "Donald Don Donny Donnie", "Dorothy Dot Dottie", "Douglas Doug", "Edward Ed Eddie Ted Ned", "Edmund Ed Ned", "Edwin Ed Eddie", "Eleanor Ellie Nell", "Elizabeth Liz Beth Betsy Betty Lizzie Liza", "Emmanuel Manny", "Eugene Gene",
        "Florence Flo", "Frances Fran", "Francis Frank", "Franklin Frank", "Frederick Fred Freddie Freddy", "Gabriel Gabe", "Gabrielle Gabby", "Gerald Gerry Jerry", "Geoffrey Geoff", "Gilbert Gil", "Gregory Greg Gregg",
        "Harold Hal Harry", "Henry Hank Harry", "Herbert Herb", "Isaac Ike", "Jacob Jake", "James Jim Jimmy Jamie", "Jacqueline Jackie", "Jeffrey Jeff Jeffery", "Jennifer Jen Jenny", "Jeremiah Jerry", "Jerome Jerry", "Jessica Jess Jessie", "Joan Joanie", "John Johnny Jack Jon",
        "Jonathan Jon Jonny", "Joseph Joe Joey", "Joshua Josh", "Judith Judy", "Katherine Kathy Kate Katie Kathryn Katharine Kat", "Kathleen Kathy Katie", "Kenneth Ken Kenny", "Kimberly Kim", "Kristen Kris", "Lawrence Larry Laurence", "Leonard Len Lenny Leo", "Leslie Les", "Lewis Lew", "Louis Lou Louie",
        "Madeleine Maddie", "Margaret Maggie Meg Peggy Marge", "Martha Marty", "Martin Marty", "Matthew Matt", "Maxwell Max", "Melissa Mel", "Michael Mike Mick Mickey", "Michelle Shelly", "Mitchell Mitch", "Mohammed Mohamed Muhammad Mohammad", "Nancy Nan", "Nathaniel Nate Nat Nathan", "Nicholas Nick Nicky",
        "Norman Norm", "Oliver Ollie", "Pamela Pam", "Patricia Pat Patty Patti Tricia Trish", "Patrick Pat Paddy", "Peter Pete", "Philip Phil Phillip", "Raymond Ray", "Rebecca Becky", "Richard Rick Dick Rich Ricky", "Robert Bob Rob Bobby Robby Robbie", "Roderick Rod", "Rodney Rod", "Ronald Ron Ronnie",
        "Rudolph Rudy", "Russell Russ", "Samantha Sam", "Samuel Sam Sammy", "Sandra Sandy", "Saul Solly", "Stanley Stan", "Stephanie Steph", "Stephen Steve Steven", "Steven Steve", "Stuart Stu Stewart", "Susan Sue Suzy Susie", "Suzanne Sue", "Terence Terry Terrence", "Theodore Ted Teddy Theo", "Thomas Tom Tommy", "Timothy Tim Timmy",
        "Valerie Val", "Veronica Ronnie", "Victor Vic", "Victoria Vicky Vicki Tori", "Vincent Vince Vinny", "Virginia Ginny", "Walter Walt Wally", "Wesley Wes", "Wilfred Will", "William Bill Will Billy Willy Willie Liam", "Zachary Zach Zack Zac", "Vladimir Volodya", "Mikhail Misha", "Rafael Rafa", "Francisco Paco Pancho Frank", "José Pepe", "Reinhold Reince",
    )
)  # fmt: skip

FAMILY_NAME_FIRST: Final = frozenset(
    """
    An Ahn Bae Ban Bo Cai Cao Chan Chang Chen Cheng Cheung Chiang Cho Choe Choi Choo Chow Chu Chun Chung Cui Dai Deng
    Ding Dong Du Duan Fan Fang Feng Fong Fu Gao Ge Geng Gong Gu Guan Guo Ha Han Hao He Heo Ho Hong Hu Hua Huang Hui
    Hwang Hwa Hyun
    Jang Jeon Jeong Ji Jia Jiang Jiao Jin Jo Joo Joon Ju Jun Jung Kang Kim Ko Kong Koo Ku Kwak Kwok Kwon Lai Lam Lau
    Le Lei Leung Li Liang Liao Lim Lin Ling Liu Lu Luo Lou Ma Mao Mei Meng Min Moon Na Ng Ngo Nguyen Ni Nie Noh Oh Ong
    Ou Paik Pan Park Peng Pham Pyo Qi Qian Qiao Qin Qiu Qu Quan Ra Ren Rhee Roh Ryu Seo Shao Shen Shi Shim Shin Sim
    Sin Sit Sohn Son
    Song Su Suh Sun Tam Tan Tang Tao Tian Tran Tsai Tsang Tse Tu Uhm Um Vo Wan Wang Wei Wen Wong Woo Wu Xi Xia Xiang
    Xiao Xie Xin Xiong Xu Xue Yan Yang Yao Ye Yeung Yi Yin Ying Yong Yoo Yoon You Yu Yuan Yue Yun Zeng Zhai Zhan Zhang
    Zhao Zheng Zhong Zhou Zhu Zhuang Zuo
    """.split()
)


def is_given_name(word: str) -> bool:
    """Whether ``word`` is a known given name, or begins with one and a hyphen ("Jean-Pierre", "Jo-Ann")."""
    if word in GIVEN_NAMES:
        return True
    first, hyphen, second = word.partition("-")
    return bool(hyphen) and first in GIVEN_NAMES and second[:1].isupper()


def gender_of_given_name(name: str) -> Gender | None:
    """Return the gender that a given name suggests, ``None`` for unknown names and those of either gender."""
    first = name.partition("-")[0]
    name = name if name in GIVEN_NAMES else first
    if name in EITHER:
        return None
    male, female = name in MALE, name in FEMALE
    if male == female:
        return None
    return "m" if male else "f"
