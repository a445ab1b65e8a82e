# كلمات البرنامج بالعربية الفصحى المبسطة. المصدر بدل فعل الأمر حيث أمكن، حتى يخاطب النص الجميع؛ المسافة التي لا تُكسر هي U+00A0.

language = العربية

## Times, dates, roles
minutes = { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
  }
hours = { $hours ->
    [one] ساعة
    [two] ساعتان
    [few] { $hours } ساعات
   *[other] { $hours } ساعة
  }
hours-minutes = { $hours ->
    [one] ساعة
    [two] ساعتان
    [few] { $hours } ساعات
   *[other] { $hours } ساعة
  } { $minutes ->
    [one] ودقيقة
    [two] ودقيقتان
    [few] و{ $minutes } دقائق
   *[other] و{ $minutes } دقيقة
  }
date = { $day } { $month } { $year }
date-us = { $day } { $month } { $year }
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
role-front-line = أنت وفريقك
role-team-leader = قائد الفريق
role-manager = المدير
role-executive = الإدارة العليا
channel-face = وجهًا لوجه
channel-phone = الهاتف
channel-chat = المحادثة
channel-e-mail = البريد الإلكتروني
channel-letter = الرسائل البريدية
channel-social = وسائل التواصل الاجتماعي
period-shift = في كل وردية
period-day = يوميًا
period-week = أسبوعيًا
period-month = شهريًا
period-quarter = كل ثلاثة أشهر
period-year = سنويًا

list-last = { $items } و{ $last }
list-others = { $items } وغيرها

## Every page
skip = الانتقال إلى النص
nav-pack = هذه الحزمة
nav-pages = كل الصفحات
nav-menu = القائمة
nav-languages = بلغة أخرى
nav-path = مسارك
nav-matters = ما يهمّنا هنا
nav-limits = الصلاحيات ومن يتولّى الأمر
nav-limits-short = الصلاحيات
nav-changes = ما الذي تغيّر
draft-mark = مسودة
draft-not-issued = لم تصدر بعد
draft-unapproved = الإصدار { $number }، لم يُعتمد بعد
draft-changed = تغيّرت بعد الإصدار { $number }
draft-new = جديدة بعد الإصدار { $number }
foot-draft = مسودة لم تصدر بعد
foot-edition = الإصدار { $number }، { $date }
foot-unapproved = مسودة الإصدار { $number }، لم تُعتمد بعد
foot-changed = مسودة تغيّرت بعد الإصدار { $number }
foot-new = مسودة جديدة بعد الإصدار { $number }
foot-review = المراجعة قبل { $date }
foot-wrong = هل في الصفحة خطأ أو غموض؟ يُرجى إبلاغ { $who }.

## Home
home-promise = وعدنا
home-start = نقطة البداية
home-start-line = { $when }: { $module }.
home-start-time = حوالي { $time } بمفردك.
home-start-button = البدء من هنا
home-for = أُعدّت هذه الحزمة من أجل { $whom }.
home-modules = { $count ->
    [zero] لا وحدات.
    [one] وحدة واحدة.
    [two] وحدتان.
    [few] { $count } وحدات.
    [many] { $count } وحدة.
   *[other] { $count } وحدة.
  }
home-modules-time = { $count ->
    [zero] لا وحدات، { $time }.
    [one] وحدة واحدة، { $time }.
    [two] وحدتان، { $time } في المجموع.
    [few] { $count } وحدات، { $time } في المجموع.
    [many] { $count } وحدة، { $time } في المجموع.
   *[other] { $count } وحدة، { $time } في المجموع.
  }
home-matters-link = ما نفعله، وما يأتي أولًا، وما يُقدَّم عند التعارض
home-shift = هل أنت في ورديتك الآن؟
home-shift-you = القرار لك
home-shift-link = كل الصلاحيات ومن يتولّى الأمر في صفحة واحدة

## A module
module-where = { $when }، الوحدة { $number } من { $count }
module-alone-after = بمفردك
module-led-after = مع مجموعة
module-reviewed = آخر مراجعة: { $date }
module-contents = في هذه الوحدة
module-contents-sum = { $count ->
    [zero] في هذه الوحدة: لا أجزاء
    [one] في هذه الوحدة: جزء واحد
    [two] في هذه الوحدة: جزآن
    [few] في هذه الوحدة: { $count } أجزاء
    [many] في هذه الوحدة: { $count } جزءًا
   *[other] في هذه الوحدة: { $count } جزء
  }
module-goals = بعد هذه الوحدة يمكنك
module-part = الجزء { $number }
module-part-time = الجزء { $number }، { $time }
module-next = التالي
module-next-time = التالي، { $time }
module-before = قبل هذه الوحدة: { $module }
module-done = كانت هذه آخر وحدة. العودة إلى مسارك
note-label = الملاحظة { $number }
notes = ملاحظات
note-back = العودة إلى النص

## Ours
ours-tab = هكذا نعمل هنا
ours-we = ما نفعله
ours-not = ما لا نفعله
ours-say = كلمات مناسبة
ours-exact = يُقال حرفيًا
ours-exact-in = { $language ->
    [en] يُقال حرفيًا بالإنجليزية
    [pl] يُقال حرفيًا بالبولندية
   *[other] يُقال حرفيًا
  }
ours-limit = حدّ صلاحيتك
ours-limits-yours = حدود صلاحيتك
ours-up-to = حتى { $amount }
ours-any = كل ما يلزم
ours-ask = السؤال أولًا
ours-route = من يتولّى الأمر
ours-standard = المعيار
ours-see-word = أين يظهر:
ours-tool = الأداة
ours-help-word = للمساعدة:
ours-within-word = خلال
ours-promise = وعدنا
ours-values = قيمنا
ours-priorities = ما يأتي أولًا
ours-priorities-how = إذا تعذّر فعل كل شيء، فالأعلى في القائمة هو المقدَّم. دائمًا، وأيًّا كان صاحب الطلب.
ours-tie-breaks = عند تعارض أمرين
ours-when = عندما
ours-version = الإصدار { $version }
ours-limits = ما تقرّره بنفسك
ours-limits-when = الحالة
ours-limits-you = أنت
ours-limits-write = مكان التسجيل
ours-routes = من يتولّى الأمر
ours-routes-who = الجهة
ours-routes-fast = خلال
ours-routes-after = ثم
ours-standards = معاييرنا
ours-measures = كيف نعرف أن عملنا ناجح
ours-measures-supports = دليل على
ours-customers = من يأتي إلينا
ours-customers-first = الخطوة الأولى
ours-greetings = كيف نرحّب
ours-closings = كيف نودّع
ours-tools = الأدوات
ours-policies = ما نفعله دائمًا، وما لا نفعله أبدًا
stance-never = أبدًا
stance-avoid = نتجنّبه ما أمكن
stance-may = مسموح
stance-prefer = إن أمكن
stance-always = دائمًا
ours-legal = ما يطلبه القانون
ours-voice = أسلوبنا في الكلام
ours-voice-not = { $is }، لا { $not }
ours-words = كلماتنا
ours-hire-for = ما نسأل عنه عند التوظيف
ours-thank-for = ما نشكر عليه
ours-leaders = ما يفعله القادة أمام الجميع
ours-gives-up = ما نتخلّى عنه في كل مستوى
ours-words-say = نقول
ours-words-avoid = لا نقول
ours-words-instead = البديل:
ours-values-rest = { $count ->
    [zero] لا مزيد
    [one] سلوك آخر
    [two] سلوكان آخران
    [few] { $count } سلوكيات أخرى
    [many] { $count } سلوكًا آخر
   *[other] { $count } سلوك آخر
  }
ours-taught = نتعلّمه في:
ours-taught-most = أكثر ما نتعلّمه منه في:

## What matters, limits and routes
matters-lede = قيمنا، وكيف تبدو حين يحتاج إلينا أحدهم، وما يأتي أولًا إذا تعذّر فعل كل شيء.
limits-lede = ما يمكنك أن تقرّره بنفسك، ومن يتولّى الأمر بعد ذلك.
limits-lede-yours = ما يمكنك أن تقرّره بنفسك.
limits-lede-routes = من يتولّى الأمر حين لا يكون القرار لك.
limits-lede-standards = ما نلتزم به، وأين يظهر مستوى أدائنا.
limits-empty = لم تُكتب بعد صلاحيات ولا جهات تتولّى الأمر. يُرجى سؤال قائد الفريق قبل اتخاذ القرار.
matters-empty = لم تُكتب قيمنا بعد.

## Blocks
block-why = لماذا يهمّنا هذا
block-pre-check = قبل البدء
block-pre-check-how = إذا كانت كل الإجابات صحيحة، تكفي قراءة القواعد ثم الانتقال إلى التدريب.
block-rule = القاعدة { $number }
# الفاء بين شرط القاعدة وجوابها؛ تبقى في الأوراق لأنها لا تُكتب وحدها.
rule-then = ف
block-dialogue = كيف يبدو الكلام
block-near-miss = صحيح تقريبًا
block-wrong = موضع الخطأ
block-mended = بعد التصحيح
block-you = أنت
block-say = نقول هذا، لا ذاك
block-pair-say = يُقال
block-pair-not = لا يُقال
block-several = يُرجى اختيار كل الإجابات الصحيحة.
block-check = التحقق من الإجابة
block-check-order = التحقق من الترتيب
block-check-pairs = التحقق من الأزواج
block-check-words = إظهار الكلمات
block-right = { $letter }، الإجابة الصحيحة
block-right-too = { $letter }، من الإجابات الصحيحة
block-not-this = { $letter }، ليست هذه
block-place-of = موضع:
block-letter-for = حرف:
block-gap = الكلمة الناقصة { $number }
block-step = الخطوة { $number } من { $count }.
block-go = الانتقال إلى الخطوة { $number }
block-end = تنتهي القصة هنا.
block-again = البدء من جديد من الخطوة الأولى
act-holds = ناجح
act-half = ناجح نصفه
act-harder = يصعّب الأمر
block-checklist = ما يمكن أن يراه غيرك في عملك
block-checklist-how = يملؤها من يعمل إلى جانبك. بلا درجات.
block-act = ما يُرى
block-seen-by = من رآه
block-date = التاريخ
block-reflect = للتفكير
block-reflect-label = أفكارك
block-plan = خطتك
block-plan-when = عندما
block-plan-will = سأفعل
block-plan-kept = لا تحفظ هذه الصفحة ما تكتبه. يمكنك طباعتها، أو نقل الخطة إلى مكان تراه.
block-coach = لك حين تدرّب غيرك
block-practice = ماذا نفعل هنا؟
block-practice-how = نقرّر أولًا، ثم نتحقّق.
block-practice-think = ماذا تفعل هنا، وماذا لا تفعل؟
block-table = جدول
block-code = النص كما كُتب

## Blanks that the speaker fills
blank-me = اسمك
blank-customer = اسم الشخص
blank-place = هذا المكان
blank-daypart = وقت اليوم

## On paper
print-handout = ورقة
print-workbook = دفتر التدريب
print-objectives = بعد هذه الوحدة يمكنك
print-why = لماذا يهمّنا هذا
print-rules = القواعد
print-words = كلمات مناسبة
print-say = يُقال
print-not = لا يُقال
print-not-label = ما لا نفعله:
print-when-we = عند: { $moments }
print-decide = القرار لك
print-beyond = من يتولّى الأمر
print-beyond-when = عندما
print-or = ، أو
print-and = مع
print-up-to = حتى
print-and-up-to = وحتى
print-overleaf = الجدول الكامل في ظهر الورقة.
print-promise = وعدنا
print-clashes = عند تعارض أمرين
print-routes-who = من يتولّى الأمر
print-routes-within = خلال
print-exactly = يُقال حرفيًا
print-legal = ما يطلبه القانون
print-limits-note = ما يمكنك أن تقرّره دون سؤال أحد
print-limit-when = الحالة
print-limit-do = ما نفعله فورًا
print-limit-you = أنت
print-limit-record = مكان التسجيل
print-model = مثال
print-model-note = الرقم هو القاعدة التي تعمل في هذا السطر.
print-seen = شوهد في الوردية
print-seen-note = يملؤها من يعمل إلى جانبك.
print-tick = علامة أمام ما شوهد
print-seen-by = من رآه
print-date = التاريخ
print-plan = خطتي
print-plan-when = عندما
print-plan-will = سأفعل
print-minutes = { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
  }
print-version = الإصدار { $version }
print-review = المراجعة قبل { $date }
print-out-of-date = النسخ المطبوعة تتقادم.
print-page = الصفحة { $page } من { $pages }
print-within = خلال
print-first = ما يأتي أولًا
print-qr = رمز الاستجابة السريعة: { $address }
print-audience-front-line = من يخدمون الناس
print-audience-team-leader = قادة الفرق
print-audience-manager = المديرون
print-audience-executive = الإدارة العليا
print-any = كل ما يلزم
print-ask-first = السؤال أولًا

## The workbook
book-name = هذا دفتر
book-place = مكان عملي
book-began = بدأت يوم
book-ask = من أسأله أولًا
book-path = مسارك
book-path-lede = كل محطة جلسة واحدة. توضع العلامة حين يراك أحدهم تفعل ذلك، لا حين تقرؤه.
book-path-sum = { $time } في المجموع، بمفردك
book-path-stop = المحطة
book-path-minutes = دقيقة
book-path-page = الصفحة
book-path-seen = المشاهدة والتاريخ
book-key = إجابات الأسئلة ليست في هذا الدفتر. يمكنك سؤال من يقود تهيئتك.
book-notes = ملاحظات
book-page-notes = مساحة لملاحظاتك
book-to-say = كلمات مناسبة
book-standard = المعيار
book-came-for = جاؤوا من أجل
book-choose-one = اختيار واحد
book-choose-several = كل الإجابات الصحيحة
book-number = الترقيم من 1 إلى { $count }
book-letter = كتابة الحرف
book-fill = كتابة الكلمات
book-practice-how = ماذا نفعل هنا؟ بعد الاختيار تأتي طريقتنا في العمل.
book-mark-fault = في أحد الأسطر خطأ. يوضع خط تحته.
book-instead = ما أقوله بدلًا منه
book-scenario = قصة تختار فيها
book-scenario-how = علامة أمام ما تختاره، ثم الانتقال إلى الخطوة المذكورة.
book-step = الخطوة { $number }
book-no-choice = تنتهي القصة هنا.
book-unmarked = لا درجات على هذا.
book-plan-note = تُقال بصوت عالٍ قبل الوردية القادمة.
book-tear = يُقص من هنا، ويُحفظ في مكان تراه.
book-told = ماذا حدث بعد ذلك
book-told-lede = نتيجة كل اختيار، قصة بعد قصة. الاختيار أولًا: الفائدة بعده أكبر.
book-told-page = ماذا حدث بعد ذلك: الصفحة { $page }.
book-words = كلماتنا
book-our-words = كيف نسمّي الأشياء
book-word-for = حيث يقول غيرنا { $word }
word-customer = عميل
word-place = مكان
word-team = فريق
book-whom = من نسأل

## What has changed
differs-link = زيارة سابقة؟ هذا ما تغيّر
differs-lede = هذا هو الإصدار { $new } بتاريخ { $new-day }. وهذا ما يختلف عن الإصدار { $old } بتاريخ { $old-day }.
differs-nothing = كل الصفحات والأوراق تقول الشيء نفسه.
differs-looks = تغيّر شكل الصفحات.
differs-was = كان
differs-now = أصبح
differs-said = جديد
differs-said-under = جديد، في «{ $under }»
differs-added = { $count ->
    [zero] لم يُضف أي سطر.
    [one] أُضيف سطر واحد.
    [two] أُضيف سطران.
    [few] أُضيفت { $count } أسطر.
    [many] أُضيف { $count } سطرًا.
   *[other] أُضيف { $count } سطر.
  }
differs-added-under = { $count ->
    [zero] لم يُضف أي سطر في «{ $under }».
    [one] أُضيف سطر واحد في «{ $under }».
    [two] أُضيف سطران في «{ $under }».
    [few] أُضيفت { $count } أسطر في «{ $under }».
    [many] أُضيف { $count } سطرًا في «{ $under }».
   *[other] أُضيف { $count } سطر في «{ $under }».
  }
differs-removed = { $count ->
    [zero] لم يُحذف أي سطر.
    [one] حُذف سطر واحد.
    [two] حُذف سطران.
    [few] حُذفت { $count } أسطر.
    [many] حُذف { $count } سطرًا.
   *[other] حُذف { $count } سطر.
  }
differs-removed-under = { $count ->
    [zero] لم يُحذف أي سطر من «{ $under }».
    [one] حُذف سطر واحد من «{ $under }».
    [two] حُذف سطران من «{ $under }».
    [few] حُذفت { $count } أسطر من «{ $under }».
    [many] حُذف { $count } سطرًا من «{ $under }».
   *[other] حُذف { $count } سطر من «{ $under }».
  }
differs-moved = { $count ->
    [zero] لم ينتقل أي سطر.
    [one] انتقل سطر واحد إلى مكان آخر.
    [two] انتقل سطران إلى مكان آخر.
    [few] انتقلت { $count } أسطر إلى مكان آخر.
    [many] انتقل { $count } سطرًا إلى مكان آخر.
   *[other] انتقل { $count } سطر إلى مكان آخر.
  }
differs-more = { $count ->
    [zero] لا سطر آخر مختلف.
    [one] سطر آخر مختلف.
    [two] سطران آخران مختلفان.
    [few] { $count } أسطر أخرى مختلفة.
    [many] { $count } سطرًا آخر مختلفًا.
   *[other] { $count } سطر آخر مختلف.
  }
differs-title = العنوان السابق: «{ $title }».
differs-came = صفحات جديدة
differs-went = صفحات لم تعد موجودة
differs-sheets = الأوراق المطبوعة
differs-sheets-how = الرمز في أسفل الورقة. النسخة التي كُتب عليها تبقى لصاحبها، وتُصحَّح باليد.
differs-not-yet = لم يُعتمد بعد. يستمر العمل بالإصدار { $old }: لا يُرمى شيء، ولا يُوزَّع جديد.
differs-throw = نسخ غير مستعملة تُرمى
differs-throw-sheet = الورقة
differs-throw-old = تُرمى
differs-throw-new = تُطبع بدلًا منها
differs-throw-one = تُرمى { $old }، وتُطبع { $new }.
differs-gone-one = تُرمى { $old }. لا ورقة جديدة بدلًا منها.
differs-code = الرمز
differs-edition = الإصدار { $number }
differs-gone = لم تعد موجودة
differs-keep = ما زالت صالحة
differs-new = جديدة
differs-managers = للمديرين
differs-much = عدد الأسطر
differs-much-of = { $title }: المختلف { $count } من { $of }
differs-facts = قواعدنا التي تغيّرت
differs-not-shown = لا يظهر
differs-asks = ممّن نطلب الاعتماد
differs-ask = { $role }: { $titles }
differs-ask-any = من تختاره: { $titles }
differs-learners = ما الذي يختلف
differs-all = المزيد في صفحة «ما الذي تغيّر» في الموقع.
differs-kind = سجل التغييرات

## The worksheet
fill-kind = ورقة عمل
fill-title = ما قيل، وما بقي أن يُقال
fill-beside = لورشة مدتها ساعتان
fill-how = ساعتان
fill-hours = 15 دقيقة: قراءة هذه الصفحة معًا، ووضع علامة أمام الخانات التي ستُملأ. 75 دقيقة: مجموعات من ثلاثة، قيمة لكل مجموعة، والكتابة في صفحاتها. 30 دقيقة: القراءة بصوت عالٍ، وشطب ما لا يمكن لأحد أن يراه.
fill-legend-full = مكتوب، مع «لا نفعل» وموقف
fill-legend-half = مكتوب، وينقصه «لا نفعل» أو موقف
fill-legend-open = فارغ: علامة إن كنا سنكتبه
fill-legend-letters = ل: لا نفعل، م: موقف، ن: ما نفعله فقط
fill-moment = اللحظة
fill-nots = «لا نفعل»، من اثنين
fill-nots-few = { $count } من 2
fill-nots-enough = { $count }
fill-open = فارغ
fill-written = مكتوب: { $count }
fill-written-figure = { $count }
fill-part-both = «لا نفعل»، وموقف
fill-part-not = «لا نفعل»، بلا موقف
fill-part-situation = موقف، بلا «لا نفعل»
fill-part-we = بلا «لا نفعل» وبلا موقف
fill-part-both-letters = ل م
fill-part-not-letter = ل
fill-part-situation-letter = م
fill-part-we-letter = ن
fill-look-nobody = لم يكتب أحد شيئًا عن
fill-look-nobody-none = لا لحظة كهذه: في كل لحظة سلوك لقيمة ما.
fill-look-few = أقل من «لا نفعل» مرتين
fill-look-few-names = { $names }. سؤال التدريب يحتاج إلى اثنين.
fill-look-few-none = لا شيء: من كل لحظة يمكن صنع سؤال تدريب.
fill-look-once = تظهر في لحظة واحدة فقط
fill-look-once-none = لا قيمة كهذه: كل قيمة تظهر في لحظتين أو أكثر.
fill-seen-once = { $value } (عند: { $moment })
fill-seen-nowhere = { $value } (لم تظهر بعد)
fill-more = { $names } و{ $count } غيرها
fill-value = القيمة
fill-means = معناها
fill-means-hint = في جملة واحدة، بكلام بسيط
fill-copy = تُنسخ هذه الصفحة، مرة لكل قيمة.
fill-first-value = قيمة من قيمنا
fill-place = القيمة { $number } من { $count }
fill-count-none = لا شيء مكتوب بعد
fill-count-moments = { $count ->
    [zero] بلا لحظات
    [one] لحظة واحدة
    [two] لحظتان
    [few] { $count } لحظات
    [many] { $count } لحظة
   *[other] { $count } لحظة
  }
fill-count = مكتوب: { $count }؛ { $moments }
fill-when-we = عند: { $moment }
fill-when = عند
fill-free = لحظة من اختيارك: وضعت أمامها علامة، أو مرّت بك في الأسبوع الماضي.
fill-why-nobody = لم يكتب أحد عنها بعد.
fill-why-few = «لا نفعل» واحدة أخرى تكفي لسؤال تدريب.
fill-why-other = قيم أخرى تتكلم هنا، وهذه ليست بينها بعد.
fill-we = نفعل…
fill-we-hint = يبدأ بالفعل
fill-not = لا نفعل…
fill-not-hint = ناس طيبون، في يوم مزدحم
fill-happens = يحدث ذلك عندما…
fill-happens-hint = أين، ومتى، وماذا يجري
fill-say = نقول…
fill-say-hint = كما نقوله حقًّا
fill-see = يمكن أن يُرى…
fill-see-hint = الفعل نفسه، من على بعد خطوتين
fill-said-situation = يحدث ذلك عندما:
fill-said-see = يمكن أن يُرى:
fill-said-why = السبب:
