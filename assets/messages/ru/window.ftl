# О программе.
about-version = Версия { $version }
about-what = Превращает папку документов в ленту времени, которой можно доверять. Всё происходит на этом компьютере; ничего никуда не отправляется.
about-licence = По лицензии MIT или Apache 2.0 — на ваш выбор. Шрифт Noto Sans — по лицензии SIL Open Font Licence.
about-hide-libraries = Скрыть использованные библиотеки
about-show-libraries = Показать использованные библиотеки и их лицензии

# Строка внизу окна.
status-filtered = { $shown } из { $all ->
    [one] { $all } события
   *[other] { $all } событий
}
status-all = { $documents } · { $events }
status-to-review = проверить: { $n }
status-notes-hint = Что не удалось прочитать или записать и почему
status-unplaced = { $n ->
    [one] { $n } изменение требует внимания
    [few] { $n } изменения требуют внимания
   *[other] { $n } изменений требуют внимания
}
status-read-only = Только для просмотра
status-not-saved = Не сохранено
status-not-saved-hint = Последние изменения не удалось записать; каждые несколько секунд программа пробует снова. Или сохраните под другим именем
status-no-font = Для некоторых букв нет шрифта
status-reading = Чтение { $done }/{ $total }
status-paused = Пауза: { $done }/{ $total }
status-pause = Пауза
status-go-on = Дальше
status-go-on-hint = Прочитать остальное
status-stop = Стоп
status-resolving = Составляется лента времени…
status-kept = Изменения сохранены
status-kept-hint = Ваши изменения хранятся на этом компьютере и появятся, когда вы снова откроете эту папку. «Сохранить изменения…» создаёт из них файл, который можно перенести или отправить.

# Начальная страница.
start-what = Папка документов превращается в ленту времени, которой можно доверять.
start-let-go = Отпустите, чтобы прочитать
start-drop = Перетащите сюда папку или документы
start-formats = PDF, Word, веб-страницы, почта, таблицы, простой текст; ничто не покидает этот компьютер.
start-no-dialog = Системное окно выбора папки не ответило. Введите путь к папке или перетащите её в окно.
start-path-hint = /home/me/documents
start-path = Путь к папке
start-open = Открыть
start-recent = Недавние папки
start-open-recent = Открыть { $name }

# Вместо ленты времени, когда на ней ничего нет.
start-nothing-passes = Ничто не отвечает всем условиям.
start-only-undated-passes = Всем условиям отвечает { $n ->
    [one] { $n } событие
    [few] { $n } события
   *[other] { $n } событий
}, но без даты; см. область внизу.
start-show-all = Показать все события
start-reading = Чтение…
start-reading-so-far = Прочитано { $done } из { $total ->
    [one] { $total } документа
   *[other] { $total } документов
}; первые события появятся, как только будут найдены.
start-arranging = Упорядочивается { $n ->
    [one] { $n } событие
    [few] { $n } события
   *[other] { $n } событий
}…
start-arranging-how = События сортируются по времени, по участникам и по источникам.
start-resolving-how = Всё прочитано; сравнивается то, что говорят документы.
start-no-documents = Здесь нет документов
start-no-documents-why = В этой папке нет документа, который удалось бы прочитать. Откройте другую папку; в замечаниях внизу сказано, что пропущено.
start-nothing-dated = Ничего не датировано
start-nothing-dated-why = Событий найдено: { $events }, документов: { $documents }, но нигде не сказано когда. Выберите событие внизу и укажите его дату или добавьте документ, в котором она есть.
start-no-events = События не найдены
start-no-events-why = Прочитано { $n ->
    [one] { $n } документ
    [few] { $n } документа
   *[other] { $n } документов
}, но в них не сказано, что что-либо произошло. Попробуйте папку с протоколами, пресс-релизами, письмами или отчётами.

# Правая панель, пока ничего не выбрано.
summary-stated = Документ прямо говорит когда
summary-derived = Дата шаг за шагом следует из того, что говорят документы
summary-bounded = Известны только границы: произошло между ними либо до или после одной из них
summary-undated = без даты
    .hint = Ни один документ не говорит когда; они в области внизу
summary-in = { $what }, { $year }
summary-from-to = { $what }, { $from } – { $to }
summary-about = { $documents }, { $events }
summary-how-sure = Насколько надёжны даты
summary-disputed = Источники расходятся ({ $n })
summary-told = Есть в нескольких документах
summary-notes = Замечания
summary-select = Выберите событие, чтобы увидеть, что о нём известно и откуда.
summary-part = { $n ->
    [one] { $n } событие
    [few] { $n } события
   *[other] { $n } событий
}: { $kind }

# События без даты.
tray-all = Без даты ({ $n })
tray-some = Без даты ({ $n } из { $all })
tray-what = произошло, но нет даты, чтобы поставить на ось

overview-showing = Обзор, показано { $from } – { $to }

# То, что открывается поверх окна.
overlay-save-copy = Сохранить копию
overlay-save = Сохранить изменения
overlay-keep-filter = Сохранить этот фильтр
overlay-period = Назвать период
overlay-add = Добавить событие
overlay-export = Экспорт
close = Закрыть
palette-type = Введите, что вы хотите сделать
palette-find = Найти действие
palette-nothing = Такого действия нет.
shortcuts-or = { $a } или { $b }
shortcuts-pointer = Мышь
pointer-zoom = Изменить масштаб
pointer-zoom-how = колесо
pointer-move = Двигаться по времени
pointer-move-how = перетаскивание или Shift и колесо
pointer-date = Изменить дату выбранного события
pointer-date-how = Shift и перетаскивание отметки
pointer-scroll = Прокрутить дорожки
pointer-scroll-how = колесо над названиями
pointer-lane = Переместить дорожку
pointer-lane-how = перетаскивание названия
pointer-menu = Что ещё можно сделать
pointer-menu-how = правая кнопка
pointer-range = Показать период
pointer-range-how = протянуть по оси
pointer-fit = Показать окружение события или всё
pointer-fit-how = двойной щелчок
pointer-add = Добавить к выбранному
pointer-add-how = Ctrl и щелчок
notes-about = { $n ->
    [one] { $n } замечание
    [few] { $n } замечания
   *[other] { $n } замечаний
} о том, что читалось или записывалось. Всё остальное выполнено.
notes-again = Повторить
save-no-dialog = Системное окно выбора файла не ответило; введите, куда сохранить файл проекта.
save-path = Путь к файлу проекта
save = Сохранить

# После сбоя программы.
fault-title = Работа Dateline прервана
fault-what = В программе ошибка. Ваши документы не затронуты, а сказанное вами о них сохранено и появится, когда вы снова откроете папку.
fault-report = Составлен отчёт. В нём нет ни слова из ваших документов. Пожалуйста, отправьте его тому, от кого вы получили Dateline:
fault-again = Запустить снова
fault-copy = Копировать отчёт

# Заголовки системных окон и виды файлов в них.
dialog-folder = Открыть папку документов
dialog-picture = Экспорт ленты времени
dialog-rules = Взять собственные правила дат
dialog-rules-kind = Правила дат
dialog-events = Взять события из таблицы или календаря
dialog-events-kind = Таблицы и календари
dialog-project-kind = Проект Dateline

# Что окно само сообщает в строке внизу.
app-unsaved = Последние изменения не сохранены; сохраните их под другим именем или закройте ещё раз, чтобы отказаться от них
app-no-dialog-events = Окно выбора файла не отвечает; события можно добавить и командой dateline import FILE --into PROJECT
app-no-dialog-rules = Окно выбора файла не отвечает; перетащите файл с правилами в это окно
app-own-rules-only = Применяются только правила дат Dateline

no-font-for-one = Ни в одном шрифте этой системы нет буквы { $letter }: она показана прямоугольником, пока не установлен шрифт с ней, например Noto Sans
no-font-for = Ни в одном шрифте этой системы нет буквы { $letter } и ещё { $more }: они показаны прямоугольниками, пока не установлен шрифт с ними, например Noto Sans

chip-remove = Убрать фильтр { $filter }
chip-remove-hint = Убрать этот фильтр

show-in = Показать в { $document }
show-in-document = Показать в документе: { $words }
