# Proqram haqqında.
about-version = Buraxılış { $version }
about-what = Sənədlər qovluğunu oxucusunun etibar edə biləcəyi zaman xəttinə çevirir. Hər şey bu kompüterdə baş verir; heç yerə heç nə göndərilmir.
about-licence = Seçiminizə görə MIT və ya Apache 2.0 lisenziyası ilə. Noto Sans şrifti SIL Open Font Licence ilədir.
about-hide-libraries = İstifadə olunan kitabxanaları gizlət
about-show-libraries = İstifadə olunan kitabxanaları lisenziyaları ilə göstər

# Pəncərənin altındakı sətir.
status-filtered = { $shown } / { $all } hadisə
status-all = { $documents } · { $events }
status-to-review = yoxlanmalı: { $n }
status-notes-hint = Nə oxuna və ya yazıla bilmədi və niyə
status-unplaced = baxılmalı dəyişiklik: { $n }
status-read-only = Yalnız baxmaq üçün
status-not-saved = Saxlanmayıb
status-not-saved-hint = Son dəyişikliklər yazıla bilmədi; bir neçə saniyədən bir yenidən cəhd edilir. Yaxud başqa adla saxlayın
status-no-font = Bəzi hərflərin şrifti yoxdur
status-checking = Dəyişmiş fayllar axtarılır
status-reading = Oxunur { $done }/{ $total }
status-paused = Fasilə: { $done }/{ $total }
status-pause = Fasilə
status-go-on = Davam et
status-go-on-hint = Qalanını oxu
status-stop = Dayandır
status-resolving = Zaman xətti qurulur…
status-kept = Dəyişikliklər saxlanılıb
status-kept-hint = Dəyişdikləriniz bu kompüterdə saxlanılır və bu qovluğu yenidən açanda yerində olur. “Dəyişiklikləri saxla…” onlardan köçürülə və ya göndərilə bilən fayl düzəldir.

# Başlanğıc səhifə.
start-what = Sənədlər qovluğundan etibar edə biləcəyiniz zaman xətti.
start-let-go = Oxumaq üçün buraxın
start-drop = Qovluğu və ya sənədləri bura sürüyün
start-formats = PDF, Word, veb səhifələr, e-poçt, cədvəllər, sadə mətn; heç nə bu kompüterdən çıxmır.
start-no-dialog = Sistemin qovluq pəncərəsi cavab vermədi. Qovluğun yolunu yazın və ya onu pəncərəyə sürüyün.
start-path-hint = /home/me/documents
start-path = Qovluğun yolu
start-open = Aç
typed-no-dialog-events = Sistemin fayl pəncərəsi cavab vermədi. Hadisələrin götürüləcəyi cədvəlin, təqvimin və ya zaman xəttinin yolunu yazın.
typed-no-dialog-rules = Sistemin fayl pəncərəsi cavab vermədi. Qaydalar faylının yolunu yazın və ya onu pəncərəyə sürüyün.
typed-path-file = Faylın yolu
typed-import = İdxal et
start-recent = Son qovluqlar
start-open-recent = Aç: { $name }

# Zaman xəttində heç nə olmayanda.
start-nothing-passes = İstənilənlərin hamısı heç birində yoxdur.
start-only-undated-passes = İstənilənlərin hamısı { $n } hadisədə var, amma tarixsiz; aşağıdakı sahəyə baxın.
start-show-all = Bütün hadisələri göstər
start-reading = Oxunur…
start-reading-so-far = { $total } sənəddən { $done } oxunub; ilk hadisələr tapılan kimi görünəcək.
start-arranging = { $n } hadisə düzülür…
start-arranging-how = Hadisələr vaxta, iştirakçılara və mənbələrə görə düzülür.
start-resolving-how = Hər şey oxunub; sənədlərin dedikləri müqayisə edilir.
start-nothing-read = Heç nə oxuna bilmədi
start-no-documents = Burada sənəd yoxdur
start-no-documents-why = Bu qovluqda oxuna bilən sənəd yoxdur. Başqa qovluq açın; nəyin buraxıldığı aşağıdakı qeydlərdədir.
start-nothing-dated = Heç nəyin tarixi yoxdur
start-nothing-dated-why = { $documents } sənəddə { $events } hadisə tapıldı, amma heç nə onların vaxtını demir. Aşağıdan birini seçib tarixini verin və ya bunu deyən sənəd əlavə edin.
start-no-events = Hadisə tapılmadı
start-no-events-why = { $n } sənəd oxundu, amma onlarda nəyinsə baş verdiyi deyilmir. Protokollar, press-relizlər, məktublar və ya hesabatlar olan qovluğu sınayın.

# Heç nə seçilməyəndə sağ panel.
summary-stated = Sənəd vaxtını birbaşa deyir
summary-derived = Tarix sənədlərin dediklərindən addım-addım çıxır
summary-bounded = Yalnız hədlər bilinir: onların arasında və ya birindən əvvəl, yaxud sonra baş verib
summary-undated = tarixsiz
    .hint = Heç bir sənəd vaxtını demir; aşağıdakı sahədədirlər
summary-in = { $what }, { $year }
summary-from-to = { $what }, { $from } – { $to }
summary-about = { $documents }, { $events }
summary-how-sure = Tarixlər nə dərəcədə dəqiqdir
summary-disputed = Mənbələr razılaşmır ({ $n })
summary-told = Bir neçə sənəddə var
summary-notes = Qeydlər
summary-select = Nə bilindiyini və haradan bilindiyini görmək üçün hadisə seçin.
summary-part = { $n } hadisə: { $kind }

tray-all = Tarixsiz ({ $n })
tray-some = Tarixsiz ({ $n } / { $all })
tray-what = baş verib, amma oxda yerləşdirməyə tarixi yoxdur

overview-showing = İcmal, göstərilir: { $from } – { $to }

# Pəncərənin üstündə açılanlar.
overlay-save-copy = Nüsxəsini saxla
overlay-save = Dəyişiklikləri saxla
overlay-keep-filter = Bu süzgəci saxla
overlay-period = Dövrə ad ver
overlay-add = Hadisə əlavə et
overlay-export = İxrac
close = Bağla
palette-type = Nə etmək istədiyinizi yazın
palette-find = Əməl tap
palette-nothing = Belə adda əməl yoxdur.
shortcuts-or = { $a } və ya { $b }
shortcuts-pointer = Siçan
pointer-zoom = Miqyası dəyişmək
pointer-zoom-how = təkər
pointer-move = Vaxt boyunca hərəkət
pointer-move-how = sürümək və ya Shift və təkər
pointer-date = Seçilmiş hadisənin tarixini vermək
pointer-date-how = Shift ilə nişanını sürümək
pointer-scroll = Zolaqları sürüşdürmək
pointer-scroll-how = adlarının üstündə təkər
pointer-lane = Zolağı köçürmək
pointer-lane-how = adını sürümək
pointer-menu = Başqa nə etmək olar
pointer-menu-how = sağ klik
pointer-range = Dövrü göstərmək
pointer-range-how = oxda sürümək
pointer-fit = Hadisənin ətrafını və ya hamısını göstərmək
pointer-fit-how = iki dəfə klik
pointer-add = Seçilənə əlavə etmək
pointer-add-how = Ctrl ilə klik
notes-about = Oxunan və ya yazılanlar haqqında { $n } qeyd. Qalan hər şey davam etdi.
notes-again = Yenidən cəhd et
save-no-dialog = Sistemin fayl pəncərəsi cavab vermədi; layihə faylının yerini yazın.
save-path = Layihə faylının yolu
save = Saxla

# Proqram dayananda.
fault-title = Dateline dayandı
fault-what = Proqramda xəta var. Sənədlərinizə toxunulmayıb, onlar haqqında dedikləriniz saxlanılıb: qovluğu yenidən açanda yerində olacaq.
fault-report = Hesabat yazıldı. Orada sənədlərinizdən heç bir söz yoxdur. Zəhmət olmasa, onu Dateline proqramını sizə verənə göndərin:
fault-again = Yenidən başlat
fault-copy = Hesabatı köçür

# Sistem pəncərələrinin başlıqları.
dialog-folder = Sənədlər qovluğunu aç
dialog-picture = Zaman xəttini ixrac et
dialog-rules = Öz tarix qaydalarınızı götürün
dialog-rules-kind = Tarix qaydaları
dialog-events = Cədvəldən və ya təqvimdən hadisə götür
dialog-events-kind = Cədvəllər və təqvimlər
dialog-project-kind = Dateline layihəsi

app-unsaved = Son dəyişikliklər saxlanmayıb; başqa adla saxlayın və ya onlardan imtina etmək üçün bir də bağlayın
app-own-rules-only = Yalnız Dateline tarix qaydaları işlənir

no-font-for-one = Bu sistemin heç bir şriftində { $letter } hərfi yoxdur: o olan şrift, məsələn, Noto Sans quraşdırılana qədər qutu kimi görünür
no-font-for = Bu sistemin heç bir şriftində { $letter } və daha { $more } hərf yoxdur: onlar olan şrift, məsələn, Noto Sans quraşdırılana qədər qutu kimi görünür

chip-remove = Süzgəci sil: { $filter }
chip-remove-hint = Bu süzgəci sil

show-in = Sənəddə göstər: { $document }
show-in-document = Sənəddə göstər: { $words }

# Bələdçi və tanışlıq.
overlay-guide = Bələdçi
guide-browser = Brauzerdə aç, şəkillərlə
help-about = Kömək: { $page }
start-tour = Beş addımda tanış olun
start-guide = Bələdçini oxuyun
help = Kömək
tour-happened = Hər nişan baş vermiş bir hadisədir
    .text = Nümunənin sənədləri oxunub və danışdıqları bir zaman xəttində, zolaqlarda durur. Təkər miqyası dəyişir, sürümək yerini dəyişir, Home yenidən hamısını göstərir.
tour-sentence = Cümləsiz heç nə yoxdur
    .text = Bu hadisə seçilib. Burada ondan danışan cümlələr və tarixin haradan bilindiyi addım-addım durur. Cümləni klikləyin, sənəd həmin yerdə açılacaq.
tour-sure = Tarixin nə dərəcədə dəqiq olduğu görünür
    .text = Heç bir tarix təxmin edilmir. Sənədlərin açıq qoyduğu açıq qalır və belə görünür:
tour-word = Son söz sizindir
    .text = Yoxlama proqramın ən az əmin olduğunu soruşur. S ikisinin eyni, N ayrı olduğunu deyir; istənilən hadisədə C təsdiqləyir, E tarixi dəyişir. Dediyiniz dərhal saxlanılır, sənədlərin yanında, heç vaxt onların içində yox.
tour-find = Tapın və özünüzlə aparın
    .text = Ctrl+F yazdıqca axtarır. İxrac şəkil, paylaşılan səhifə və ya cədvəl düzəldir, hər birində əsaslandığı cümlələr var. F1 və ya sual işarəsi harada olsanız bələdçini açır.
tour-at = { $n } / { $all }
tour-skip = Ötür
tour-read-on = Bələdçidə oxumağa davam et
tour-done = Hazırdır
tour-next = Növbəti
tour-back = Geri
tour-day-said = sənədin dediyi gün
tour-day-worked-out = addımları ilə hesablanmış gün
tour-some-time = ayın və ya ilin hansısa günü; o qədər enlidir
tour-before-after = bir gündən əvvəl; artığı bilinmir
