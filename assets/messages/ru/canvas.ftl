# Что предлагает правая кнопка мыши.
menu-period = Изменить этот период…
menu-unfold = Развернуть
menu-fold = Свернуть
menu-unpin = Открепить
menu-pin = Закрепить вверху
menu-up = Переместить вверх
menu-down = Переместить вниз
menu-only-this = Показать только это
menu-hide = Скрыть

# Что стоит рядом с указателем.
tip-and-more = { $document } и ещё { $n }
tip-open = Щёлкните, чтобы открыть
tip-period = Щёлкните, чтобы увидеть весь период; правая кнопка — изменить
tip-gap = Щёлкните, чтобы увидеть, что рассказано о времени вокруг
tip-lane = Щёлкните, чтобы свернуть или развернуть; правая кнопка — закрепить, переместить или сортировать

date-ends-before = Конец оказался бы раньше начала

canvas-arranging = Упорядочивается { $n ->
    [one] { $n } событие
    [few] { $n } события
   *[other] { $n } событий
}
canvas-shows = Лента времени, { $events }, { $from } – { $to }
fold-and-more = и ещё { $n }; уточните поиском
canvas-no-tags = Ни у одного события ещё нет метки. Выберите событие и нажмите { $tag }, чтобы дать метку, или { $lane } — собственную дорожку.
canvas-no-lanes = Ни одно событие сюда не относится; выберите другие дорожки вверху.

# Слова рисунка: дорожки, которых не называет ни один документ.
lane-all = Все события
lane-other = Прочие события
lane-folded = свёрнута
lane-pinned = закреплена
lane-filtered-out = отфильтровано
fold-more = ещё { $n ->
    [one] { $n } событие
    [few] { $n } события
   *[other] { $n } событий
}
missing-one = { $series }: ни один документ не говорит о номере { $first }
missing-many = { $series }: ни один документ не говорит о номерах { $first }–{ $last }

# Легенда.
sign-day = известен день
sign-coarse = известен месяц или год
sign-lasted = длилось
sign-within = когда-то в этих пределах
sign-before = когда-то раньше
sign-after = когда-то позже
sign-worked-out = выведено, не указано
sign-planned = запланировано
sign-cancelled = отменено
sign-numbered = одно из нумерованного ряда
sign-missing = номера, о которых никто не говорит
sign-again = снова и снова
sign-disagree = источники расходятся
sign-checked = проверено человеком
sign-folded = ещё события

# Низ страницы и примечания.
paper-from = По { $n ->
    [one] { $n } документу
   *[other] { $n } документам
}
paper-undated = { $n ->
    [one] { $n } событие без даты не показано.
    [few] { $n } события без даты не показаны.
   *[other] { $n } событий без даты не показано.
}
paper-no-room = { $n ->
    [one] { $n } дорожка не поместилась на этой странице.
    [few] { $n } дорожки не поместились на этой странице.
   *[other] { $n } дорожек не поместилось на этой странице.
}
paper-notes = Примечания
known-person = со слов человека
known-stated = указано в документе
known-derived = выведено из сказанного в документах
known-too-little = известно слишком мало, чтобы указать место
known-bounded = когда-то в этих пределах
agreed-added = Добавлено человеком
agreed-dated = Датировано человеком
agreed-confirmed = Подтверждено человеком
agreed-changed = Изменено человеком
agreed-not = Человеком не подтверждено

# Дорожки по виду события; прописная буква добавляется.
happening-adopt = принятие
happening-sign = подписание
happening-found = основание
happening-dissolve = упразднение
happening-launch = запуск
happening-open = открытие
happening-close = закрытие
happening-elect = выборы
happening-appoint = назначение
happening-assume = вступление в должность
happening-leave = уход
happening-meet = встреча
happening-session = заседание
happening-ceremony = церемония
happening-event = мероприятие
happening-visit = визит
happening-participate = участие
happening-speak = выступление
happening-show = показ
happening-award = награждение
happening-build = строительство
happening-carry-out = осуществление
happening-decide = решение
happening-court = суд
happening-fight = бой
happening-harm = ущерб
happening-die = смерть
happening-be-born = рождение
happening-life = жизнь
happening-trade = торговля
happening-help = помощь
happening-break = разрыв
happening-announce = объявление
happening-join = вступление
happening-discover = открытие нового
happening-change = изменение
happening-exchange = обмен
happening-welcome = приём гостей
happening-hold = проведение
happening-plan = план
happening-begin = начало
happening-end = окончание
happening-continue = продолжение
happening-cancel = отмена
happening-postpone = перенос
happening-adjourn = перерыв
happening-state = заявление
happening-say = высказывание
happening-be-so = состояние
happening-think = мнение
happening-do = действие
