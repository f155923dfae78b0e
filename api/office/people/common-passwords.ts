/**
 * What people choose when they are asked for ten characters: such words stand at the top of every
 * published list of leaked passwords, or lie close to this office. Compared in lower case, and once
 * more with only the letters left (`password123!` is `password`).
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
1q2w3e4r5t 1qaz2wsx3edc 1qazxsw23edc 1234567890 0987654321 9876543210 1234512345 1234554321 1122334455 0123456789
12345678910 123456789a 123456789q a123456789 q1w2e3r4t5 zaq12wsxcde3 123123123123 123321123321 qwer1234asdf
qwerty qwertyui qwertyuiop qwertyuiopasdf qwertyasdf qwertyqwerty qwertyzxcvbn asdfgh asdfghjkl asdfghjklzxcvbnm
zxcvbnm zxcvbnmasdf asdfasdf asdfasdfasdf qazwsx qazwsxedc qazwsxedcrfv poiuytrewq mnbvcxz
password passwords passwordpassword mypassword thepassword passwort passw passwordku passwordadmin adminpassword
admin administrator adminadmin adminhotline hotlineadmin hotline hotlinesms smshotline rootroot superadmin superuser
welcome welcomehome letmein letmeinplease iloveyou iloveyouu iloveyousomuch sunshine princess superman batman
football baseball basketball monkey dragon master shadow michael jennifer jordan trustno trustnoone whatever
changeme changemenow changethis default defaultpassword secret secretpassword supersecret testtest testing
testpassword computer internet samsung pokemon starwars liverpool manchesterunited manchester chelsea arsenal
barcelona realmadrid katasandi katasandiku sandi sandiku rahasia rahasiaku rahasiasekali kuncirumah bukapintu
bismillah bismillahirrahmanirrahim alhamdulillah alhamdulilah assalamualaikum subhanallah astaghfirullah allahuakbar
insyaallah masyaallah muhammad indonesia indonesiaraya indonesiaku indonesiajaya merahputih garudapancasila pancasila
bhinnekatunggalika merdeka jakarta bandung surabaya lampung lampungbarat lampungku lampungsai liwa liwalampung
kotaliwa pemdalampungbarat pemkablambar lambar lambarhebat bandarlampung kominfo kominfolambar diskominfo
diskominfolambar kabupaten kabupatenlampungbarat bupati bupatilampungbarat sekda pengaduan pengaduanmasyarakat
sayang sayangku sayangkamu cintaku akucintakamu akusayangkamu kamusayangaku cinta keluarga keluargaku anakku
ibuku bapakku namaku doraemon naruto kucing kucingku persib persija sepakbola gadogado nasigoreng
selamatdatang selamatpagi terimakasih apakabar pegawai pegawainegeri kantor kantorku kantorbupati
`
    .trim()
    .split(/\s+/),
);
