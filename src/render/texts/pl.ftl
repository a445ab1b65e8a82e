# Słowa programu po polsku. Zwracamy się na „Ty”, zwykłymi słowami; spacja, której nie wolno łamać, to U+00A0.

language = Polski

## Times, dates, roles
minutes = { $minutes } min
hours = { $hours } h
hours-minutes = { $hours } h { $minutes } min
date = { $day } { $month } { $year }
date-us = { $day } { $month } { $year }
month-1 = stycznia
month-2 = lutego
month-3 = marca
month-4 = kwietnia
month-5 = maja
month-6 = czerwca
month-7 = lipca
month-8 = sierpnia
month-9 = września
month-10 = października
month-11 = listopada
month-12 = grudnia
role-front-line = Ty i osoby z Twojego zespołu
role-team-leader = Lider zespołu
role-manager = Kierownik
role-executive = Dyrekcja
channel-face = Osobiście
channel-phone = Telefon
channel-chat = Czat
channel-e-mail = E-mail
channel-letter = List
channel-social = Media społecznościowe
period-shift = na każdej zmianie
period-day = codziennie
period-week = co tydzień
period-month = co miesiąc
period-quarter = co kwartał
period-year = co rok

list-last = { $items } i { $last }
list-others = { $items } i inne

## Every page
skip = Przejdź do tekstu
nav-pack = Ten pakiet
nav-pages = Wszystkie strony
nav-menu = Menu
nav-languages = W innym języku
nav-path = Twoja ścieżka
nav-matters = Co jest u nas ważne
nav-limits = Limity i wsparcie
nav-limits-short = Limity
nav-changes = Co się zmieniło
draft-mark = Wersja robocza
draft-not-issued = Jeszcze niewydana
draft-unapproved = Wydanie { $number }, jeszcze niezatwierdzone
draft-changed = Zmiany od wydania { $number }
draft-new = Nowa strona od wydania { $number }
foot-draft = Wersja robocza, jeszcze niewydana
foot-edition = Wydanie { $number }, { $date }
foot-unapproved = Wersja robocza wydania { $number }, jeszcze niezatwierdzona
foot-changed = Wersja robocza, zmieniona od wydania { $number }
foot-new = Wersja robocza, nowa od wydania { $number }
foot-review = Następny przegląd do { $date }
foot-wrong = Coś tu jest niejasne albo się nie zgadza? Daj znać: { $who }.

## Home
home-promise = Nasza obietnica
home-start = Od czego zacząć
home-start-line = { $when }: „{ $module }”.
home-start-time = Około { $time } samodzielnej pracy.
home-start-button = Zacznij tutaj
home-for = Dla kogo: { $whom }.
home-modules = { $count ->
    [one] Jeden moduł.
    [few] { $count } moduły.
    [many] { $count } modułów.
   *[other] { $count } modułu.
  }
home-modules-time = { $count ->
    [one] Jeden moduł, { $time }.
    [few] { $count } moduły, razem { $time }.
    [many] { $count } modułów, razem { $time }.
   *[other] { $count } modułu, razem { $time }.
  }
home-matters-link = Co robimy, co jest pierwsze i co wygrywa, kiedy dwie rzeczy się wykluczają
home-shift = Masz teraz zmianę?
home-shift-you = Decyzja należy do Ciebie
home-shift-link = Wszystkie limity i kontakty na jednej stronie

## A module
module-where = { $when }, moduł { $number } z { $count }
module-alone-after = samodzielnie
module-led-after = w grupie
module-reviewed = Ostatni przegląd: { $date }
module-contents = W tym module
module-contents-sum = { $count ->
    [one] W tym module: jedna część
    [few] W tym module: { $count } części
    [many] W tym module: { $count } części
   *[other] W tym module: { $count } części
  }
module-goals = Po tym module potrafisz
module-part = Część { $number }
module-part-time = Część { $number }, { $time }
module-next = Dalej
module-next-time = Dalej, { $time }
module-before = Najpierw: { $module }
module-done = To był ostatni moduł. Wróć do swojej ścieżki
note-label = Przypis { $number }
notes = Przypisy
note-back = Wróć do tekstu

## Ours
ours-tab = Jak to robimy u nas
ours-we = Robimy tak
ours-not = Tak nie robimy
ours-say = Dobre słowa
ours-exact = Powiedz dokładnie tak
ours-exact-in = { $language ->
    [ar] Powiedz dokładnie tak, po arabsku
    [en] Powiedz dokładnie tak, po angielsku
   *[other] Powiedz dokładnie tak
  }
ours-limit = Twój limit
ours-limits-yours = Twoje limity
ours-up-to = do { $amount }
ours-any = tyle, ile potrzeba
ours-ask = Zapytaj
ours-route = Kto przejmuje sprawę
ours-standard = Standard
ours-see-word = Gdzie to widać:
ours-tool = Narzędzie
ours-help-word = Pomoc:
ours-within-word = w ciągu
ours-promise = Nasza obietnica
ours-values = Nasze wartości
ours-priorities = Co jest pierwsze
ours-priorities-how = Kiedy nie da się zrobić wszystkiego, wygrywa to, co stoi wyżej. Zawsze, bez względu na to, kto prosi.
ours-tie-breaks = Kiedy dwie rzeczy się wykluczają
ours-when = Kiedy
ours-version = wersja { $version }
ours-limits = O czym decydujesz
ours-limits-when = Sprawa
ours-limits-you = Ty
ours-limits-write = Zapisz w
ours-routes = Kto przejmuje sprawę
ours-routes-who = Kto
ours-routes-fast = Jak szybko
ours-routes-after = A potem
ours-standards = Nasze standardy
ours-measures = Po czym poznajemy, że to działa
ours-measures-supports = Świadczy o wartości:
ours-customers = Kto się do nas zwraca
ours-customers-first = Co robisz najpierw
ours-greetings = Jak się witamy
ours-closings = Jak się żegnamy
ours-tools = Narzędzia
ours-policies = Co robimy zawsze, a czego nigdy
stance-never = Nigdy
stance-avoid = Tylko jeśli nie ma innego wyjścia
stance-may = Możesz
stance-prefer = Jeśli się da
stance-always = Zawsze
ours-legal = Czego wymaga prawo
ours-voice = Jak brzmimy
ours-voice-not = { $is }, ale nie { $not }
ours-words = Nasze słowa
ours-hire-for = O co pytać, kiedy przyjmujemy kogoś do pracy
ours-thank-for = Za co dziękować
ours-leaders = Co robią przełożeni na oczach ludzi
ours-gives-up = Z czego rezygnujemy na każdym szczeblu
ours-words-say = Mówimy
ours-words-avoid = Nie mówimy
ours-words-instead = Zamiast tego:
ours-values-rest = { $count ->
    [one] Jeszcze jedno
    [few] Jeszcze { $count }
    [many] Jeszcze { $count }
   *[other] Jeszcze { $count }
  }
ours-taught = Uczymy tego w:
ours-taught-most = Najwięcej o tym w:

## What matters, limits and routes
matters-lede = Co jest dla nas ważne, jak to wygląda, kiedy ktoś nas potrzebuje, i co jest pierwsze, gdy nie da się zrobić wszystkiego.
limits-lede = O czym możesz decydować bez pytania i kto przejmuje sprawę dalej.
limits-lede-yours = O czym możesz decydować bez pytania.
limits-lede-routes = Kto przejmuje sprawę, kiedy decyzja nie należy do Ciebie.
limits-lede-standards = Czego od siebie wymagamy i gdzie widać, jak nam idzie.
limits-empty = Nie spisano jeszcze limitów ani osób, które przejmują sprawy. Zanim zdecydujesz, zapytaj lidera zespołu.
matters-empty = Nie spisano jeszcze, co jest dla nas ważne.

## Blocks
block-why = Dlaczego to u nas ważne
block-pre-check = Zanim zaczniesz
block-pre-check-how = Jeśli wszystkie odpowiedzi są dobre, przeczytaj zasady i przejdź od razu do ćwiczeń.
block-rule = Zasada { $number }
# Słowo między dwiema częściami zasady; na kartach pomijane, jeśli stoi samo.
rule-then = to
block-dialogue = Jak to brzmi
block-near-miss = Prawie dobrze
block-wrong = Co było nie tak
block-mended = A tak jest dobrze
block-you = Ty
block-say = Powiedz tak, a nie tak
block-pair-say = Tak
block-pair-not = Nie tak
block-several = Zaznacz wszystkie dobre odpowiedzi.
block-check = Sprawdź odpowiedź
block-check-order = Sprawdź kolejność
block-check-pairs = Sprawdź pary
block-check-words = Pokaż słowa
block-right = { $letter }, dobra odpowiedź
block-right-too = { $letter }, jedna z dobrych odpowiedzi
block-not-this = { $letter }, nie ta
block-place-of = Miejsce dla:
block-letter-for = Litera dla:
block-gap = Brakujące słowo { $number }
block-step = Krok { $number } z { $count }.
block-go = Przejdź do kroku { $number }
block-end = Tu historia się kończy.
block-again = Zacznij od nowa, od kroku 1
act-holds = Działa
act-half = Działa tylko w połowie
act-harder = Utrudnia sprawę
block-checklist = Co ktoś może u Ciebie zobaczyć
block-checklist-how = Wypełnia to osoba, która pracuje obok Ciebie. Bez ocen i punktów.
block-act = Co widzi
block-seen-by = Kto widział
block-date = Data
block-reflect = Przemyśl
block-reflect-label = Twoje myśli
block-plan = Twój plan
block-plan-when = Kiedy
block-plan-will = Co zrobię
block-plan-kept = Ta strona nie zapisuje Twoich słów. Wydrukuj ją albo przepisz plan tam, gdzie będziesz go widzieć.
block-coach = Dla Ciebie, kiedy uczysz innych
block-practice = Co byśmy tu zrobili?
block-practice-how = Najpierw zdecyduj, potem sprawdź.
block-practice-think = Powiedz, co tu zrobisz, a czego nie.
block-table = Tabela
block-code = Tekst dokładnie tak, jak go wpisano

## Blanks that the speaker fills
blank-me = Twoje imię
blank-customer = imię tej osoby
blank-place = to miejsce
blank-daypart = pora dnia

## On paper
print-handout = Karta
print-workbook = Zeszyt
print-objectives = Po tym module potrafisz
print-why = Dlaczego to u nas ważne
print-rules = Zasady
print-words = Dobre słowa
print-say = Tak
print-not = Nie tak
print-not-label = Nie tak:
print-when-we = moment: { $moments }
print-decide = Możesz zdecydować
print-beyond = Kto przejmuje sprawę
print-beyond-when = Kiedy
print-or = , albo
print-and = oraz
print-up-to = do
print-and-up-to = oraz do
print-overleaf = Cała tabela jest na odwrocie.
print-promise = Nasza obietnica
print-clashes = Kiedy dwie rzeczy się wykluczają
print-routes-who = Kto przejmuje sprawę
print-routes-within = Jak szybko
print-exactly = Powiedz dokładnie tak
print-legal = Czego wymaga prawo
print-limits-note = o czym możesz decydować bez pytania
print-limit-when = Sprawa
print-limit-do = Jak
print-limit-you = Ty
print-limit-record = Zapisz w
print-model = Przykład rozmowy
print-model-note = Liczba przy zdaniu mówi, która zasada w nim działa.
print-seen = Widziane na zmianie
print-seen-note = Zaznacza osoba, która pracuje obok Ciebie.
print-tick = Zaznacz, co było widać
print-seen-by = Kto widział
print-date = Data
print-plan = Mój plan
print-plan-when = Kiedy
print-plan-will = Co zrobię
print-minutes = { $minutes ->
    [one] { $minutes } minuta
    [few] { $minutes } minuty
    [many] { $minutes } minut
   *[other] { $minutes } minuty
  }
print-version = wersja { $version }
print-review = następny przegląd do { $date }
print-out-of-date = Wydruki się starzeją.
print-page = Strona { $page } z { $pages }
print-within = w ciągu
print-first = Co jest pierwsze
print-qr = Kod QR: { $address }
print-audience-front-line = Pierwsza linia
print-audience-team-leader = Liderzy zespołów
print-audience-manager = Kierownicy
print-audience-executive = Dyrekcja
print-any = tyle, ile potrzeba
print-ask-first = zapytaj

## The workbook
book-name = Ten zeszyt należy do
book-place = Gdzie pracuję
book-began = Zaczynam dnia
book-ask = Kogo pytam najpierw
book-path = Twoja ścieżka
book-path-lede = Każdy przystanek to jedno posiedzenie. Odhacz go, kiedy ktoś zobaczy, że to robisz, a nie wtedy, kiedy go przeczytasz.
book-path-sum = razem { $time } samodzielnej pracy
book-path-stop = Przystanek
book-path-minutes = Min
book-path-page = Strona
book-path-seen = Widziane, data
book-key = W tym zeszycie nie ma odpowiedzi do pytań. Zapytaj osobę, która prowadzi Twoje wdrożenie.
book-notes = Notatki
book-page-notes = Miejsce na notatki
book-to-say = Dobre słowa
book-standard = Standard
book-came-for = Po co się zgłaszają
book-choose-one = zaznacz jedną odpowiedź
book-choose-several = zaznacz wszystkie dobre
book-number = ponumeruj od 1 do { $count }
book-letter = wpisz literę
book-fill = wpisz słowa
book-practice-how = Wybierz, co byśmy zrobili. Potem zobacz, jak to robimy u nas.
book-mark-fault = Jedno zdanie jest nietrafione. Podkreśl je.
book-instead = Co powiem zamiast tego
book-scenario = Historia do rozegrania
book-scenario-how = Zaznacz, co zrobisz, i idź do kroku, który tam wskazano.
book-step = Krok { $number }
book-no-choice = Tu historia się kończy.
book-unmarked = Nikt tego nie ocenia.
book-plan-note = Powiedz to na głos przed następną zmianą.
book-tear = Odetnij tutaj i trzymaj tam, gdzie będziesz to widzieć.
book-told = Co było dalej
book-told-lede = Co dał każdy wybór, historia po historii. Najpierw rozegraj historię: więcej z tego wyniesiesz, gdy już wybierzesz.
book-told-page = Co było dalej: strona { $page }.
book-words = Nasze słowa
book-our-words = Jak nazywamy rzeczy
book-word-for = gdzie inni mówią { $word }
word-customer = klient
word-place = miejsce
word-team = zespół
book-whom = Kogo pytać

## What has changed
differs-link = Wracasz tu? Zobacz, co się zmieniło
differs-lede = To jest wydanie { $new } z dnia { $new-day }. Oto czym różni się od wydania { $old } z dnia { $old-day }.
differs-nothing = Każda strona i każda karta mówi to samo.
differs-looks = Zmienił się wygląd stron.
differs-was = Było
differs-now = Jest
differs-said = Nowe
differs-said-under = Nowe, w części „{ $under }”
differs-added = { $count ->
    [one] Dodano jedno zdanie.
    [few] Dodano { $count } zdania.
    [many] Dodano { $count } zdań.
   *[other] Dodano { $count } zdania.
  }
differs-added-under = { $count ->
    [one] Dodano jedno zdanie w części „{ $under }”.
    [few] Dodano { $count } zdania w części „{ $under }”.
    [many] Dodano { $count } zdań w części „{ $under }”.
   *[other] Dodano { $count } zdania w części „{ $under }”.
  }
differs-removed = { $count ->
    [one] Usunięto jedno zdanie.
    [few] Usunięto { $count } zdania.
    [many] Usunięto { $count } zdań.
   *[other] Usunięto { $count } zdania.
  }
differs-removed-under = { $count ->
    [one] Usunięto jedno zdanie z części „{ $under }”.
    [few] Usunięto { $count } zdania z części „{ $under }”.
    [many] Usunięto { $count } zdań z części „{ $under }”.
   *[other] Usunięto { $count } zdania z części „{ $under }”.
  }
differs-moved = { $count ->
    [one] Jedno zdanie stoi w innym miejscu.
    [few] { $count } zdania stoją w innym miejscu.
    [many] { $count } zdań stoi w innym miejscu.
   *[other] { $count } zdania stoi w innym miejscu.
  }
differs-more = { $count ->
    [one] Jeszcze jedno zdanie jest inne.
    [few] Jeszcze { $count } zdania są inne.
    [many] Jeszcze { $count } zdań jest innych.
   *[other] Jeszcze { $count } zdania jest innych.
  }
differs-title = Wcześniejszy tytuł: „{ $title }”.
differs-came = Nowe strony
differs-went = Strony, których już nie ma
differs-sheets = Wydruki
differs-sheets-how = Kod jest na dole karty. Egzemplarz, na którym ktoś pisał, zostaje u tej osoby: popraw go ręcznie.
differs-not-yet = Jeszcze niezatwierdzone. Trzymaj się wydania { $old }: niczego nie wyrzucaj i nie rozdawaj nic nowego.
differs-throw = Wyrzuć nieużyte egzemplarze
differs-throw-sheet = Karta
differs-throw-old = Wyrzuć
differs-throw-new = Wydrukuj w zamian
differs-throw-one = Wyrzuć { $old }, wydrukuj { $new }.
differs-gone-one = Wyrzuć { $old }. Nowej karty nie ma.
differs-code = Kod
differs-edition = Wydanie { $number }
differs-gone = już nie ma
differs-keep = Nadal dobre
differs-new = Nowe
differs-managers = Dla kierowników
differs-much = Ile zdań
differs-much-of = { $title }: innych { $count }, wszystkich { $of }
differs-facts = Nasze zasady, które się zmieniły
differs-not-shown = niewidoczne
differs-asks = Kogo prosimy o zatwierdzenie
differs-ask = { $role }: { $titles }
differs-ask-any = Dowolna wybrana osoba: { $titles }
differs-learners = Co jest inne
differs-all = Więcej na stronie „Co się zmieniło” w witrynie.
differs-kind = Lista zmian

## The worksheet
fill-kind = Arkusz
fill-title = Powiedziane i jeszcze do powiedzenia
fill-beside = Na dwugodzinne warsztaty
fill-how = Dwie godziny
fill-hours = 15 min: przeczytajcie razem tę stronę i zaznaczcie pola, które wypełnicie. 75 min: w trójkach, każda trójka jedną wartość, piszcie na jej stronach. 30 min: przeczytajcie na głos i skreślcie to, czego nikt nie mógłby zobaczyć.
fill-legend-full = zapisane, z „Tak nie” i sytuacją
fill-legend-half = zapisane, ale brakuje „Tak nie” albo sytuacji
fill-legend-open = wolne: zaznacz, jeśli to napiszemy
fill-legend-letters = N to „Tak nie”, S to sytuacja, W to tylko to, co robimy
fill-moment = Moment
fill-nots = „Tak nie”, z dwóch
fill-nots-few = { $count } z 2
fill-nots-enough = { $count }
fill-open = wolne
fill-written = zapisane: { $count }
fill-written-figure = { $count }
fill-part-both = „Tak nie”, sytuacja
fill-part-not = „Tak nie”, bez sytuacji
fill-part-situation = sytuacja, bez „Tak nie”
fill-part-we = bez „Tak nie” i bez sytuacji
fill-part-both-letters = N S
fill-part-not-letter = N
fill-part-situation-letter = S
fill-part-we-letter = W
fill-look-nobody = Momenty, dla których nikt nic nie napisał
fill-look-nobody-none = Nie ma takiego momentu: każdy ma zachowanie którejś wartości.
fill-look-few = Mniej niż dwa „Tak nie”
fill-look-few-names = { $names }. Pytanie do ćwiczeń wymaga dwóch.
fill-look-few-none = Nie ma takiego: z każdego momentu da się zrobić pytanie do ćwiczeń.
fill-look-once = Widać tylko w jednym momencie
fill-look-once-none = Nie ma takiej wartości: każdą widać w dwóch momentach lub więcej.
fill-seen-once = { $value } (moment: { $moment })
fill-seen-nowhere = { $value } (jeszcze w żadnym)
fill-more = { $names } i jeszcze { $count }
fill-value = Wartość
fill-means = Co znaczy
fill-means-hint = w jednym zdaniu, zwykłymi słowami
fill-copy = Skopiuj tę stronę, po jednej na każdą wartość.
fill-first-value = Jedna z naszych wartości
fill-place = Wartość { $number } z { $count }
fill-count-none = jeszcze nic nie zapisano
fill-count-moments = { $count ->
    [one] jeden moment
    [few] { $count } momenty
    [many] { $count } momentów
   *[other] { $count } momentu
  }
fill-count = zapisane: { $count }; { $moments }
fill-when-we = Moment: { $moment }
fill-when = Moment
fill-free = Moment, który wybierzesz: jeden z zaznaczonych albo taki, który zdarzył Ci się w zeszłym tygodniu.
fill-why-nobody = Nikt jeszcze nic tu nie napisał.
fill-why-few = Jeszcze jedno „Tak nie” i będzie pytanie do ćwiczeń.
fill-why-other = Inne wartości już tu mówią, ta jeszcze nie.
fill-we = Robimy tak…
fill-we-hint = zacznij od czasownika
fill-not = Tak nie…
fill-not-hint = coś, co porządni ludzie robią w zabiegany dzień
fill-happens = Dzieje się to, kiedy…
fill-happens-hint = gdzie, kiedy, co się dzieje
fill-say = Mówimy…
fill-say-hint = tak, jak naprawdę byśmy to powiedzieli
fill-see = Ktoś widzi…
fill-see-hint = czynność, z odległości dwóch kroków
fill-said-situation = Dzieje się to, kiedy:
fill-said-see = Ktoś widzi:
fill-said-why = Bo:
