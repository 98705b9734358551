menu-period = Bu dövrü dəyiş…
menu-unfold = Aç
menu-fold = Yığ
menu-unpin = Burax
menu-pin = Yuxarıda bərkit
menu-up = Yuxarı köçür
menu-down = Aşağı köçür
menu-only-this = Yalnız bunu göstər
menu-hide = Gizlət

tip-and-more = { $document } və daha { $n }
tip-open = Açmaq üçün klikləyin
tip-period = Hamısını görmək üçün klikləyin; dəyişmək üçün sağ klik
tip-gap = Ətrafında nə deyildiyini görmək üçün klikləyin
tip-lane = Yığmaq və ya açmaq üçün klikləyin; bərkitmək, köçürmək və düzmək üçün sağ klik

date-ends-before = Başlamamış bitərdi

canvas-arranging = { $n } hadisə düzülür
canvas-shows = Zaman xətti, { $events }, { $from } – { $to }
fold-and-more = və daha { $n }; axtarışla daraldın
canvas-no-tags = Hələ heç bir hadisənin etiketi yoxdur. Birini seçib etiket üçün { $tag }, öz zolağı üçün { $lane } basın.
canvas-no-lanes = Heç bir hadisə bunlara aid deyil; yuxarıdakı paneldən başqa zolaqlar seçin.
