# Saylar; rəqəmləri proqram özü qruplaşdırır. Saydan sonra ad təkdə qalır.

n-events = { $n } hadisə
n-documents = { $n } sənəd
n-messages = { $n } məlumat
and-more = və daha { $n }
and-more-documents = və daha { $n } sənəd
events-documents = { $events }, { $documents }

answered-pairs = { $n } cavab: { $same } eyni ({ $share } %), { $not } fərqli
answered-dates = { $n } tarix: { $right } tapıldığı kimi ({ $share } %), { $wrong } düzəldilib

share-stated = Yazılmış tarixlər: düzgün { $n } / { $all } ({ $share } %)
share-derived = Hesablanmış tarixlər: düzgün { $n } / { $all } ({ $share } %)
share-bounded = Yalnız hədləri bilinən tarixlər: düzgün { $n } / { $all } ({ $share } %)
share-disputed = Mübahisəli tarixlər: qəbul edilib { $n } / { $all } ({ $share } %)
share-people = Şəxslər: eyni { $n } / { $all } ({ $share } %)
share-organisations = Təşkilatlar: eyni { $n } / { $all } ({ $share } %)
share-projects = Layihələr: eyni { $n } / { $all } ({ $share } %)
share-places = Yerlər: eyni { $n } / { $all } ({ $share } %)
share-series = Silsilələr: eyni { $n } / { $all } ({ $share } %)
share-works = Əsərlər: eyni { $n } / { $all } ({ $share } %)
share-events = Hadisələr: eyni { $n } / { $all } ({ $share } %)

notes-not-read = Oxunmayıb: { $n } qeyd

pace = saniyədə { $rate } · { $left } qalıb
pace-seconds = { $n } san
pace-minutes = { $n } dəq

rules-used = Öz { $n } tarix qaydanız işlənir
rules-problem = { $rules }. { $problem }
rules-failed = { $rules }; uyğun gəlməyən nümunələr: { $failed } / { $examples }: { $first }
rules-right = { $rules }; bütün nümunələr ({ $examples }) uyğun gəlir

kind-person = şəxs
    .title = Şəxs
kind-project = layihə
    .title = Layihə
kind-organisation = təşkilat
    .title = Təşkilat
kind-place = yer
    .title = Yer
kind-series = silsilə
    .title = Silsilə
kind-work = əsər
    .title = Əsər

role-acting = { $role } (səlahiyyətlərini icra edən)
role-former = keçmiş { $role }
role-elect = { $role } (seçilib)
role-of-place = { $role }, { $place }
role-in = { $role }, { $body }
role-since = { $date } tarixindən
role-until = { $date } tarixinədək
role-said = xatırlanıb: { $date }
role-said-between = xatırlanıb: { $from } – { $to }
span-started = Başlayıb: { $date }
span-ended = Bitib: { $date }
span-named = adı çəkilir: { $date }
span-named-between = adı çəkilir: { $from } – { $to }
published-file = sənədin deyil, faylın tarixi: { $date }
published-none = öz tarixi yoxdur
origin-copy = nüsxədir: { $document }
origin-encoding = { $encoding } kimi oxunub

sure-by-you = siz vermisiniz
sure-by-you-why = Bu tarixi siz vermisiniz; sənədlərin dediyi aşağıdadır.
sure-stated = yazılıb
sure-stated-why = Sənəddə birbaşa belə deyilir.
sure-derived = hesablanıb
sure-derived-why = Sənədlərin dediklərindən hesablanıb.
sure-no-year = ilsiz
sure-no-year-why = Bilinənlər onu oxda yerləşdirməyə kifayət etmir.
sure-bounded = bu aralıqda
sure-bounded-why = Bu hədlər arasında nə vaxtsa baş verib.
sure-unknown = tarixsiz
sure-unknown-why = Heç bir sənəd nə vaxt baş verdiyini demir.
