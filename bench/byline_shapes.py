"""Shapes of bylines in many languages; see ``bylines.py``."""

from __future__ import annotations

# In a shape, {A}, {B} and {C} are authors, {G} is an author in capitals, and {D} is a day as the language prints it.
# Lines are parted by "/ ". A shape has no date unless it holds {D}, or {X} beside the same day in another form.
SHAPES: dict[str, str] = {
    "en": """
By {A}/ Published {D}
By {A}/ {D}
By {A}, {D}
By {A} and {B}/ {D}
By {A}, {B} and {C}/ Updated {D}
By {A}Published {D}
By {A}Published {D} 10:42 AM EDT
By {G}/ {D}
By {G} Politics Editor/ {D}
By {A} BBC News, Washington
By {A}, CNN/ Updated 10:42 AM EST, {D}
{A}, CNN/ {D}
{A} BBC News/ {D}
{A}/ BBC News/ {D}
{A}/ Political correspondent/ @handle/ {D}
{A}, Staff Writer/ {D}
{A}/ {D}
{D}/ {A}
{A} • {D}
{A} {D}
Story by {A} • 2h
Story by {A}
By {A}For The Daily Skerry/ {D}
By {A} For Skerryonline/ Published: 10:42, {D}
By {G} FOR SKERRY.COM/ PUBLISHED: 10:42 EDT, {D} | UPDATED: 11:02 EDT, {D}
by {A}, opinion contributor - {D} 8:00 AM ET
BY {G} - {D} 8:00 AM ET
By {A} | astaff@skerry.example | The Skerry Post/ PUBLISHED: {D} at 6:00 a.m.
{A} astaff@skerry.example/ {D}
By/ {A}/ and/ {B}/ {D}
By/ {A}/ ,/ {B}/ and/ {C}/ Published {D}
By/ {A}/ {B}/ {C}/ {D}
By {A}/ and {B}/ {D}
By {A},/ {B}/ {D}
Written by/ {A}/ {D}
Written by {A}, Associate Editor/ {D}
Words: {A}/ {D}
Analysis by {A}, CNN
Opinion by {A}/ {D}
Author:/ {A}/ {D}
Author: {A}/ Published: {D}
Posted on {D} by {A}
{D} by {A}
Published {D} by {A}
By: {A}/ {D}
By {A} Associated Press/ {D}
By {G} Associated Press/ {D}
{G} Associated Press
By {A}, The Associated Press/ {D}
By {A} in London/ {D}
By {A} in Lund and {B} in Brisket/ {D}
{A} in Lund/ {D}
{A} and {B}/ {D}
{A} and {B} in Lund/ Sat {D} 12.42 CET
{A}/ {B}/ {D}
{A} & {B}/ {D}
By {A} on {D}
by {A} {D} in News
{A} Contributor/ {D}
{A}/ Reporter/ 10:42, {D}
{A} News Reporter/ 10:42, {D}
{A}, Political Editor/ Published {D}, 10:42
By {A}/ Chief Reporter/ {D}
By {A} (Chief Reporter)/ {D}
By {A} @ahandle/ {D}
By {A} Globe Staff,Updated {D}, 2:14 p.m.
{A} USA TODAY/ {D}
{A} | Special to the Post/ {D}
By {A}, Special to the Post/ {D}
{A} / Skerry Post/ {D}
By {A}Staff writer/ {D}
By {A}Senior Business Reporter/ {D}
Reporting by {A}/ {D}
From {A} in Lund/ {D}
Interview by {A}/ {D}
By Dr {A}/ {D}
By {A}, Ph.D./ {D}
By {A} | Updated: {D} 10:42 IST
Written by {A} | Lund | Updated: {D} 10:42 IST
{A}, TNN/ {D}, 10:42 IST
Reported by: {A}, Edited by: Pim Harrow/ {D}
{A} · CBC News · Posted: {D} 4:00 AM EST
{A} · Posted: {D}
Author of the article:/ {A}/ Published {D} • 3 minute read
{A}Skerry News/ {D}
{D} - 10:42/ By {A}
Last updated {D}/ By {A}
Published: {D}/ Author: {A}
Published On {D}/ By {A}
By {A} and Agencies/ {D}
Share/ By {A}/ {D}
By {A}/ Share/ {D}
{A}/ Follow/ {D}
By {A}/ Follow/ {D}
{A} View Comments/ {D}
{A}/ 3 hours ago
Updated {D}/ {A}
Newsroom/ {A}/ {D}
Medically reviewed by Pim Harrow — Written by {A} on {D}
{A}: {D}
By {A} | Published Mar. 14, 2013{X}
By {A}Mar 14, 2013 10:42 AM{X}
By {A}March 14, 2013 at 10:42 a.m. EDT{X}
By {A} | March 14, 2013Skerry News{X}
By {A}Skerry Network
{A}Business{D}
By {A}/ ,/ Skerry Staff/ {D}
By/ {A}/ ,/ {B}/ ,/ and/ {C}/ {D}
By {A}, {B}/ and {C}/ Published {D}
By {A} The Skerry Post/ {D} Updated 3 hours ago
By {A} AND {B}/ {D}
{A} | {D} | 10:42 a.m. | News
{A}Published {D}
By {A}Updated {D} / 10:42 AM EDT / Skerry News
""",
    "de": """
Von {A}/ {D}
von {A}/ {D}
Von {A} und {B}/ {D}, 10:42 Uhr
Von {A}, {B} und {C}/ Stand: {D}, 10:42 Uhr
Von:/ {A}/ Stand: {D}
Von: {A}/ Stand: {D}, 10:42 Uhr
{A}/ {D}, 10:42 Uhr
{D}, 10:42 Uhr/ {A}
{D} | 10:42 Uhr | Von {A}
{D} Von {A}
Ein Kommentar von {A}/ {D}
Kommentar von/ {A}/ {D}
Eine Analyse von {A}/ {D}
Interview von {A}/ {D}
Autor: {A}/ {D}
Autorin/Autor {A}/ Datum {D}
Veröffentlicht am {D} Von {A}
{A}, Lund/ {D}
Von {A}, Lund/ {D}
Von {A} (dpa)/ {D}
Aus Lund berichtet {A}/ {D}
Text: {A}/ {D}
{A}/ Redakteurin/ {D}
{A}/ Korrespondent in Lund/ {D}
Von {A}Veröffentlicht am {D}
{A} (hen)/ {D}
Von {A}/ Aktualisiert am {D} - 10:42
Von {A}, Redaktion Wirtschaft/ {D}
{A} und {B}/ {D}
{A} - {D}
Geschrieben von {A}/ {D}
Stand: 14.03.2013 10:42 Uhr{X}/ Von {A}, Studio Lund
{X}14.03.2013, 10.42 Uhr/ Von {A}
Von {A}, Lund {X}14.03.2013, 10:42 Lesezeit: 4 Min.
Von {A} {X}14. März 2013, 10:42 Uhr 123 Kommentare
Veröffentlicht am 14.03.2013{X}/ Lesedauer: 2 Minuten/ Von {A}/ Redakteurin
{A}/ {X}14. März 2013, 10:42/ 123 Postings
Donnerstag, 14.03.2013, 10:42 Uhr{X}/ Aktualisiert um 11:02 Uhr/ {A}
Erstellt: 14.03.2013, 10:42 Uhr{X}/ Von: {A}/ Kommentare/ Drucken/ Teilen
{X}14.03.13, 10:42 Uhr/ Von {A}
{A}/ Publiziert: 14.03.2013, 10:42 Uhr{X}
{A} Redaktion/ {X}Do, 14. Mär 2013/ 10:42 Uhr
{A}/ vor 3 Stunden
Von {A}/ heute, 10:42 Uhr
Von {A} (Text) und {B} (Fotos)/ {D}
Protokoll: {A}/ {D}
Gastbeitrag von {A}/ {D}
""",
    "fr": """
Par {A}/ Publié le {D} à 10h42
Par {A} et {B}/ Publié le {D} à 10h42, mis à jour à 11h02
Par {A}, {B}/ Le {D}
Par {A} (avec AFP)/ {D}
{A}/ Publié le {D}
{A}, publié le {D}
Publié le {D} par {A}
Publié le {D} à 10:42 Par {A}
Par {A} - {D} à 10:42
Propos recueillis par {A}/ {D}
Par/ {A}/ Publié le {D}
Écrit par {A}/ {D}
Auteur : {A}/ {D}
Par {A} | {D}
Un article de/ {A}/ Publié le {D}
Par {G}/ {D}
Par {A}, correspondant à Lund/ {D}
De notre envoyé spécial {A}/ {D}
Rédigé par {A}/ {D}
{A} (à Lund)/ {D}
Par {A}Publié le {D}
Par {A}/ Publié le 14 mars 2013 à 10h42, modifié le 15 mars 2013 à 11h02{X}/ Temps de Lecture 2 min.
Article rédigé par/ {A}/ Radio Skerry/ Publié le 14/03/2013 10:42{X}/ Mis à jour le 15/03/2013 11:02
par {A}/ publié le 14 mars 2013 à 10h42{X}
Publié le : 14/03/2013 - 10:42{X}/ Texte par : {A}
Publié le 14/03/2013 à 10h42 • Mis à jour le 15/03/2013 à 11h02{X}/ {A}
Par {A}, le 14/03/2013 à 10h42{X}
Par {A} avec AFP/ Le 14/03/2013 à 10:42{X}
Par {A} | {X}14.03.2013, 10h42
{A}/ il y a 3 heures
Par {A}/ hier à 10h42
Par {A} et {B} (à Lund)/ Publié jeudi 14 mars 2013 à 10:42{X}
Entretien/ Recueilli par {A}/ le 14/03/2013 à 10:42{X}
Tribune par {A}/ {D}
""",
    "es": """
Por {A}/ {D}
Por {A} y {B}/ {D} - 10:42
{A}/ {D}
{A}/ Lund - {D} - 10:42 CET
{A} | Lund/ Actualizado: {D} 10:42 h
Por/ {A}/ {D}
Por: {A}/ {D}
{A} y {B}/ Publicado: {D}
{A}, {B}/ Lund/ {D}
Escrito por {A}/ {D}
Texto: {A}/ {D}
Autor: {A}/ {D}
{D}/ Por {A}
{D} - 10:42h/ {A}
{A}/ Corresponsal/ {D}
{A}/ Redactora/ {D}
Por {A}, enviado especial/ {D}
Publicado por {A}/ {D}
{A}/ Lund - {X}14 mar 2013 - 10:42 CET
{A}/ @ahandle/ Lund/ Actualizado Jueves, 14 marzo 2013 - 10:42{X}
{A}/ {X}14/03/2013 a las 10:42h.
{A}/ Lund/ {X}14/03/2013 10:42 Actualizado a 15/03/2013 11:02
Por {A}/ {X}14 Mar, 2013 10:42 a.m. AR
{X}14 de marzo de 2013 10:42/ {A}/ LA GACETA
Por: {A}/ Publicado el 14 Mar 2013 a las 10:42{X}
{A}/ hace 3 horas
{A} / Agencias/ {D}
Redacción: {A}/ {D}
{A}/ Lund, {X}14 MAR. 2013 - 10:42
Por {A} (EFE)/ {D}
""",
    "it": """
di {A}/ {D}
Di {A}/ {D}
di {A} e {B}/ {D} alle 10:42
{A}/ {D}
di/ {A}/ {D}
A cura di {A}/ {D}
dal nostro inviato {A}/ {D}
{D}/ di {A}
Pubblicato: {D}/ {A}
Scritto da {A}/ {D}
{A}, {D}
di {A} - {D}
di {A}, inviato a Lund/ {D}
Autore: {A}/ Pubblicato il {D}
di {A}/ {X}14 Marzo 2013/ Aggiornato alle 10:42/ 2 minuti di lettura
di {A}/ {X}14 marzo 2013 (modifica il 15 marzo 2013 | 11:02)
{X}14 Mar 2013 - 10:42/ {A}
Di {A}/ Pubblicato il 14/03/2013 alle 10:42{X}/ Ultima modifica il 15/03/2013
di {A}/ Giovedì 14 Marzo 2013, 10:42{X}/ 2 Minuti di Lettura
{A}/ 3 ore fa
intervista di {A}/ {D}
""",
    "pt": """
Por {A}/ {D} às 10h42
Por {A}, Lund/ {D} 10h42
Por {A} e {B}/ {D}
{A}/ {D}
{A}/ Da redação/ {D}
Por/ {A}/ Publicado em {D}
Texto de {A}/ {D}
Publicado por {A}/ {D}
{A} e {B}/ {D}
Reportagem de {A}/ {D}
{A} — Lund/ {D} 10h42
Autor: {A}/ {D}
Por {A}, gazeta — Lund/ {X}14/03/2013 10h42 Atualizado há 2 horas
{X}14.mar.2013 às 10h42/ {A}/ LUND
Por {A}/ {X}14/03/2013 | 10h42
{A}/ {X}14 de Março de 2013, 10:42
{A}/ Do SKR, em Lund/ {X}14/03/2013 10h42
{A}, da SKR, em Lund/ {X}14/03/2013 às 10:42 | Atualizado 15/03/2013 às 11:02
{A}/ há 3 horas
Por {A} — Lund/ {X}14/03/2013 04h30  Atualizado 14/03/2013
Por: {A}/ Publicado em 14/03/2013 - 10:42 Atualizado em 15/03/2013 - 11:02{X}
""",
    "nl": """
Door {A}/ {D}
Door {A} en {B}/ {D}, 10:42
door {A}/ {D} om 10:42
{A}/ {D}
{A} en {B}/ {D}
Door: {A}/ {D}
Geschreven door {A}/ {D}
Tekst: {A}/ {D}
Auteur: {A}/ Gepubliceerd op {D}
{A}, correspondent Lund/ {D}
Van onze verslaggever {A}/ {D}
{D}/ Door {A}
{A}/ donderdag 14 maart 2013, 10:42{X}
{A}/ {X}14-03-13, 10:42/ Laatste update: 11:02/ Bron: ANP
{A}/ do 14 mrt. 2013{X}/ Leestijd 3 minuten
Door {A}/ {X}14 mrt 2013 om 10:42/ Update: een uur geleden
{A}/ 3 uur geleden
Door {A}/ Gisteren om 10:42
{A}/ Redacteur economie/ {D}
Een interview door {A}/ {D}
""",
    "sv": """
Av {A}/ Publicerad {D} 10.42
Av: {A}/ {D}
{A}/ Publicerad {D}
{A}/ Reporter/ {D}
Text: {A}/ {D}
{A} och {B}/ Publicerad {D}
{A}/ a.staff@skerry.example/ {D}
Av {A} och {B}/ Uppdaterad {D}
Publicerad {D}/ {A}
Text/ {A}/ {D}
{A}/ Publicerad: 14 mars 2013 kl. 10.42{X}/ Uppdaterad: 15 mars 2013 kl. 11.02
{A}/ Publicerad 2013-03-14 10:42{X}/ Uppdaterad 11:02
Av {A}/ {X}14 mar 2013 kl 10.42
{A}/ Uppdaterad för 3 timmar sedan
Text: {A} Foto: Pim Harrow/ Publicerad {D}
Publicerad torsdag 14 mars 2013 kl 10.42{X}/ {A}
""",
    "no": """
Av {A}/ Publisert {D} 10.42
{A}/ Publisert {D}
{A}/ {B}/ Publisert {D} kl. 10:42
{A}/ Journalist/ {D}
Av {A} og {B}/ {D}
Tekst: {A}/ {D}
{A} {A}/ Publisert {D}
{A}/ Tips meg/ {D}
Skrevet av {A}/ {D}
Publisert: {D}/ {A}
{A}/ Journalist/ Publisert 14. mars 2013 kl. 10:42{X}/ Oppdatert 15. mars 2013 kl. 11:02
Av {A}/ Publisert: 14.03.2013 10:42{X}
{A}/ Publisert 14.03.13 kl. 10:42{X}/ Sist oppdatert i går
{A} og {B}/ Publisert: I dag 10:42
{A}/ (Skerry)/ {D}
""",
    "da": """
Af {A}/ {D} kl. 10.42
Af {A} og {B}/ Offentliggjort {D}
{A}/ {D}
{A}/ Journalist/ {D}
Skrevet af {A}/ {D}
Tekst: {A}/ {D}
Af:/ {A}/ {D}
Opdateret {D}/ Af {A}
Af {A}/ {X}14. mar. 2013, kl. 10:42
{A}/ Torsdag d. 14. marts 2013, kl. 10.42{X}
{X}14/03/2013 KL. 10:42/ {A}
Af {A}, as@skerry.example/ {X}14. mar. 2013, kl. 10:42/ Opdateret 15. mar. 2013
{A}/ for 3 timer siden
Interview af {A}/ {D}
""",
    "pl": """
Autor: {A}/ {D}, 10:42
{A}/ {D} 10:42
Tekst: {A}/ Opublikowano: {D}
{A}, {B}/ {D}
{A} i {B}/ {D}
Autorzy: {A}, {B}/ {D}
Oprac. {A}/ {D}
Data publikacji: {D}/ {A}
{A} (PAP)/ {D}
{A}/ {X}14 marca 2013, 10:42/ Ten tekst przeczytasz w 3 minuty
{X}14 marca 2013, 10:42 |Aktualizacja: 15 marca 2013, 11:02/ Źródło: PAP/ Autor: {A}
Publikacja: 14.03.2013 10:42{X}/ {A}
oprac. {A}/ {X}14-03-2013 10:42
{A}/ 3 godziny temu
Autor: {A} Data: 14.03.2013{X}
Rozmawiała {A}/ {D}
""",
    "cs": """
Autor: {A}/ {D} 10:42
{A}/ {D} 10:42
{A}, {B}/ {D}
Autoři: {A}, {B}/ {D}
{D}/ {A}
{A} | {D}
Text: {A}/ {D}
Napsal {A}/ {D}
{X}14. 3. 2013 10:42, aktualizováno 15. 3. 11:02/ {A}
{A}/ {X}14. 3. 2013 Aktualizováno 15. 3. 2013/ Zdroj: ČTK
{X}14. března 2013 10:42/ Autor: {A}
{A}, Skerry/ {X}14. 3. 2013, 10:42
{A}/ před 3 hodinami
{A}/ dnes 10:42
""",
    "ru": """
Автор: {A}/ {D}, 10:42
{A}/ {D}
Текст: {A}/ {D}
Авторы: {A}, {B}/ {D}
{A}, {B}/ Опубликовано {D}
{D} 10:42/ {A}
{A}, корреспондент/ {D}
Автор/ {A}/ {D}
Беседовала {A}/ {D}
Текст: {A} · {D}
10:42, 14 марта 2013{X}/ {A}
{X}14 мар 2013, 10:42/ {A}
10:42 14.03.2013 (обновлено: 11:02 15.03.2013){X}/ Автор: {A}
{X}14 марта 2013, 10:42 Обновлено 15 марта 2013, 11:02/ {A}
Автор, {A}/ {X}14 марта 2013
{A}/ 3 часа назад
Сегодня, 10:42/ {A}
{A}, «Скерри»/ {X}14.03.13, 10:42
Интервью вела {A}/ {D}
""",
    "uk": """
Автор: {A}/ {D}, 10:42
{A}/ {D}
Текст: {A}/ {D}
{A}, {B}/ Опубліковано {D}
{D} 10:42/ {A}
Автор/ {A}/ {D}
{A} — Четвер, 14 березня 2013, 10:42{X}
{A}/ {X}14.03.2013 10:42
{A} — 14 березня, 10:42
Опубліковано: 14 бер. 2013, 10:42{X}/ {A}
{A}/ 3 години тому
Розмовляла {A}/ {D}
""",
    "tr": """
{A}/ {D} - 10:42
Haber: {A}/ {D}
Yazan: {A}/ {D}
Yazar: {A}/ Yayınlanma: {D} 10:42
{A} | {D} - Güncelleme : {D}
Muhabir: {A}/ {D}
{A} ve {B}/ {D}
Giriş: {D} - 10:42/ {A}
Oluşturulma Tarihi: Mart 14, 2013 10:42{X}/ {A}
Yayınlanma: 10:42 - 14 Mart 2013 Güncelleme: 11:02 - 15 Mart 2013{X}/ {A}
{X}14.03.2013 - 10:42 | Son Güncellenme: 15.03.2013 - 11:02/ {A}
{A}/ {X}14 Mart 2013 Perşembe 10:42
{A}/ 3 saat önce
{A} / LUND/ {D}
""",
    "ar": """
كتب: {A}/ {D}
كتبت {A}/ {D}
بقلم: {A}/ {D}
بقلم/ {A}/ نشر في: {D} - 10:42
{A} - لوند/ {D}
{A}/ {X}14/3/2013 | آخر تحديث: 15/3/2013 10:42 ص
كتب {A}/ الخميس، 14 مارس 2013 10:42 ص{X}
نُشر: 10:42-14 مارس 2013 م ـ 02 جمادى الأولى 1434 هـ{X}/ {A}
{A}/ الخميس 2 جمادى الأولى 1434 هـ - 14 مارس 2013 م{X}
{A}/ منذ 3 ساعات
إعداد: {A}/ {X}14 آذار 2013
""",
    "zh": """
记者 {A}/ {D} 10:42
本报记者 {A}/ {D}
作者：{A}/ {D} 10:42
文/{A}/ {D}
记者：{A} {B}/ {D}
{D} 10:42 作者：{A}
记者{A}／报道/ {D}
撰文：{A}/ {D}
{X}2013年03月14日10:42/ 作者：{A}
{X}2013-03-14 10:42:00 来源：斯克日报/ 记者 {A}
发布/2013年3月14日 10:42 AM{X}/ 记者{A}
民國102年3月14日{X}/ 記者{A}
{X}2013/3/14 10:42（3/15 11:02 更新）/ 記者{A}
{X}2013/03/14 10:42/ 〔記者{A}／隆德報導〕
记者{A}/ 3小时前
""",
    "ja": """
{A}/ {D} 10時42分
{A} {D} 10時42分
{D} 10:42/ {A}
記者 {A}/ {D}
文・{A}/ {D}
{A}記者/ {D}
執筆：{A}/ {D}
【{A}】/ {D}
{X}平成25年3月14日/ {A}記者
編集委員・{A}/ {X}2013年3月14日 10時42分
{X}2013/3/14 10:42（最終更新 3/15 11:02）/ 有料記事/ {A}
{X}2013年3月14日(木) 10:42/ {A}
{X}2013年03月14日10時42分配信/ {A}記者
{X}2013.03.14/ 文・{A}
取材・文/{A}/ {D}
{A}/ 3時間前
""",
    "ko": """
{A} 기자/ 입력 {D} 10:42
{A} 기자 | 입력 {D}
[{A} 기자]/ {D}
{A} 특파원/ {D}
{A}·{B} 기자/ {D}
{A}, {B} 기자/ 등록 {D}
기자 {A}/ {D}
입력 {D} 10:42/ {A} 기자
{A} 기자/ 입력 2013.03.14. 10:42 업데이트 2013.03.15. 11:02{X}
송고시간2013-03-14 10:42{X}/ {A} 기자
{A} 기자/ 수정 2013-03-15 10:42 등록 2013-03-14 09:00{X}
입력 2013.03.14 (10:42) 수정 2013.03.15 (11:02){X}/ {A} 기자
{X}입력2013.03.14. 오전 10:42 기사원문/ {A} 기자
글 {A} / 사진 한사진/ {D}
{A} 기자 ahn@skerry.example/ {D}
{A} 기자/ 3시간 전
""",
}
