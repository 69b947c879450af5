"""Three hundred public figures of several naming cultures: `name; family; native script`."""

TABLE = """
Kang Kyung-wha; Kang; 강경화
Park Jin; Park; 박진
Moon Jae-in; Moon; 문재인
Yoon Suk-yeol; Yoon; 윤석열
Lee Jae-myung; Lee; 이재명
Han Duck-soo; Han; 한덕수
Cho Tae-yul; Cho; 조태열
Chung Eui-yong; Chung; 정의용
Park Geun-hye; Park; 박근혜
Yun Byung-se; Yun; 윤병세
Ban Ki-moon; Ban; 반기문
Lee Do-hoon; Lee; 이도훈
Choi Young-sam; Choi; 최영삼
Choi Jong-kun; Choi; 최종건
Kim Gunn; Kim; 김건
Kim Dae-jung; Kim; 김대중
Kim Young-sam; Kim; 김영삼
Roh Moo-hyun; Roh; 노무현
Lee Myung-bak; Lee; 이명박
Suh Hoon; Suh; 서훈
Hwang Kyo-ahn; Hwang; 황교안
Ahn Cheol-soo; Ahn; 안철수
Lim Jong-seok; Lim; 임종석
Cho Myoung-gyon; Cho; 조명균
Kim Jong-un; Kim; 김정은
Kim Yo-jong; Kim; 김여정
Kim Jong-il; Kim; 김정일
Kim Yong-chol; Kim; 김영철
Ri Yong-ho; Ri; 리용호
Ri Son-gwon; Ri; 리선권
Choe Son-hui; Choe; 최선희
Choe Ryong-hae; Choe; 최룡해
Kim Kye-gwan; Kim; 김계관
Ri Su-yong; Ri; 리수용
Wang Yi; Wang; 王毅
Xi Jinping; Xi; 习近平
Li Keqiang; Li; 李克强
Li Qiang; Li; 李强
Yang Jiechi; Yang; 杨洁篪
Qin Gang; Qin; 秦刚
Hu Jintao; Hu; 胡锦涛
Jiang Zemin; Jiang; 江泽民
Wen Jiabao; Wen; 温家宝
Zhao Lijian; Zhao; 赵立坚
Hua Chunying; Hua; 华春莹
Wang Wenbin; Wang; 汪文斌
Wang Qishan; Wang; 王岐山
He Lifeng; He; 何立峰
Liu He; Liu; 刘鹤
Liu Jianchao; Liu; 刘建超
Zhao Leji; Zhao; 赵乐际
Li Zhanshu; Li; 栗战书
Geng Shuang; Geng; 耿爽
Deng Xiaoping; Deng; 邓小平
Zhou Enlai; Zhou; 周恩来
Kong Xuanyou; Kong; 孔铉佑
Wu Dawei; Wu; 武大伟
Cui Tiankai; Cui; 崔天凯
Xie Feng; Xie; 谢锋
Ma Zhaoxu; Ma; 马朝旭
Dong Jun; Dong; 董军
Wei Fenghe; Wei; 魏凤和
Tsai Ing-wen; Tsai; 蔡英文
Lai Ching-te; Lai; 賴清德
Ma Ying-jeou; Ma; 馬英九
Joseph Wu; Wu; 吳釗燮
Carrie Lam; Lam; 林鄭月娥
Lee Hsien Loong; Lee; 李显龙
Lawrence Wong; Wong; 黄循财
Vivian Balakrishnan; Balakrishnan;
Taro Kono; Kono; 河野太郎
Shinzo Abe; Abe; 安倍晋三
Fumio Kishida; Kishida; 岸田文雄
Yoshihide Suga; Suga; 菅義偉
Toshimitsu Motegi; Motegi; 茂木敏充
Yoshimasa Hayashi; Hayashi; 林芳正
Yoko Kamikawa; Kamikawa; 上川陽子
Takeshi Iwaya; Iwaya; 岩屋毅
Shigeru Ishiba; Ishiba; 石破茂
Taro Aso; Aso; 麻生太郎
Junichiro Koizumi; Koizumi; 小泉純一郎
Shinjiro Koizumi; Koizumi; 小泉進次郎
Yasuo Fukuda; Fukuda; 福田康夫
Naoto Kan; Kan; 菅直人
Yukio Hatoyama; Hatoyama; 鳩山由紀夫
Yoshihiko Noda; Noda; 野田佳彦
Sanae Takaichi; Takaichi; 高市早苗
Nobuo Kishi; Kishi; 岸信夫
Seiji Kihara; Kihara; 木原誠二
Katsunobu Kato; Kato; 加藤勝信
Itsunori Onodera; Onodera; 小野寺五典
Donald Trump; Trump;
Joe Biden; Biden;
Barack Obama; Obama;
Hillary Clinton; Clinton;
Bill Clinton; Clinton;
John Kerry; Kerry;
Rex Tillerson; Tillerson;
Mike Pompeo; Pompeo;
Antony Blinken; Blinken;
Marco Rubio; Rubio;
Jake Sullivan; Sullivan;
John Bolton; Bolton;
Stephen Biegun; Biegun;
Wendy Sherman; Sherman;
Kurt Campbell; Campbell;
Sung Kim; Kim;
Mark Esper; Esper;
Lloyd Austin; Austin;
Kamala Harris; Harris;
Mike Pence; Pence;
JD Vance; Vance;
Henry Kissinger; Kissinger;
Madeleine Albright; Albright;
Colin Powell; Powell;
Condoleezza Rice; Rice;
George W. Bush; Bush;
Nancy Pelosi; Pelosi;
Janet Yellen; Yellen;
Justin Trudeau; Trudeau;
Chrystia Freeland; Freeland;
Mélanie Joly; Joly;
Mark Carney; Carney;
Andrés Manuel López Obrador; López Obrador;
Claudia Sheinbaum; Sheinbaum;
Luiz Inácio Lula da Silva; Lula;
Jair Bolsonaro; Bolsonaro;
Mauro Vieira; Vieira;
Javier Milei; Milei;
Alberto Fernández; Fernández;
Cristina Fernández de Kirchner; Fernández de Kirchner;
Sebastián Piñera; Piñera;
Gabriel Boric; Boric;
Gustavo Petro; Petro;
Nicolás Maduro; Maduro;
Hugo Chávez; Chávez;
Evo Morales; Morales;
Miguel Díaz-Canel; Díaz-Canel;
Emmanuel Macron; Macron;
François Hollande; Hollande;
Nicolas Sarkozy; Sarkozy;
Jean-Yves Le Drian; Le Drian;
Catherine Colonna; Colonna;
Stéphane Séjourné; Séjourné;
Jean-Noël Barrot; Barrot;
Angela Merkel; Merkel;
Olaf Scholz; Scholz;
Friedrich Merz; Merz;
Annalena Baerbock; Baerbock;
Heiko Maas; Maas;
Frank-Walter Steinmeier; Steinmeier;
Johann Wadephul; Wadephul;
Sigmar Gabriel; Gabriel;
Gerhard Schröder; Schröder;
Ursula von der Leyen; von der Leyen;
Josep Borrell; Borrell;
Federica Mogherini; Mogherini;
Kaja Kallas; Kallas;
Charles Michel; Michel;
Donald Tusk; Tusk;
Jean-Claude Juncker; Juncker;
António Costa; Costa;
Theresa May; May;
Boris Johnson; Johnson;
Rishi Sunak; Sunak;
Keir Starmer; Starmer;
Liz Truss; Truss;
David Cameron; Cameron;
Dominic Raab; Raab;
Jeremy Hunt; Hunt;
James Cleverly; Cleverly;
David Lammy; Lammy;
Tony Blair; Blair;
Gordon Brown; Brown;
Giorgia Meloni; Meloni;
Mario Draghi; Draghi;
Giuseppe Conte; Conte;
Antonio Tajani; Tajani;
Luigi Di Maio; Di Maio;
Matteo Renzi; Renzi;
Silvio Berlusconi; Berlusconi;
Pedro Sánchez; Sánchez;
José Manuel Albares; Albares;
Mariano Rajoy; Rajoy;
Mark Rutte; Rutte;
Sigrid Kaag; Kaag;
Hanke Bruins Slot; Bruins Slot;
Alexander De Croo; De Croo;
Micheál Martin; Martin;
Leo Varadkar; Varadkar;
Simon Coveney; Coveney;
Mette Frederiksen; Frederiksen;
Lars Løkke Rasmussen; Rasmussen;
Jens Stoltenberg; Stoltenberg;
Espen Barth Eide; Eide;
Jonas Gahr Støre; Støre;
Margot Wallström; Wallström;
Tobias Billström; Billström;
Ulf Kristersson; Kristersson;
Sanna Marin; Marin;
Alexander Stubb; Stubb;
Sauli Niinistö; Niinistö;
Elina Valtonen; Valtonen;
Andrzej Duda; Duda;
Radosław Sikorski; Sikorski;
Mateusz Morawiecki; Morawiecki;
Viktor Orbán; Orbán;
Péter Szijjártó; Szijjártó;
Andrej Babiš; Babiš;
Petr Pavel; Pavel;
Robert Fico; Fico;
Zuzana Čaputová; Čaputová;
Aleksandar Vučić; Vučić; Александар Вучић
Ivica Dačić; Dačić; Ивица Дачић
Gitanas Nausėda; Nausėda;
Gabrielius Landsbergis; Landsbergis;
Edgars Rinkēvičs; Rinkēvičs;
Maia Sandu; Sandu;
Klaus Iohannis; Iohannis;
Kyriakos Mitsotakis; Mitsotakis; Κυριάκος Μητσοτάκης
Alexis Tsipras; Tsipras; Αλέξης Τσίπρας
Nikos Dendias; Dendias; Νίκος Δένδιας
Vladimir Putin; Putin; Владимир Путин
Sergey Lavrov; Lavrov; Сергей Лавров
Dmitry Medvedev; Medvedev; Дмитрий Медведев
Maria Zakharova; Zakharova; Мария Захарова
Dmitry Peskov; Peskov; Дмитрий Песков
Sergei Shoigu; Shoigu; Сергей Шойгу
Mikhail Mishustin; Mishustin; Михаил Мишустин
Igor Morgulov; Morgulov; Игорь Моргулов
Mikhail Gorbachev; Gorbachev; Михаил Горбачёв
Boris Yeltsin; Yeltsin; Борис Ельцин
Volodymyr Zelenskyy; Zelenskyy; Володимир Зеленський
Dmytro Kuleba; Kuleba; Дмитро Кулеба
Andrii Sybiha; Sybiha; Андрій Сибіга
Petro Poroshenko; Poroshenko; Петро Порошенко
Alexander Lukashenko; Lukashenko; Александр Лукашенко
Sviatlana Tsikhanouskaya; Tsikhanouskaya;
Kassym-Jomart Tokayev; Tokayev; Касым-Жомарт Токаев
Nursultan Nazarbayev; Nazarbayev; Нурсултан Назарбаев
Shavkat Mirziyoyev; Mirziyoyev;
Ilham Aliyev; Aliyev;
Nikol Pashinyan; Pashinyan;
Salome Zourabichvili; Zourabichvili;
Recep Tayyip Erdoğan; Erdoğan;
Mevlüt Çavuşoğlu; Çavuşoğlu;
Hakan Fidan; Fidan;
Ahmet Davutoğlu; Davutoğlu;
Benjamin Netanyahu; Netanyahu; בנימין נתניהו
Yair Lapid; Lapid; יאיר לפיד
Isaac Herzog; Herzog;
Eli Cohen; Cohen;
Mahmoud Abbas; Abbas; محمود عباس
Bashar al-Assad; al-Assad; بشار الأسد
Abdel Fattah el-Sisi; el-Sisi; عبد الفتاح السيسي
Sameh Shoukry; Shoukry; سامح شكري
Mohammed bin Salman; bin Salman; محمد بن سلمان
Faisal bin Farhan; bin Farhan; فيصل بن فرحان
Adel al-Jubeir; al-Jubeir; عادل الجبير
Mohammed bin Zayed; bin Zayed; محمد بن زايد
Abdullah bin Zayed; bin Zayed; عبد الله بن زايد
Tamim bin Hamad Al Thani; Al Thani; تميم بن حمد آل ثاني
Ayman Safadi; Safadi; أيمن الصفدي
Hassan Rouhani; Rouhani; حسن روحانی
Mohammad Javad Zarif; Zarif; محمد جواد ظریف
Hossein Amir-Abdollahian; Amir-Abdollahian; حسین امیرعبداللهیان
Abbas Araghchi; Araghchi; عباس عراقچی
Ebrahim Raisi; Raisi; ابراهیم رئیسی
Ali Khamenei; Khamenei; علی خامنه‌ای
Masoud Pezeshkian; Pezeshkian;
Narendra Modi; Modi; नरेन्द्र मोदी
Subrahmanyam Jaishankar; Jaishankar; सुब्रह्मण्यम् जयशंकर
Sushma Swaraj; Swaraj; सुषमा स्वराज
Rajnath Singh; Singh; राजनाथ सिंह
Manmohan Singh; Singh; मनमोहन सिंह
Imran Khan; Khan;
Shehbaz Sharif; Sharif;
Nawaz Sharif; Sharif;
Bilawal Bhutto Zardari; Bhutto Zardari;
Sheikh Hasina; Hasina;
Muhammad Yunus; Yunus;
Ranil Wickremesinghe; Wickremesinghe;
Gotabaya Rajapaksa; Rajapaksa;
K. P. Sharma Oli; Oli;
Joko Widodo; Widodo;
Prabowo Subianto; Prabowo;
Retno Marsudi; Marsudi;
Sugiono; ;
Mahathir Mohamad; Mahathir;
Anwar Ibrahim; Anwar;
Najib Razak; Najib;
Rodrigo Duterte; Duterte;
Ferdinand Marcos; Marcos;
Teodoro Locsin; Locsin;
Enrique Manalo; Manalo;
Prayut Chan-o-cha; Prayut;
Srettha Thavisin; Srettha;
Don Pramudwinai; Don;
Nguyen Phu Trong; Nguyen;
Nguyen Xuan Phuc; Nguyen;
Pham Minh Chinh; Pham;
Pham Binh Minh; Pham;
Bui Thanh Son; Bui;
To Lam; To;
Hun Sen; Hun;
Hun Manet; Hun;
Prak Sokhonn; Prak;
Aung San Suu Kyi; ;
Min Aung Hlaing; ;
Anthony Albanese; Albanese;
Scott Morrison; Morrison;
Penny Wong; Wong;
Marise Payne; Payne;
Julie Bishop; Bishop;
Malcolm Turnbull; Turnbull;
Kevin Rudd; Rudd;
Jacinda Ardern; Ardern;
Winston Peters; Peters;
Nanaia Mahuta; Mahuta;
António Guterres; Guterres;
Kofi Annan; Annan;
Boutros Boutros-Ghali; Boutros-Ghali;
Rafael Grossi; Grossi;
Tedros Adhanom Ghebreyesus; Tedros;
Cyril Ramaphosa; Ramaphosa;
Naledi Pandor; Pandor;
Jacob Zuma; Zuma;
Nelson Mandela; Mandela;
Muhammadu Buhari; Buhari;
Bola Tinubu; Tinubu;
Paul Kagame; Kagame;
Uhuru Kenyatta; Kenyatta;
William Ruto; Ruto;
Abiy Ahmed; Abiy;
Moussa Faki; Faki;
Pope Francis; Francis;
"""
