# What the program says of its own, in English. Sentence case, plain words; a space that must not break is U+00A0.

language = English

## Times, dates, roles
minutes = { $minutes } min
hours = { $hours } h
hours-minutes = { $hours } h { $minutes } min
date = { $day } { $month } { $year }
date-us = { $month } { $day }, { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
role-front-line = You and your colleagues
role-team-leader = Team leader
role-manager = Manager
role-executive = Executive
channel-face = Face to face
channel-phone = Phone
channel-chat = Chat
channel-e-mail = E-mail
channel-letter = Letter
channel-social = Social media
period-shift = every shift
period-day = daily
period-week = weekly
period-month = monthly
period-quarter = every quarter
period-year = yearly

list-last = { $items } and { $last }
list-others = { $items } and others

## Every page
skip = Skip to the text
nav-pack = This pack
nav-pages = All pages
nav-menu = Menu
nav-languages = In another language
nav-path = Your path
nav-matters = What matters here
nav-limits = Limits and routes
nav-limits-short = Limits
nav-changes = What has changed
draft-mark = Draft
draft-not-issued = Not issued yet
draft-unapproved = Edition { $number }, not approved yet
draft-changed = Changed since edition { $number }
draft-new = New since edition { $number }
foot-draft = Draft, not issued yet
foot-edition = Edition { $number }, { $date }
foot-unapproved = Draft of edition { $number }, not approved yet
foot-changed = Draft, changed since edition { $number }
foot-new = Draft, new since edition { $number }
foot-review = Review by { $date }
foot-wrong = Something here wrong or unclear? Tell { $who }.

## Home
home-promise = Our promise
home-start = Where to start
home-start-line = { $when }, { $module }.
home-start-time = About { $time } on your own.
home-start-button = Start here
home-for = For { $whom }.
home-modules = { $count ->
    [one] One module.
   *[other] { $count } modules.
  }
home-modules-time = { $count ->
    [one] One module, { $time }.
   *[other] { $count } modules, { $time } in all.
  }
home-matters-link = What we do, what comes first, and what wins when two things clash
home-shift = On shift now?
home-shift-you = You decide
home-shift-link = All limits and routes on one page

## A module
module-where = { $when }, module { $number } of { $count }
module-alone-after = on your own
module-led-after = with a group
module-reviewed = Last reviewed { $date }
module-contents = In this module
module-contents-sum = { $count ->
    [one] In this module: one part
   *[other] In this module: { $count } parts
  }
module-goals = When you finish, you can
module-part = Part { $number }
module-part-time = Part { $number }, { $time }
module-next = Next
module-next-time = Next, { $time }
module-before = Before this: { $module }
module-done = This was the last module. Back to your path
note-label = Note { $number }
notes = Notes
note-back = Back to the text

## Ours
ours-tab = How we do it here
ours-we = We
ours-not = We do not
ours-say = Words to say
ours-exact = Say exactly
ours-exact-in = { $language ->
    [ar] Say exactly, in Arabic
    [pl] Say exactly, in Polish
   *[other] Say exactly
  }
ours-limit = Your limit
ours-limits-yours = Your limits
ours-up-to = up to { $amount }
ours-any = whatever it takes
ours-ask = Ask first
ours-route = Who takes over
ours-standard = The standard
ours-see-word = See it:
ours-tool = The tool
ours-help-word = Help:
ours-within-word = within
ours-promise = Our promise
ours-values = What we stand for
ours-priorities = What comes first
ours-priorities-how = When you cannot do it all, the higher one wins. Every time, whoever is asking.
ours-tie-breaks = When two things clash
ours-when = When
ours-version = version { $version }
ours-limits = What you decide
ours-limits-when = When
ours-limits-you = You
ours-limits-write = Write it in
ours-routes = Who takes over
ours-routes-who = Who
ours-routes-fast = How fast
ours-routes-after = And then
ours-standards = The standards
ours-measures = How we tell whether it works
ours-measures-supports = A sign of
ours-customers = Who comes to us
ours-customers-first = What you do first
ours-greetings = How we say hello
ours-closings = How we say goodbye
ours-tools = The tools
ours-policies = What we always do, and what we never do
stance-never = Never
stance-avoid = Only if there is no other way
stance-may = You may
stance-prefer = If we can
stance-always = Always
ours-legal = What the law asks
ours-voice = How we sound
ours-voice-not = { $is }, not { $not }
ours-words = Our words
ours-hire-for = What to ask when you hire
ours-thank-for = What to thank for
ours-leaders = What leaders do, where people see it
ours-gives-up = What it costs us, at every level
ours-words-say = We say
ours-words-avoid = We do not say
ours-words-instead = Instead:
ours-values-rest = { $count ->
    [one] One more
   *[other] { $count } more
  }
ours-taught = Taught in
ours-taught-most = Most of it is taught in

## What matters, limits and routes
matters-lede = What we stand for, what it looks like when somebody needs us, and what comes first when you cannot do it all.
limits-lede = What you may decide yourself, and who takes over from there.
limits-lede-yours = What you may decide yourself.
limits-lede-routes = Who takes over when it is not yours to decide.
limits-lede-standards = What we hold ourselves to, and where you can see how it is going.
limits-empty = No limits or routes are written down yet. Ask your team leader before you decide.
matters-empty = What we stand for is not written down yet.

## Blocks
block-why = Why it matters here
block-pre-check = Before you start
block-pre-check-how = If you get them all right, read the rules and go straight to the practice.
block-rule = Rule { $number }
# The word between the two halves of a rule. Sheets leave it out where it stands alone.
rule-then = then
block-dialogue = How it sounds
block-near-miss = Nearly right
block-wrong = What was wrong
block-mended = Put right
block-you = You
block-say = Say this, not that
block-pair-say = Say
block-pair-not = Not
block-several = Choose all that are right.
block-check = Check your answer
block-check-order = Check your order
block-check-pairs = Check the pairs
block-check-words = Show the words
block-right = { $letter }, the answer
block-right-too = { $letter }, an answer
block-not-this = { $letter }, not this one
block-place-of = Place of:
block-letter-for = Letter for:
block-gap = Missing word { $number }
block-step = Step { $number } of { $count }.
block-go = Go to step { $number }
block-end = The story ends here.
block-again = Start again from step 1
act-holds = Holds
act-half = Half of it holds
act-harder = Makes it harder
block-checklist = What someone can see you do
block-checklist-how = Someone who works beside you fills this in. No marks out of ten.
block-act = What they see
block-seen-by = Seen by
block-date = Date
block-reflect = Think it over
block-reflect-label = Your thoughts
block-plan = Your plan
block-plan-when = When
block-plan-will = I will
block-plan-kept = This page does not keep what you write. Print it, or copy it where you will see it.
block-coach = For you as the coach
block-practice = What would we do here?
block-practice-how = Decide before you check.
block-practice-think = Say what you would do here, and what you would not.
block-table = Table
block-code = Text as typed

## Blanks that the speaker fills
blank-me = your name
blank-customer = their name
blank-place = this place
blank-daypart = morning, afternoon or evening

## On paper
print-handout = Handout
print-workbook = Workbook
print-objectives = After this you can
print-why = Why it matters here
print-rules = The rules
print-words = Words that work
print-say = Say
print-not = Not
print-not-label = Not:
print-when-we = when we { $moments }
print-decide = You may decide
print-beyond = Who takes over
print-beyond-when = When
print-or = , or
print-and = and
print-up-to = up to
print-and-up-to = and up to
print-overleaf = The whole table is overleaf.
print-promise = Our promise
print-clashes = When two things clash
print-routes-who = Who takes over
print-routes-within = Within
print-exactly = Say exactly
print-legal = What the law asks
print-limits-note = what you may decide, without asking anyone
print-limit-when = When
print-limit-do = Do at once
print-limit-you = You
print-limit-record = Write it in
print-model = A model to follow
print-model-note = The number is the rule at work in that line.
print-seen = Seen on shift
print-seen-note = By someone who works beside you.
print-tick = Tick what was seen
print-seen-by = Seen by
print-date = Date
print-plan = My plan
print-plan-when = When
print-plan-will = I will
print-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
print-version = version { $version }
print-review = review by { $date }
print-out-of-date = Printed copies go out of date.
print-page = Page { $page } of { $pages }
print-within = within
print-first = What comes first
print-qr = QR code: { $address }
print-audience-front-line = Front line
print-audience-team-leader = Team leaders
print-audience-manager = Managers
print-audience-executive = Executives
print-any = whatever it takes
print-ask-first = ask first

## The workbook
book-name = This is the book of
book-place = Where I work
book-began = I began on
book-ask = Whom I ask first
book-path = Your path
book-path-lede = Each stop takes one sitting. Tick it when someone has seen you do it, not when you have read it.
book-path-sum = { $time } in all, on your own
book-path-stop = Stop
book-path-minutes = Min
book-path-page = Page
book-path-seen = Seen, date
book-key = The key to the questions is not in this book. Ask whoever leads your induction.
book-notes = Notes
book-page-notes = Room for your notes
book-to-say = Words to say
book-standard = The standard
book-came-for = They came for
book-choose-one = choose one
book-choose-several = choose all that are right
book-number = number 1 to { $count }
book-letter = write the letter
book-fill = write the words in
book-practice-how = Choose what we would do. Then see how we do it here.
book-mark-fault = One line goes wrong. Underline it.
book-instead = What I would say instead
book-scenario = A story to play
book-scenario-how = Tick what you would do, then go on to the step that it names.
book-step = Step { $number }
book-no-choice = The story ends here.
book-unmarked = Nobody marks this.
book-plan-note = Say it aloud before your next shift.
book-tear = Cut here, and keep it where you will see it.
book-told = What happened next
book-told-lede = What each choice did, story by story. Play the story first: it is of more use when you have chosen.
book-told-page = What happened next: page { $page }.
book-words = Our words
book-our-words = What we call things
book-word-for = where others say { $word }
word-customer = customer
word-place = place
word-team = team
book-whom = Whom to ask

## What has changed
differs-link = Been here before? See what has changed
differs-lede = This is edition { $new }, of { $new-day }. Here is what is different from edition { $old }, of { $old-day }.
differs-nothing = Every page and every sheet says the same.
differs-looks = How the pages look has changed.
differs-was = It was
differs-now = Now
differs-said = New
differs-said-under = New, under “{ $under }”
differs-added = { $count ->
    [one] One line was added.
   *[other] { $count } lines were added.
  }
differs-added-under = { $count ->
    [one] One line was added under “{ $under }”.
   *[other] { $count } lines were added under “{ $under }”.
  }
differs-removed = { $count ->
    [one] One line was taken out.
   *[other] { $count } lines were taken out.
  }
differs-removed-under = { $count ->
    [one] One line was taken out under “{ $under }”.
   *[other] { $count } lines were taken out under “{ $under }”.
  }
differs-moved = { $count ->
    [one] One line stands in another place.
   *[other] { $count } lines stand in another place.
  }
differs-more = { $count ->
    [one] One more line is different.
   *[other] { $count } more lines are different.
  }
differs-title = It was called “{ $title }”.
differs-came = New pages
differs-went = Pages that are no longer there
differs-sheets = Printed sheets
differs-sheets-how = The code stands at the foot. A copy that somebody has written on stays theirs: correct it by hand.
differs-not-yet = Not approved yet. Keep using what edition { $old } says: throw nothing away, and hand out nothing new.
differs-throw = Throw away unused copies
differs-throw-sheet = Sheet
differs-throw-old = Throw away
differs-throw-new = Print instead
differs-throw-one = Throw away { $old }, print { $new }.
differs-gone-one = Throw away { $old }. There is no new one.
differs-code = Code
differs-edition = Edition { $number }
differs-gone = none any more
differs-keep = Still good
differs-new = New
differs-managers = For managers
differs-much = How many lines
differs-much-of = { $title }: { $count } different, { $of } in all
differs-facts = Rules of ours that are different
differs-not-shown = not shown
differs-asks = Who is asked to approve
differs-ask = { $role }: { $titles }
differs-ask-any = Anyone you choose: { $titles }
differs-learners = What is different
differs-all = More of it is on the page “What has changed” of the web site.
differs-kind = Change notes

## The worksheet
fill-kind = Worksheet
fill-title = Said, and still to say
fill-beside = For a workshop of two hours
fill-how = Two hours
fill-hours = 15 min: read this page together and tick the boxes you will fill. 75 min: in threes, one value each, write on its pages. 30 min: read aloud, and strike out what nobody could see.
fill-legend-full = written, with a Not and a situation
fill-legend-half = written, but a Not or a situation is missing
fill-legend-open = open: tick it if we will write this one
fill-legend-letters = N a Not, S a situation, W only what we do
fill-moment = Moment
fill-nots = Nots, of two
fill-nots-few = { $count } of 2
fill-nots-enough = { $count }
fill-open = open
fill-written = { $count } written
fill-written-figure = { $count }
fill-part-both = Not, situation
fill-part-not = Not, no situation
fill-part-situation = situation, no Not
fill-part-we = no Not, no situation
fill-part-both-letters = N S
fill-part-not-letter = N
fill-part-situation-letter = S
fill-part-we-letter = W
fill-look-nobody = Nobody has written for
fill-look-nobody-none = No moment: each has a behaviour of some value.
fill-look-few = Fewer than two Nots
fill-look-few-names = { $names }. It takes two to make a practice question.
fill-look-few-none = None: a practice question can be made of every moment.
fill-look-once = Seen in one moment only
fill-look-once-none = No value: each is seen in two or more.
fill-seen-once = { $value } (when we { $moment })
fill-seen-nowhere = { $value } (in none yet)
fill-more = { $names } and { $count } more
fill-value = The value
fill-means = What it means
fill-means-hint = in one sentence, said plainly
fill-copy = Copy this page, once for each value.
fill-first-value = A value of ours
fill-place = Value { $number } of { $count }
fill-count-none = nothing written yet
fill-count-moments = { $count ->
    [one] one moment
   *[other] { $count } moments
  }
fill-count = { $count } written, in { $moments }
fill-when-we = When we { $moment }
fill-when = When we
fill-free = A moment of your own choice: one you ticked, or one you met last week.
fill-why-nobody = Nobody has written for it yet.
fill-why-few = Another Not, and it gives a practice question.
fill-why-other = Other values speak here; this one does not yet.
fill-we = We…
fill-we-hint = begin with the verb
fill-not = Not…
fill-not-hint = decent people, on a busy day
fill-happens = It happens when…
fill-happens-hint = where, when, what is going on
fill-say = We say…
fill-say-hint = as we would really say it
fill-see = Somebody can see…
fill-see-hint = the act, from two steps away
fill-said-situation = It happens when:
fill-said-see = Somebody can see:
fill-said-why = Because:
