# Rəqəmlərdən sonra şəkilçi tələb etməyən ifadələr seçilib: “2013 ilə 2019 arasında”.

month-1 = yanvar
    .of = yanvar
    .short = yan
month-2 = fevral
    .of = fevral
    .short = fev
month-3 = mart
    .of = mart
    .short = mar
month-4 = aprel
    .of = aprel
    .short = apr
month-5 = may
    .of = may
    .short = may
month-6 = iyun
    .of = iyun
    .short = iyn
month-7 = iyul
    .of = iyul
    .short = iyl
month-8 = avqust
    .of = avqust
    .short = avq
month-9 = sentyabr
    .of = sentyabr
    .short = sen
month-10 = oktyabr
    .of = oktyabr
    .short = okt
month-11 = noyabr
    .of = noyabr
    .short = noy
month-12 = dekabr
    .of = dekabr
    .short = dek

weekday-1 = bazar ertəsi
weekday-2 = çərşənbə axşamı
weekday-3 = çərşənbə
weekday-4 = cümə axşamı
weekday-5 = cümə
weekday-6 = şənbə
weekday-7 = bazar
weekday-on-1 = bazar ertəsi
weekday-on-2 = çərşənbə axşamı
weekday-on-3 = çərşənbə
weekday-on-4 = cümə axşamı
weekday-on-5 = cümə
weekday-on-6 = şənbə
weekday-on-7 = bazar

year-bce = e.ə. { $year }
year-ce = b.e. { $year }

season-21 = yaz
    .of = yaz
season-22 = yay
    .of = yay
season-23 = payız
    .of = payız
season-24 = qış
    .of = qış
season-north = { $season } (Şimal yarımkürəsi),
season-south = { $season } (Cənub yarımkürəsi),
quarter-1 = I rüb
    .of = I rüb
quarter-2 = II rüb
    .of = II rüb
quarter-3 = III rüb
    .of = III rüb
quarter-4 = IV rüb
    .of = IV rüb
third-1 = ilk üçdə bir
    .of = ilk üçdə bir
third-2 = ikinci üçdə bir
    .of = ikinci üçdə bir
third-3 = son üçdə bir
    .of = son üçdə bir
half-1 = birinci yarı
    .of = birinci yarı
half-2 = ikinci yarı
    .of = ikinci yarı
day-of-some-month = naməlum ayın günü: { $day },
some-part = bir hissə,

decade = { $year }-lər
    .of = { $year }-lər
decade-first = b.e. 1–9 illəri
    .of = b.e. 1–9 illəri
decade-bce = e.ə. { $from }–{ $to } illəri
    .of = e.ə. { $from }–{ $to } illəri
century = { $n } əsr
    .of = { $n } əsr
century-bce = e.ə. { $n } əsr
    .of = e.ə. { $n } əsr

date-day = { $day } { $month } { $year }
date-day-month = { $day } { $month }
date-month = { $month } { $year }
date-part = { $part } { $year }
date-part-of = { $part } { $year }
date-among = { $part } (illərdən biri: { $years })
date-no-year = { $part }, ili bəlli deyil
date-year-unknown = ili bəlli deyil
date-time = { $date }, { $time }
date-about = təxminən { $date }
date-perhaps = bəlkə { $date }
date-perhaps-about = bəlkə təxminən { $date }

date-range = { $from } – { $to }
date-days = { $from }–{ $to }
date-since = başlanğıc: { $date }
date-until = son: { $date }
date-any-time = nə vaxtsa
date-none = tarixsiz

bounds-between = { $from } ilə { $to } arasında
bounds-from = ən tezi { $date }
bounds-to = ən geci { $date }

every-century = { $n ->
    [1] hər əsr
   *[other] { $n } əsrdən bir
}
every-decade = { $n ->
    [1] hər onillik
   *[other] { $n } onillikdən bir
}
every-year = { $n ->
    [1] hər il
   *[other] { $n } ildən bir
}
every-half = { $n ->
    [1] hər yarımil
   *[other] { $n } yarımildən bir
}
every-quarter = { $n ->
    [1] hər rüb
   *[other] { $n } rübdən bir
}
every-season = { $n ->
    [1] hər fəsil
   *[other] { $n } fəsildən bir
}
every-month = { $n ->
    [1] hər ay
   *[other] { $n } aydan bir
}
every-week = { $n ->
    [1] hər həftə
   *[other] { $n } həftədən bir
}
every-day = { $n ->
    [1] hər gün
   *[other] { $n } gündən bir
}
every-hour = { $n ->
    [1] hər saat
   *[other] { $n } saatdan bir
}
every-minute = { $n ->
    [1] hər dəqiqə
   *[other] { $n } dəqiqədən bir
}
every-second = { $n ->
    [1] hər saniyə
   *[other] { $n } saniyədən bir
}
every-times = { $every }, { $n } dəfə
every-on-date = { $every }, { $day } { $month }
every-on-days = { $every }, günlər: { $days }
every-last-day = sonuncu
every-on-weekdays = { $every }: { $weekdays }
every-on-nth = { $every }: { $weekdays } (sıra ilə: { $nth })
every-nth = { $n }
every-nth-last = sonuncu
every-in-months = { $every }, { $months }
every-of-months = { $every }, { $months }
every-at = { $every }, { $what }
every-since = { $every }, başlanğıc: { $year }
every-until = { $every }, son: { $year }

list-and = { $items } və { $last }

# Oxda: mümkün qədər qısa.
axis-today = Bu gün
axis-quarter = { $n } rüb
axis-decade = { $year }-lər
axis-century = { $n } əsr
    .short = { $n } əsr
axis-century-bce = e.ə. { $n } əsr
    .short = e.ə. { $n } əsr
axis-millennium = { $n } minillik
    .short = { $n } min.
axis-millennium-bce = e.ə. { $n } minillik
    .short = e.ə. { $n } min.
axis-bce = Eramızdan əvvəl
    .short = e.ə.
axis-ce = Bizim era
    .short = b.e.
