# Месяцы: сами по себе; в родительном падеже (.of); кратко для оси (.short).
month-1 = январь
    .of = января
    .short = янв
month-2 = февраль
    .of = февраля
    .short = фев
month-3 = март
    .of = марта
    .short = мар
month-4 = апрель
    .of = апреля
    .short = апр
month-5 = май
    .of = мая
    .short = май
month-6 = июнь
    .of = июня
    .short = июн
month-7 = июль
    .of = июля
    .short = июл
month-8 = август
    .of = августа
    .short = авг
month-9 = сентябрь
    .of = сентября
    .short = сен
month-10 = октябрь
    .of = октября
    .short = окт
month-11 = ноябрь
    .of = ноября
    .short = ноя
month-12 = декабрь
    .of = декабря
    .short = дек

weekday-1 = понедельник
weekday-2 = вторник
weekday-3 = среда
weekday-4 = четверг
weekday-5 = пятница
weekday-6 = суббота
weekday-7 = воскресенье
weekday-on-1 = понедельник
weekday-on-2 = вторник
weekday-on-3 = среда
weekday-on-4 = четверг
weekday-on-5 = пятница
weekday-on-6 = суббота
weekday-on-7 = воскресенье

year-bce = { $year } до н. э.
year-ce = { $year } н. э.

season-21 = весна
    .of = весны
season-22 = лето
    .of = лета
season-23 = осень
    .of = осени
season-24 = зима
    .of = зимы
season-north = { $season } в Северном полушарии,
season-south = { $season } в Южном полушарии,
quarter-1 = I квартал
    .of = I квартала
quarter-2 = II квартал
    .of = II квартала
quarter-3 = III квартал
    .of = III квартала
quarter-4 = IV квартал
    .of = IV квартала
third-1 = первая треть
    .of = первой трети
third-2 = вторая треть
    .of = второй трети
third-3 = последняя треть
    .of = последней трети
half-1 = первая половина
    .of = первой половины
half-2 = вторая половина
    .of = второй половины
day-of-some-month = { $day }-е число неизвестного месяца
some-part = часть

decade = { $year }-е
    .of = { $year }-х
decade-first = 1–9 годы н. э.
    .of = 1–9 годов н. э.
decade-bce = { $from }–{ $to } годы до н. э.
    .of = { $from }–{ $to } годов до н. э.
century = { $n } век
    .of = { $n } века
century-bce = { $n } век до н. э.
    .of = { $n } века до н. э.

date-day = { $day } { $month } { $year }
date-day-month = { $day } { $month }
date-month = { $month } { $year }
date-part = { $part } { $year }
date-part-of = { $part } { $year }
date-among = { $part } одного из годов { $years }
date-no-year = { $part }, год неизвестен
date-year-unknown = год неизвестен
date-time = { $date }, { $time }
date-about = около { $date }
date-perhaps = возможно, { $date }
date-perhaps-about = возможно, около { $date }

date-range = { $from } – { $to }
date-days = { $from }–{ $to }
date-since = с { $date }
date-until = до { $date }
date-any-time = в какое-то время
date-none = без даты

bounds-between = между { $from } и { $to }
bounds-from = не ранее { $date }
bounds-to = не позднее { $date }

every-century = { $n ->
    [one] раз в { $n } век
    [few] раз в { $n } века
   *[other] раз в { $n } веков
}
every-decade = { $n ->
    [one] раз в { $n } десятилетие
    [few] раз в { $n } десятилетия
   *[other] раз в { $n } десятилетий
}
every-year = { $n ->
    [1] каждый год
    [one] раз в { $n } год
    [few] раз в { $n } года
   *[other] раз в { $n } лет
}
every-half = { $n ->
    [1] каждое полугодие
    [one] раз в { $n } полугодие
    [few] раз в { $n } полугодия
   *[other] раз в { $n } полугодий
}
every-quarter = { $n ->
    [1] каждый квартал
    [one] раз в { $n } квартал
    [few] раз в { $n } квартала
   *[other] раз в { $n } кварталов
}
every-season = { $n ->
    [1] каждый сезон
    [one] раз в { $n } сезон
    [few] раз в { $n } сезона
   *[other] раз в { $n } сезонов
}
every-month = { $n ->
    [1] каждый месяц
    [one] раз в { $n } месяц
    [few] раз в { $n } месяца
   *[other] раз в { $n } месяцев
}
every-week = { $n ->
    [1] каждую неделю
    [one] раз в { $n } неделю
    [few] раз в { $n } недели
   *[other] раз в { $n } недель
}
every-day = { $n ->
    [1] каждый день
    [one] раз в { $n } день
    [few] раз в { $n } дня
   *[other] раз в { $n } дней
}
every-hour = { $n ->
    [1] каждый час
    [one] раз в { $n } час
    [few] раз в { $n } часа
   *[other] раз в { $n } часов
}
every-minute = { $n ->
    [1] каждую минуту
    [one] раз в { $n } минуту
    [few] раз в { $n } минуты
   *[other] раз в { $n } минут
}
every-second = { $n ->
    [1] каждую секунду
    [one] раз в { $n } секунду
    [few] раз в { $n } секунды
   *[other] раз в { $n } секунд
}
every-times = { $every }, { $n ->
    [one] { $n } раз
    [few] { $n } раза
   *[other] { $n } раз
}
every-on-date = { $every }, { $day } { $month }
every-on-days = { $every }, дни: { $days }
every-last-day = последний
every-on-weekdays = { $every }: { $weekdays }
every-on-nth = { $every }: { $weekdays } (по счёту: { $nth })
every-nth = { $n }
every-nth-last = последний
every-in-months = { $every }, { $months }
every-of-months = { $every }, { $months }
every-at = { $every }, { $what }
every-since = { $every } с { $year }
every-until = { $every } до { $year }

list-and = { $items } и { $last }

# На оси: как можно короче.
axis-today = Сегодня
axis-quarter = { $n } кв.
axis-decade = { $year }-е
axis-century = { $n } век
    .short = { $n } в.
axis-century-bce = { $n } век до н. э.
    .short = { $n } в. до н. э.
axis-millennium = { $n } тысячелетие
    .short = { $n } тыс.
axis-millennium-bce = { $n } тысячелетие до н. э.
    .short = { $n } тыс. до н. э.
axis-bce = До нашей эры
    .short = до н. э.
axis-ce = Наша эра
    .short = н. э.
