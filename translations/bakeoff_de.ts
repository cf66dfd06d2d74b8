<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AnswerFlow</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open image</source>
        <translation>Bild öffnen</translation>
    </message>
</context>
<context>
    <name>bakeoff::AnswerView</name>
    <message>
        <source>Copy &amp;Link Address</source>
        <translation>Linka&amp;dresse kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Als &amp;Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy Answer as &amp;Markdown</source>
        <translation>Ant&amp;wort als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy Code &amp;Block</source>
        <translation>Code&amp;block kopieren</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Alles &amp;auswählen</translation>
    </message>
    <message>
        <source>This address is not opened: %1</source>
        <translation>Diese Adresse wird nicht geöffnet: %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Gedankengang</translation>
    </message>
    <message>
        <source>Hide the reasoning</source>
        <translation>Gedankengang ausblenden</translation>
    </message>
    <message>
        <source>Show the reasoning</source>
        <translation>Gedankengang einblenden</translation>
    </message>
    <message>
        <source>Hide &amp;Reasoning</source>
        <translation>&amp;Gedankengang ausblenden</translation>
    </message>
    <message>
        <source>Show &amp;Reasoning</source>
        <translation>&amp;Gedankengang einblenden</translation>
    </message>
    <message>
        <source>Link to %1</source>
        <translation>Link zu %1</translation>
    </message>
    <message>
        <source>This address is not opened</source>
        <translation>Diese Adresse wird nicht geöffnet</translation>
    </message>
    <message>
        <source>&amp;Open %1</source>
        <translation>%1 ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Copy Reasoning</source>
        <translation>Gedankengang kopieren</translation>
    </message>
</context>
<context>
    <name>bakeoff::AppearancePage</name>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Size of the &amp;text</source>
        <translation>&amp;Textgröße</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Wirkt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Nothing &amp;moves: running states stand still</source>
        <translation>Nichts &amp;bewegt sich: Laufende Zustände stehen still</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
</context>
<context>
    <name>bakeoff::AttachmentChip</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <extracomment>Width and height of an image in pixels, and its size in bytes.</extracomment>
        <translation>%1 × %2, %3</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Delete removes it.</source>
        <translation>Entf entfernt den Anhang.</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>Entfernen (Entf)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>missing from the history</source>
        <translation>fehlt im Verlauf</translation>
    </message>
</context>
<context>
    <name>bakeoff::AttachmentStrip</name>
    <message>
        <source>%1 is not attached: it has more than %2.</source>
        <translation>%1 ist nicht angehängt: Die Datei hat mehr als %2.</translation>
    </message>
    <message>
        <source>%1 is not attached: it is a folder.</source>
        <translation>%1 ist nicht angehängt: Es ist ein Ordner.</translation>
    </message>
    <message>
        <source>%1 is not attached: it cannot be read.</source>
        <translation>%1 ist nicht angehängt: Die Datei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>%1 is not attached: it is empty.</source>
        <translation>%1 ist nicht angehängt: Die Datei ist leer.</translation>
    </message>
    <message>
        <source>%1 is not attached: only images (PNG, JPEG, WebP, GIF), PDF, audio (WAV, MP3, FLAC, Ogg, M4A) and text in UTF-8 can be.</source>
        <translation>%1 ist nicht angehängt: Nur Bilder (PNG, JPEG, WebP, GIF), PDF, Audio (WAV, MP3, FLAC, Ogg, M4A) und Text in UTF-8 lassen sich anhängen.</translation>
    </message>
    <message>
        <source>%1 is not attached: the image is damaged.</source>
        <translation>%1 ist nicht angehängt: Das Bild ist beschädigt.</translation>
    </message>
    <message>
        <source>%1 is not attached: with %2 × %3 pixels it is too large to open safely.</source>
        <translation>%1 ist nicht angehängt: Mit %2 × %3 Pixeln ist das Bild zu groß, um es sicher zu öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is not attached: there is room for %n file(s).</source>
        <translation>
            <numerusform>%1 ist nicht angehängt: Es ist Platz für %n Datei.</numerusform>
            <numerusform>%1 ist nicht angehängt: Es ist Platz für %n Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
</context>
<context>
    <name>bakeoff::BackupWords</name>
    <message>
        <source>“%1” cannot take a backup.</source>
        <extracomment>%1: name of a file.</extracomment>
        <translation>„%1“ kann keine Sicherung aufnehmen.</translation>
    </message>
    <message>
        <source>Choose the name of a new file.</source>
        <translation>Den Namen einer neuen Datei wählen.</translation>
    </message>
    <message>
        <source>There is no history yet to back up.</source>
        <translation>Es gibt noch keinen Verlauf zu sichern.</translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>Es gibt keinen Ordner „%1“.</translation>
    </message>
    <message>
        <source>No backup was made.</source>
        <translation>Keine Sicherung ist entstanden.</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>„%1“ lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>No backup was made; choose another folder.</source>
        <translation>Keine Sicherung ist entstanden; einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The disk is full, so no backup was made.</source>
        <translation>Der Datenträger ist voll, daher ist keine Sicherung entstanden.</translation>
    </message>
    <message>
        <source>Earlier backups stay as they are; free some space and try again.</source>
        <translation>Frühere Sicherungen bleiben, wie sie sind; Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The history is damaged, so no sound backup could be made.</source>
        <translation>Der Verlauf ist beschädigt, daher konnte keine unversehrte Sicherung entstehen.</translation>
    </message>
    <message>
        <source>Earlier backups stay as they are; restore one, or export what can still be read.</source>
        <translation>Frühere Sicherungen bleiben, wie sie sind; eine zurückspielen oder exportieren, was sich noch lesen lässt.</translation>
    </message>
    <message>
        <source>Another program keeps the history busy, so no backup was made.</source>
        <translation>Ein anderes Programm belegt den Verlauf, daher ist keine Sicherung entstanden.</translation>
    </message>
    <message>
        <source>Close it or retry in a moment.</source>
        <translation>Es schließen oder gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>“%1” is the history itself.</source>
        <translation>„%1“ ist der Verlauf selbst.</translation>
    </message>
    <message>
        <source>Nothing was changed; choose a backup.</source>
        <translation>Nichts wurde verändert; eine Sicherung wählen.</translation>
    </message>
    <message>
        <source>There is no file “%1”.</source>
        <translation>Es gibt keine Datei „%1“.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>“%1” is damaged, or no history of Bakeoff.</source>
        <translation>„%1“ ist beschädigt oder kein Verlauf von Bakeoff.</translation>
    </message>
    <message>
        <source>Nothing was changed; choose another backup.</source>
        <translation>Nichts wurde verändert; eine andere Sicherung wählen.</translation>
    </message>
    <message>
        <source>“%1” was written by a newer Bakeoff.</source>
        <translation>„%1“ stammt von einem neueren Bakeoff.</translation>
    </message>
    <message>
        <source>Nothing was changed; update Bakeoff to restore it.</source>
        <translation>Nichts wurde verändert; zum Zurückspielen Bakeoff aktualisieren.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was restored.</source>
        <translation>Der Datenträger ist voll, daher wurde nichts zurückgespielt.</translation>
    </message>
    <message>
        <source>The history is as it was; restoring needs room for two more copies of it.</source>
        <translation>Der Verlauf ist, wie er war; Zurückspielen braucht Platz für zwei weitere Kopien davon.</translation>
    </message>
    <message>
        <source>Another program keeps the history busy, so nothing was restored.</source>
        <translation>Ein anderes Programm belegt den Verlauf, daher wurde nichts zurückgespielt.</translation>
    </message>
    <message>
        <source>Close the other windows of Bakeoff on this profile and try again.</source>
        <translation>Die anderen Fenster von Bakeoff mit diesem Profil schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Nothing was restored.</source>
        <translation>Nichts wurde zurückgespielt.</translation>
    </message>
    <message>
        <source>The history is as it was.</source>
        <translation>Der Verlauf ist, wie er war.</translation>
    </message>
    <message>
        <source>“%1” holds no exported history.</source>
        <translation>„%1“ enthält keinen exportierten Verlauf.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>There is no file “%1” that can be read.</source>
        <translation>Es gibt keine lesbare Datei „%1“.</translation>
    </message>
    <message>
        <source>Nothing was imported; update Bakeoff to read it.</source>
        <translation>Nichts wurde importiert; zum Lesen Bakeoff aktualisieren.</translation>
    </message>
    <message>
        <source>“%1” is damaged.</source>
        <translation>„%1“ ist beschädigt.</translation>
    </message>
    <message>
        <source>Nothing was imported; Details name the fault.</source>
        <translation>Nichts wurde importiert; der Fehler steht unter Details.</translation>
    </message>
    <message>
        <source>“%1” claims to hold more than an exported history may.</source>
        <translation>„%1“ gibt an, mehr zu enthalten, als ein exportierter Verlauf darf.</translation>
    </message>
    <message>
        <source>Nothing was imported; Details name the limit.</source>
        <translation>Nichts wurde importiert; die Grenze steht unter Details.</translation>
    </message>
    <message>
        <source>There is no such comparison in the history.</source>
        <translation>Diesen Vergleich gibt es im Verlauf nicht.</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>Nichts wurde exportiert.</translation>
    </message>
    <message>
        <source>Nothing was exported; choose another folder.</source>
        <translation>Nichts wurde exportiert; einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was exported.</source>
        <translation>Der Datenträger ist voll, daher wurde nichts exportiert.</translation>
    </message>
    <message>
        <source>Free some space or choose another folder.</source>
        <translation>Platz schaffen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The history is restored.</source>
        <translation>Der Verlauf ist zurückgespielt.</translation>
    </message>
    <message>
        <source>The history is restored; as it was before it is kept as “%1”.</source>
        <translation>Der Verlauf ist zurückgespielt; der vorherige Stand bleibt als „%1“ erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n charge(s) made since then stay in the costs.</source>
        <translation>
            <numerusform>%n seither entstandener Kostenposten bleibt in den Kosten.</numerusform>
            <numerusform>%n seither entstandene Kostenposten bleiben in den Kosten.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no whole backup; &quot;bakeoff-cli history export FILE&quot; saves what can still be read.</source>
        <translation>Es gibt keine unversehrte Sicherung; „bakeoff-cli history export DATEI“ rettet, was sich noch lesen lässt.</translation>
    </message>
    <message>
        <source>The newest whole backup is of %1. &quot;bakeoff-cli history restore %2&quot; brings it back; &quot;bakeoff-cli history export FILE&quot; first saves what can still be read.</source>
        <extracomment>%1: date and time; %2: path of a file.</extracomment>
        <translation>Die neueste unversehrte Sicherung ist vom %1. „bakeoff-cli history restore %2“ spielt sie zurück; „bakeoff-cli history export DATEI“ rettet vorher, was sich noch lesen lässt.</translation>
    </message>
    <message>
        <source>Dated backup</source>
        <translation>Datierte Sicherung</translation>
    </message>
    <message>
        <source>As it was before a restore</source>
        <translation>Stand vor einem Zurückspielen</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
</context>
<context>
    <name>bakeoff::BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>No backups yet</source>
        <translation>Noch keine Sicherungen</translation>
    </message>
    <message>
        <source>One is taken every day that Bakeoff is open.</source>
        <translation>An jedem Tag, an dem Bakeoff offen ist, entsteht eine.</translation>
    </message>
    <message>
        <source>Whole copies of the history, in a folder of the profile. Restoring one replaces the history; as it was before it becomes a backup too.</source>
        <translation>Vollständige Kopien des Verlaufs, in einem Ordner des Profils. Eine zurückzuspielen ersetzt den Verlauf; der vorherige Stand wird ebenfalls zur Sicherung.</translation>
    </message>
    <message>
        <source>Dated backups that are kept</source>
        <translation>Zahl der datierten Sicherungen, die bleiben</translation>
    </message>
    <message>
        <source>Beyond this the oldest is dropped when a new one is taken. Copies with a name of their own and those from before a restore are kept until you delete them.</source>
        <translation>Darüber hinaus entfällt die älteste, wenn eine neue entsteht. Kopien mit eigenem Namen und solche von vor einem Zurückspielen bleiben, bis sie von Hand gelöscht werden.</translation>
    </message>
    <message>
        <source>Dated backups to &amp;keep</source>
        <translation>Datierte Sicherungen &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Jetzt sichern</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>Kopie s&amp;peichern…</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Zurückspielen…</translation>
    </message>
    <message>
        <source>Restore the chosen backup (Enter)</source>
        <translation>Die gewählte Sicherung zurückspielen (Eingabe)</translation>
    </message>
    <message>
        <source>Restore a &amp;file…</source>
        <translation>&amp;Datei zurückspielen…</translation>
    </message>
    <message>
        <source>Show f&amp;older</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>The history is being copied.</source>
        <translation>Der Verlauf wird kopiert.</translation>
    </message>
    <message>
        <source>You can go on working meanwhile.</source>
        <translation>Weiterarbeiten ist währenddessen möglich.</translation>
    </message>
    <message>
        <source>A backup was taken.</source>
        <translation>Eine Sicherung ist entstanden.</translation>
    </message>
    <message>
        <source>Save a copy of the history</source>
        <translation>Kopie des Verlaufs speichern</translation>
    </message>
    <message>
        <source>Backups (*.db)</source>
        <translation>Sicherungen (*.db)</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung zurückspielen</translation>
    </message>
    <message>
        <source>Backups (*.db *.backup)</source>
        <translation>Sicherungen (*.db *.backup)</translation>
    </message>
    <message>
        <source>Restore the history of %1?</source>
        <extracomment>%1: date and time.</extracomment>
        <translation>Den Verlauf vom %1 zurückspielen?</translation>
    </message>
    <message>
        <source>The present history is replaced in all open windows of this profile. As it is now it is kept as a backup first. What was spent since then stays in the costs.</source>
        <translation>Der jetzige Verlauf wird in allen offenen Fenstern dieses Profils ersetzt. Der jetzige Stand wird zuvor als Sicherung aufbewahrt. Was seither ausgegeben wurde, bleibt in den Kosten.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Zurückspielen</translation>
    </message>
    <message>
        <source>Keep the present history</source>
        <translation>Jetzigen Verlauf behalten</translation>
    </message>
    <message>
        <source>No comparison was changed since then.</source>
        <translation>Seither wurde kein Vergleich geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n comparison(s) were changed since then and will be as they were.</source>
        <translation>
            <numerusform>%n Vergleich wurde seither geändert und wird wieder, wie er war.</numerusform>
            <numerusform>%n Vergleiche wurden seither geändert und werden wieder, wie sie waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup is being checked and restored.</source>
        <translation>Die Sicherung wird geprüft und zurückgespielt.</translation>
    </message>
    <message>
        <source>No program that shows folders was found.</source>
        <translation>Es wurde kein Programm gefunden, das Ordner zeigt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close: %1</source>
        <extracomment>Screen reader: a button that closes a message. %1: the message.</extracomment>
        <translation>Schließen: %1</translation>
    </message>
</context>
<context>
    <name>bakeoff::BudgetWords</name>
    <message>
        <source>One run</source>
        <extracomment>Scope of a budget: what one send, or one command, may cost.</extracomment>
        <translation>Ein Lauf</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A budget. %1: &quot;Day&quot;, &quot;Month&quot; or &quot;One run&quot;; %2: the provider that it is for.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>of %1</source>
        <extracomment>Behind a sum: the budget that it belongs to. %1: an amount.</extracomment>
        <translation>von %1</translation>
    </message>
    <message>
        <source>of %1, %2 held</source>
        <extracomment>%1: the budget, %2: what running requests may cost.</extracomment>
        <translation>von %1, %2 reserviert</translation>
    </message>
    <message>
        <source>%1: at most %2.</source>
        <extracomment>%1: a budget, as &quot;One run&quot;; %2: an amount.</extracomment>
        <translation>%1: höchstens %2.</translation>
    </message>
    <message>
        <source>%1: %2 %3.</source>
        <extracomment>%1: a budget, as &quot;Day&quot;; %2: a sum; %3: &quot;of $5.00, $0.42 held&quot;.</extracomment>
        <translation>%1: %2 %3.</translation>
    </message>
    <message>
        <source>The cap is reached: nothing more is sent under it.</source>
        <translation>Die Obergrenze ist erreicht: Darunter wird nichts mehr gesendet.</translation>
    </message>
    <message>
        <source>The warning mark at %1% is passed.</source>
        <translation>Die Warnschwelle bei %1&#xa0;% ist überschritten.</translation>
    </message>
    <message numerus="yes">
        <source>%n charge(s) of unknown amount are not in it.</source>
        <translation>
            <numerusform>%n Kostenposten unbekannter Höhe ist nicht enthalten.</numerusform>
            <numerusform>%n Kostenposten unbekannter Höhe sind nicht enthalten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::BudgetsDialog</name>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>Before anything is sent, the most that it may cost is set aside. What would pass a cap is not sent. All windows and command lines of this profile share the budgets; the sandbox is in none.</source>
        <translation>Bevor etwas gesendet wird, wird reserviert, was es höchstens kosten kann. Was eine Obergrenze überschreiten würde, wird nicht gesendet. Alle Fenster und Befehlszeilen dieses Profils teilen sich die Budgets; die Sandbox ist in keinem.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Alle zusammen</translation>
    </message>
    <message>
        <source>Cap in US dollars</source>
        <translation>Obergrenze in US-Dollar</translation>
    </message>
    <message>
        <source>Warn from</source>
        <translation>Warnen ab</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Cap, dollars</source>
        <translation>Obergrenze, Dollar</translation>
    </message>
    <message>
        <source>&amp;Set the budget</source>
        <translation>&amp;Budget setzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No budgets yet</source>
        <translation>Noch keine Budgets</translation>
    </message>
    <message>
        <source>Without one, nothing limits what may be spent.</source>
        <translation>Ohne Budget begrenzt nichts die Ausgaben.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change the budget: %1</source>
        <extracomment>Screen reader. %1: a budget, as &quot;Day, OpenRouter&quot;.</extracomment>
        <translation>Budget ändern: %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the budget: %1</source>
        <extracomment>Screen reader. %1: a budget, as &quot;Day, OpenRouter&quot;.</extracomment>
        <translation>Budget entfernen: %1</translation>
    </message>
    <message>
        <source>“%1” is no amount. Write dollars, as 5 or 0.50; 0 lets nothing be spent.</source>
        <extracomment>%1: what was typed.</extracomment>
        <translation>„%1“ ist kein Betrag. Dollar schreiben, etwa 5 oder 0.50; bei 0 lässt sich nichts ausgeben.</translation>
    </message>
</context>
<context>
    <name>bakeoff::Cli</name>
    <message>
        <source>&quot;%1&quot; is no value for %2.</source>
        <translation>„%1“ ist kein Wert für %2.</translation>
    </message>
    <message>
        <source>Sends one prompt to several models at once.</source>
        <translation>Sendet einen Prompt an mehrere Modelle gleichzeitig.</translation>
    </message>
    <message>
        <source>The prompt; @FILE reads a file, @- reads stdin.</source>
        <translation>Der Prompt; @DATEI liest eine Datei, @- liest die Standardeingabe.</translation>
    </message>
    <message>
        <source>The system prompt; @FILE reads a file.</source>
        <translation>Der System-Prompt; @DATEI liest eine Datei.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to no option.</source>
        <translation>„%1“ gehört zu keiner Option.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no model: write PROVIDER/ID, as &quot;bakeoff-cli models&quot; lists them.</source>
        <translation>„%1“ ist kein Modell: ANBIETER/ID schreiben, wie „bakeoff-cli models“ es auflistet.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n model(s) can be compared at once.</source>
        <translation>
            <numerusform>Höchstens %n Modell lässt sich auf einmal vergleichen.</numerusform>
            <numerusform>Höchstens %n Modelle lassen sich auf einmal vergleichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be read: %2.</source>
        <translation>„%1“ lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>The prompt is empty. Give one with --prompt TEXT or --prompt @FILE.</source>
        <translation>Der Prompt ist leer. Mit --prompt TEXT oder --prompt @DATEI angeben.</translation>
    </message>
    <message>
        <source>There is no provider &quot;%1&quot;. &quot;bakeoff-cli providers list&quot; names those there are.</source>
        <translation>Es gibt keinen Anbieter „%1“. „bakeoff-cli providers list“ nennt die vorhandenen.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token ein</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token aus</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Total: %1</source>
        <translation>Summe: %1</translation>
    </message>
    <message>
        <source>Sandbox, made-up prices: %1</source>
        <translation>Sandbox, erfundene Preise: %1</translation>
    </message>
    <message>
        <source>Stored as comparison %1.</source>
        <translation>Gespeichert als Vergleich %1.</translation>
    </message>
    <message>
        <source>Machine-readable output on stdout.</source>
        <translation>Maschinenlesbare Ausgabe auf der Standardausgabe.</translation>
    </message>
    <message>
        <source>Use another data folder.</source>
        <translation>Einen anderen Datenordner verwenden.</translation>
    </message>
    <message>
        <source>Show the options.</source>
        <translation>Die Optionen zeigen.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Folder for the files; made where it is missing.</source>
        <translation>Ordner für die Dateien; wird angelegt, wo er fehlt.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made. Choose another with --out DIR.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen. Mit --out ORDNER einen anderen wählen.</translation>
    </message>
    <message>
        <source>Demo on the sandbox</source>
        <translation>Demo in der Sandbox</translation>
    </message>
    <message>
        <source>Prompt %1:</source>
        <translation>Prompt %1:</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no id of a comparison or reply.</source>
        <translation>„%1“ ist keine Kennung eines Vergleichs oder einer Antwort.</translation>
    </message>
    <message>
        <source>The history is sound.</source>
        <translation>Der Verlauf ist unversehrt.</translation>
    </message>
    <message>
        <source>The history is damaged. Nothing was changed.</source>
        <translation>Der Verlauf ist beschädigt. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Comparisons: %1, replies: %2, charges: %3.</source>
        <translation>Vergleiche: %1, Antworten: %2, Kostenposten: %3.</translation>
    </message>
    <message>
        <source>list, add, remove or test providers</source>
        <translation>Anbieter auflisten, hinzufügen, entfernen oder testen</translation>
    </message>
    <message>
        <source>list the models of the providers</source>
        <translation>die Modelle der Anbieter auflisten</translation>
    </message>
    <message>
        <source>send one prompt to several models</source>
        <translation>einen Prompt an mehrere Modelle senden</translation>
    </message>
    <message>
        <source>show or check what is stored</source>
        <translation>Gespeichertes zeigen oder prüfen</translation>
    </message>
    <message>
        <source>run the embedded provider</source>
        <translation>den eingebauten Anbieter ausführen</translation>
    </message>
    <message>
        <source>a whole comparison on the sandbox</source>
        <translation>ein ganzer Vergleich in der Sandbox</translation>
    </message>
    <message>
        <source>Usage: bakeoff-cli [--profile DIR] [--json] COMMAND [options]</source>
        <translation>Aufruf: bakeoff-cli [--profile ORDNER] [--json] BEFEHL [Optionen]</translation>
    </message>
    <message>
        <source>&quot;bakeoff-cli COMMAND --help&quot; lists the options of a command.</source>
        <translation>„bakeoff-cli BEFEHL --help“ listet die Optionen eines Befehls auf.</translation>
    </message>
    <message>
        <source>--profile needs a folder.</source>
        <translation>--profile braucht einen Ordner.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;. &quot;bakeoff-cli --help&quot; lists the commands.</source>
        <translation>Es gibt keinen Befehl „%1“. „bakeoff-cli --help“ listet die Befehle auf.</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>variabel</translation>
    </message>
    <message>
        <source>Lists the models of the providers with context and prices.</source>
        <translation>Listet die Modelle der Anbieter mit Kontext und Preisen auf.</translation>
    </message>
    <message>
        <source>Only the models of this provider.</source>
        <translation>Nur die Modelle dieses Anbieters.</translation>
    </message>
    <message>
        <source>Only models that match the words, best first.</source>
        <translation>Nur Modelle, auf die die Wörter passen, die besten zuerst.</translation>
    </message>
    <message>
        <source>Only models that give this: text, image, video or audio.</source>
        <translation>Nur Modelle, die dies liefern: text, image, video oder audio.</translation>
    </message>
    <message>
        <source>Ask the providers anew.</source>
        <translation>Die Anbieter neu fragen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no kind: text, image, video and audio are.</source>
        <translation>„%1“ ist keine Art; es gibt text, image, video und audio.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>In, $/M</source>
        <translation>Ein, $/M</translation>
    </message>
    <message>
        <source>Out, $/M</source>
        <translation>Aus, $/M</translation>
    </message>
    <message>
        <source>No model matches.</source>
        <translation>Kein Modell passt.</translation>
    </message>
    <message>
        <source>on this computer, started when used</source>
        <translation>auf diesem Computer, startet bei Bedarf</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Key from</source>
        <translation>Schlüssel aus</translation>
    </message>
    <message>
        <source>Give the provider a name with --name N.</source>
        <translation>Dem Anbieter mit --name N einen Namen geben.</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;.</source>
        <translation>Es gibt keine Vorlage „%1“.</translation>
    </message>
    <message>
        <source>Added %1.</source>
        <translation>Hinzugefügt: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 answers. %n model(s) listed.</source>
        <translation>
            <numerusform>%1 antwortet. %n Modell aufgelistet.</numerusform>
            <numerusform>%1 antwortet. %n Modelle aufgelistet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left on this key: %1</source>
        <translation>Übrig auf diesem Schlüssel: %1</translation>
    </message>
    <message>
        <source>Used so far: %1</source>
        <translation>Bisher verbraucht: %1</translation>
    </message>
    <message>
        <source>A name without a slash.</source>
        <translation>Ein Name ohne Schrägstrich.</translation>
    </message>
    <message>
        <source>Base address, for instance https://api.together.ai/v1.</source>
        <translation>Basisadresse, zum Beispiel https://api.together.ai/v1.</translation>
    </message>
    <message>
        <source>Environment variable that holds the key.</source>
        <translation>Umgebungsvariable, die den Schlüssel enthält.</translation>
    </message>
    <message>
        <source>Whose flavour of the dialect; known from the address where left out.</source>
        <translation>Wessen Spielart des Dialekts; ohne Angabe aus der Adresse erkannt.</translation>
    </message>
    <message>
        <source>none, http://HOST:PORT or socks5://HOST:PORT.</source>
        <translation>none, http://HOST:PORT oder socks5://HOST:PORT.</translation>
    </message>
    <message>
        <source>Allow plain http to another machine.</source>
        <translation>Unverschlüsseltes http zu einem anderen Rechner erlauben.</translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation>Entfernt: %1.</translation>
    </message>
    <message>
        <source>Runs the embedded provider on this computer until it is idle or interrupted. Its key is &quot;sandbox&quot;.</source>
        <translation>Führt den eingebauten Anbieter auf diesem Computer aus, bis er untätig ist oder unterbrochen wird. Sein Schlüssel ist „sandbox“.</translation>
    </message>
    <message>
        <source>Listen on this port; any free one where left out.</source>
        <translation>An diesem Port lauschen; ohne Angabe an irgendeinem freien.</translation>
    </message>
    <message>
        <source>End after this many seconds without a connection; 0: never.</source>
        <translation>Nach so vielen Sekunden ohne Verbindung enden; 0: nie.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no port.</source>
        <translation>„%1“ ist kein Port.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number of seconds.</source>
        <translation>„%1“ ist keine Anzahl von Sekunden.</translation>
    </message>
    <message>
        <source>Give up on a model after this long a silence; minutes, as suits the provider, where left out.</source>
        <translation>Ein Modell nach so langer Stille aufgeben; ohne Angabe nach Minuten, wie es zum Anbieter passt.</translation>
    </message>
    <message>
        <source>--timeout takes seconds from 0.1 to 86400.</source>
        <translation>--timeout erwartet Sekunden von 0.1 bis 86400.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be attached: %2.</source>
        <translation>„%1“ lässt sich nicht anhängen: %2.</translation>
    </message>
    <message numerus="yes">
        <source>it is larger than %n MiB</source>
        <translation>
            <numerusform>die Datei ist größer als %n MiB</numerusform>
            <numerusform>die Datei ist größer als %n MiB</numerusform>
        </translation>
    </message>
    <message>
        <source>it holds neither an image (PNG, JPEG, WebP, GIF), a PDF, audio (WAV, MP3, FLAC, Ogg, M4A) nor text</source>
        <translation>die Datei enthält weder ein Bild (PNG, JPEG, WebP, GIF) noch ein PDF, Audio (WAV, MP3, FLAC, Ogg, M4A) oder Text</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a variable.</source>
        <translation>„%1“ ist kein Name einer Variablen.</translation>
    </message>
    <message>
        <source>Name models with --model or a line-up with --lineup, not both.</source>
        <translation>Modelle mit --model oder eine Aufstellung mit --lineup nennen, nicht beides.</translation>
    </message>
    <message>
        <source>The prompt&apos;s variable &quot;%1&quot; has no value: give one with --var %1=VALUE, or write \{{%1}} where the braces are meant.</source>
        <translation>Die Variable „%1“ des Prompts hat keinen Wert: mit --var %1=WERT einen angeben oder \{{%1}} schreiben, wo die Klammern gemeint sind.</translation>
    </message>
    <message>
        <source>--repeat takes a number from 1 to %1.</source>
        <translation>--repeat erwartet eine Zahl von 1 bis %1.</translation>
    </message>
    <message>
        <source>There is no line-up &quot;%1&quot;. &quot;bakeoff-cli lineups list&quot; names those there are.</source>
        <translation>Es gibt keine Aufstellung „%1“. „bakeoff-cli lineups list“ nennt die vorhandenen.</translation>
    </message>
    <message>
        <source>The routing table&apos;s model for text, %1, cannot be used now; &quot;bakeoff-cli routes list&quot; says why. Name a model with --model PROVIDER/ID.</source>
        <translation>Das Modell der Routing-Tabelle für Text, %1, lässt sich jetzt nicht verwenden; „bakeoff-cli routes list“ sagt, warum. Mit --model ANBIETER/ID ein Modell nennen.</translation>
    </message>
    <message>
        <source>The line-up &quot;%1&quot; holds no model.</source>
        <translation>Die Aufstellung „%1“ enthält kein Modell.</translation>
    </message>
    <message>
        <source>Name at least one model with --model PROVIDER/ID or a line-up with --lineup NAME: there is no default line-up, and no model for text in the routing table.</source>
        <translation>Mindestens ein Modell mit --model ANBIETER/ID oder eine Aufstellung mit --lineup NAME nennen: Es gibt keine Standardaufstellung und in der Routing-Tabelle kein Modell für Text.</translation>
    </message>
    <message>
        <source>A model, PROVIDER/ID; give it once for each. Without models: the default line-up, else the model for text of the routing table.</source>
        <translation>Ein Modell, ANBIETER/ID; für jedes einmal angeben. Ohne Modelle: die Standardaufstellung, sonst das Modell der Routing-Tabelle für Text.</translation>
    </message>
    <message>
        <source>A saved line-up, in place of models.</source>
        <translation>Eine gespeicherte Aufstellung anstelle von Modellen.</translation>
    </message>
    <message>
        <source>Fills {{NAME}} in the prompt; @FILE reads a file. Give it once for each variable.</source>
        <translation>Füllt {{NAME}} im Prompt; @DATEI liest eine Datei. Für jede Variable einmal angeben.</translation>
    </message>
    <message>
        <source>A file that goes with the prompt: an image, a PDF, audio or text. Give it once for each.</source>
        <translation>Eine Datei, die mit dem Prompt geht: ein Bild, ein PDF, Audio oder Text. Für jede einmal angeben.</translation>
    </message>
    <message>
        <source>Settings as one JSON object with the same names.</source>
        <translation>Einstellungen als ein JSON-Objekt mit denselben Namen.</translation>
    </message>
    <message>
        <source>Ask each model N times at once, 1 to %1.</source>
        <translation>Jedes Modell N-mal gleichzeitig fragen, 1 bis %1.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>System prompt: %1</source>
        <translation>System-Prompt: %1</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>Einstellungen: %1</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>Hinzugefügt: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be written: %2.</source>
        <translation>„%1“ lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>list, show NAME, import FILE, export FILE [NAME...], remove NAME, or default NAME.</source>
        <translation>list, show NAME, import DATEI, export DATEI [NAME...], remove NAME oder default NAME.</translation>
    </message>
    <message>
        <source>list, show, import, export, remove or default</source>
        <translation>list, show, import, export, remove oder default</translation>
    </message>
    <message>
        <source>Write one of: lineups list, lineups show NAME, lineups import FILE, lineups export FILE [NAME...], lineups remove NAME, lineups default NAME (&quot;&quot; for none).</source>
        <translation>Eines davon schreiben: lineups list, lineups show NAME, lineups import DATEI, lineups export DATEI [NAME...], lineups remove NAME, lineups default NAME (&quot;&quot; für keine).</translation>
    </message>
    <message>
        <source>No line-up is the default now.</source>
        <translation>Keine Aufstellung ist jetzt der Standard.</translation>
    </message>
    <message>
        <source>%1 is the default now.</source>
        <translation>%1 ist jetzt der Standard.</translation>
    </message>
    <message>
        <source>show, share or remove saved line-ups</source>
        <translation>gespeicherte Aufstellungen zeigen, teilen oder entfernen</translation>
    </message>
    <message>
        <source>which model is used where none is named</source>
        <translation>welches Modell verwendet wird, wo keines genannt ist</translation>
    </message>
    <message>
        <source>Of health: the last N days, 1 to 3650; 30 where left out.</source>
        <translation>Bei health: die letzten N Tage, 1 bis 3650; ohne Angabe 30.</translation>
    </message>
    <message>
        <source>--days takes a number from 1 to 3650.</source>
        <translation>--days erwartet eine Zahl von 1 bis 3650.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgerissen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>%1 (no such provider)</source>
        <translation>%1 (kein solcher Anbieter)</translation>
    </message>
    <message>
        <source>%1 (no key)</source>
        <translation>%1 (kein Schlüssel)</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Alternative</source>
        <translation>Alternative</translation>
    </message>
    <message>
        <source>Used now</source>
        <translation>Jetzt verwendet</translation>
    </message>
    <message>
        <source>list, set KIND MODEL [ALTERNATIVE], or clear KIND.</source>
        <translation>list, set ART MODELL [ALTERNATIVE] oder clear ART.</translation>
    </message>
    <message>
        <source>list, set or clear</source>
        <translation>list, set oder clear</translation>
    </message>
    <message>
        <source>Write one of: routes list, routes set KIND MODEL [ALTERNATIVE], routes clear KIND.</source>
        <translation>Eines davon schreiben: routes list, routes set ART MODELL [ALTERNATIVE], routes clear ART.</translation>
    </message>
    <message>
        <source>There is no kind of request &quot;%1&quot;. There are: %2.</source>
        <translation>Es gibt keine Art von Anfrage „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot;. There are: %2.</source>
        <translation>Es gibt keine Einstellung „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>The settings are no JSON object.</source>
        <translation>Die Einstellungen sind kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The settings are no JSON: line %1, column %2.</source>
        <translation>Die Einstellungen sind kein JSON: Zeile %1, Spalte %2.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Obergrenze</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Warns at</source>
        <translation>Warnt ab</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>There is no budget. &quot;bakeoff-cli budgets set day 5&quot; makes one of $5 a day.</source>
        <translation>Es gibt kein Budget. „bakeoff-cli budgets set day 5“ legt eines von 5&#xa0;$ am Tag an.</translation>
    </message>
    <message>
        <source>There is no budget &quot;%1&quot;. There are: run, day, month.</source>
        <translation>Es gibt kein Budget „%1“. Es gibt: run, day, month.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no amount in US dollars, such as 0.5.</source>
        <translation>„%1“ ist kein Betrag in US-Dollar, etwa 0.5.</translation>
    </message>
    <message>
        <source>--warn takes percent from 1 to 100.</source>
        <translation>--warn erwartet Prozent von 1 bis 100.</translation>
    </message>
    <message>
        <source>list, set day|month|run USD, or remove day|month|run. What may cost more is not sent; days and months are those of the local calendar. The sandbox is in no budget.</source>
        <translation>list, set day|month|run USD oder remove day|month|run. Was mehr kosten kann, wird nicht gesendet; Tage und Monate sind die des örtlichen Kalenders. Die Sandbox ist in keinem Budget.</translation>
    </message>
    <message>
        <source>list, set or remove</source>
        <translation>list, set oder remove</translation>
    </message>
    <message>
        <source>The budget of this provider alone.</source>
        <translation>Das Budget dieses Anbieters allein.</translation>
    </message>
    <message>
        <source>Say so before sending from this share of the cap on; 80 where left out.</source>
        <translation>Ab diesem Anteil der Obergrenze vor dem Senden darauf hinweisen; ohne Angabe 80.</translation>
    </message>
    <message>
        <source>Write one of: budgets list, budgets set day|month|run USD, budgets remove day|month|run.</source>
        <translation>Eines davon schreiben: budgets list, budgets set day|month|run USD, budgets remove day|month|run.</translation>
    </message>
    <message>
        <source>There is no such budget. &quot;bakeoff-cli budgets list&quot; shows those there are.</source>
        <translation>Ein solches Budget gibt es nicht. „bakeoff-cli budgets list“ zeigt die vorhandenen.</translation>
    </message>
    <message>
        <source>--budget takes US dollars, such as 0.5.</source>
        <translation>--budget erwartet US-Dollar, etwa 0.5.</translation>
    </message>
    <message>
        <source>A setting for all models, once for each: %1. What is an object is JSON or @FILE; an empty value leaves it to the provider.</source>
        <translation>Eine Einstellung für alle Modelle, für jede einmal: %1. Was ein Objekt ist, ist JSON oder @DATEI; ein leerer Wert überlässt es dem Anbieter.</translation>
    </message>
    <message>
        <source>Send nothing where this run may cost more; the saved budgets hold besides.</source>
        <translation>Nichts senden, wo dieser Lauf mehr kosten kann; daneben gelten die gespeicherten Budgets.</translation>
    </message>
    <message>
        <source>Ask models without a price too, though there is a budget.</source>
        <translation>Auch Modelle ohne Preis fragen, obwohl es ein Budget gibt.</translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <translation>%1 von 5</translation>
    </message>
    <message>
        <source>best</source>
        <translation>beste</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>schlechteste</translation>
    </message>
    <message>
        <source>%1, answer %2</source>
        <extracomment>One of several answers of a model to a prompt. %1: the model; %2: number of the answer.</extracomment>
        <translation>%1, Antwort %2</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Kostenposten</translation>
    </message>
    <message>
        <source>(no tag)</source>
        <translation>(kein Schlagwort)</translation>
    </message>
    <message>
        <source>Together: %1.</source>
        <extracomment>Below the table of costs. %1: a sum, as &quot;at least $1.23 (2 unknown)&quot;.</extracomment>
        <translation>Zusammen: %1.</translation>
    </message>
    <message>
        <source>What has several tags stands in several lines.</source>
        <translation>Was mehrere Schlagwörter hat, steht in mehreren Zeilen.</translation>
    </message>
    <message>
        <source>No charges.</source>
        <translation>Keine Kostenposten.</translation>
    </message>
    <message numerus="yes">
        <source>The sandbox, whose prices are made up, is not counted: %n charge(s), %1.</source>
        <extracomment>%n: charges; %1: a sum.</extracomment>
        <translation>
            <numerusform>Die Sandbox mit ihren erfundenen Preisen zählt nicht mit: %n Kostenposten, %1.</numerusform>
            <numerusform>Die Sandbox mit ihren erfundenen Preisen zählt nicht mit: %n Kostenposten, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date. Write --%2 2026-08-26.</source>
        <translation>„%1“ ist kein Datum. --%2 2026-08-26 schreiben.</translation>
    </message>
    <message>
        <source>What was spent, by the ledger of this profile: billed, estimated, and how many charges of unknown amount. Days are those of the local calendar.</source>
        <translation>Was ausgegeben wurde, nach dem Kostenbuch dieses Profils: abgerechnet, geschätzt und wie viele Kostenposten unbekannter Höhe. Tage sind die des örtlichen Kalenders.</translation>
    </message>
    <message>
        <source>sum up by provider, model, day, kind or tag</source>
        <translation>zusammenfassen nach provider, model, day, kind oder tag</translation>
    </message>
    <message>
        <source>from this day on</source>
        <translation>ab diesem Tag</translation>
    </message>
    <message>
        <source>up to this day, itself included</source>
        <translation>bis zu diesem Tag einschließlich</translation>
    </message>
    <message>
        <source>only this provider; may be given more than once</source>
        <translation>nur dieser Anbieter; mehrmals möglich</translation>
    </message>
    <message>
        <source>first ask providers for bills that are not known yet, at most 30 s</source>
        <translation>vorher bei den Anbietern nach Rechnungen fragen, die noch nicht bekannt sind, höchstens 30 s</translation>
    </message>
    <message>
        <source>--by takes provider, model, day, kind or tag.</source>
        <translation>--by erwartet provider, model, day, kind oder tag.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too much. &quot;costs --help&quot; lists the options.</source>
        <translation>„%1“ ist zu viel. „costs --help“ listet die Optionen auf.</translation>
    </message>
    <message>
        <source>--until is before --since.</source>
        <translation>--until liegt vor --since.</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) came in.</source>
        <translation>
            <numerusform>%n Rechnung ist gekommen.</numerusform>
            <numerusform>%n Rechnungen sind gekommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are still not known.</source>
        <translation>
            <numerusform>%n ist noch nicht bekannt.</numerusform>
            <numerusform>%n sind noch nicht bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>prints a comparison or a reply</source>
        <translation>gibt einen Vergleich oder eine Antwort aus</translation>
    </message>
    <message>
        <source>copies the whole history while it is in use</source>
        <translation>kopiert den ganzen Verlauf, auch während er in Gebrauch ist</translation>
    </message>
    <message>
        <source>replaces the history by a backup; as it was it is kept</source>
        <translation>ersetzt den Verlauf durch eine Sicherung; der vorherige Stand bleibt erhalten</translation>
    </message>
    <message>
        <source>writes comparisons with all that belongs to them</source>
        <translation>schreibt Vergleiche mit allem, was dazugehört</translation>
    </message>
    <message>
        <source>adds the comparisons of an exported file</source>
        <translation>fügt die Vergleiche einer exportierten Datei hinzu</translation>
    </message>
    <message>
        <source>sends the prompts of a comparison again and compares</source>
        <translation>sendet die Prompts eines Vergleichs noch einmal und vergleicht</translation>
    </message>
    <message>
        <source>finds prompts and replies, newest first; * finds all</source>
        <translation>findet Prompts und Antworten, neueste zuerst; * findet alle</translation>
    </message>
    <message>
        <source>lists comparisons, newest first</source>
        <translation>listet Vergleiche auf, neueste zuerst</translation>
    </message>
    <message>
        <source>gives a comparison a star</source>
        <translation>gibt einem Vergleich einen Stern</translation>
    </message>
    <message>
        <source>takes the star away</source>
        <translation>nimmt den Stern weg</translation>
    </message>
    <message>
        <source>gives a comparison a tag</source>
        <translation>gibt einem Vergleich ein Schlagwort</translation>
    </message>
    <message>
        <source>takes a tag away</source>
        <translation>nimmt ein Schlagwort weg</translation>
    </message>
    <message>
        <source>gives a comparison a title; &quot;&quot; makes one from its prompt</source>
        <translation>gibt einem Vergleich einen Titel; &quot;&quot; macht einen aus seinem Prompt</translation>
    </message>
    <message>
        <source>deletes a comparison; it can come back for a day</source>
        <translation>löscht einen Vergleich; einen Tag lang lässt er sich zurückholen</translation>
    </message>
    <message>
        <source>brings it back</source>
        <translation>holt ihn zurück</translation>
    </message>
    <message>
        <source>Write &quot;history %1&quot;.</source>
        <translation>„history %1“ schreiben.</translation>
    </message>
    <message>
        <source>Works on what is stored.</source>
        <translation>Arbeitet mit dem Gespeicherten.</translation>
    </message>
    <message>
        <source>Write &quot;history&quot; and one of these words: %1.</source>
        <translation>„history“ und eines dieser Wörter schreiben: %1.</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>Es gibt noch keine Sicherungen.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>List the backups of the profile.</source>
        <translation>Die Sicherungen des Profils auflisten.</translation>
    </message>
    <message>
        <source>file of the copy; without one a dated copy in the profile</source>
        <translation>Datei der Kopie; ohne Angabe eine datierte Kopie im Profil</translation>
    </message>
    <message>
        <source>The history is copied to %1.</source>
        <extracomment>%1: path of a file.</extracomment>
        <translation>Der Verlauf ist nach %1 kopiert.</translation>
    </message>
    <message>
        <source>a backup of this version of Bakeoff or an earlier one</source>
        <translation>eine Sicherung von dieser Version von Bakeoff oder einer früheren</translation>
    </message>
    <message>
        <source>NAME.bakeoff</source>
        <translation>NAME.bakeoff</translation>
    </message>
    <message>
        <source>ids of comparisons; none: all</source>
        <translation>Kennungen von Vergleichen; ohne Angabe alle</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no id of a comparison.</source>
        <translation>„%1“ ist keine Kennung eines Vergleichs.</translation>
    </message>
    <message numerus="yes">
        <source>%n comparison(s) exported to %1.</source>
        <translation>
            <numerusform>%n Vergleich nach %1 exportiert.</numerusform>
            <numerusform>%n Vergleiche nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The history is damaged: %n comparison(s) could not be read and are not in the file.</source>
        <translation>
            <numerusform>Der Verlauf ist beschädigt: %n Vergleich ließ sich nicht lesen und ist nicht in der Datei.</numerusform>
            <numerusform>Der Verlauf ist beschädigt: %n Vergleiche ließen sich nicht lesen und sind nicht in der Datei.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list of comparisons itself is damaged; there may have been more.</source>
        <translation>Die Liste der Vergleiche selbst ist beschädigt; womöglich gab es mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n comparison(s) imported.</source>
        <translation>
            <numerusform>%n Vergleich importiert.</numerusform>
            <numerusform>%n Vergleiche importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more imported under new ids, since the old ones belong to something else here.</source>
        <translation>
            <numerusform>%n weiterer unter neuer Kennung importiert, da die alte hier zu etwas anderem gehört.</numerusform>
            <numerusform>%n weitere unter neuen Kennungen importiert, da die alten hier zu etwas anderem gehören.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, since they are here with the same content.</source>
        <translation>
            <numerusform>%n ausgelassen, da er mit demselben Inhalt schon hier ist.</numerusform>
            <numerusform>%n ausgelassen, da sie mit demselben Inhalt schon hier sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only replies of this provider; may be given several times.</source>
        <translation>Nur Antworten dieses Anbieters; mehrmals möglich.</translation>
    </message>
    <message>
        <source>Only replies of this model; may be given several times.</source>
        <translation>Nur Antworten dieses Modells; mehrmals möglich.</translation>
    </message>
    <message>
        <source>Only this kind of work: text, image, video, speech, music or transcription.</source>
        <translation>Nur diese Art von Arbeit: text, image, video, speech, music oder transcription.</translation>
    </message>
    <message>
        <source>Only replies that ended so: done, failed, stopped or cut_off.</source>
        <translation>Nur Antworten, die so endeten: done, failed, stopped oder cut_off.</translation>
    </message>
    <message>
        <source>Only replies with at least this rating, 1 to 5.</source>
        <translation>Nur Antworten mit mindestens dieser Bewertung, 1 bis 5.</translation>
    </message>
    <message>
        <source>Only what has this tag; may be given several times.</source>
        <translation>Nur was dieses Schlagwort hat; mehrmals möglich.</translation>
    </message>
    <message>
        <source>Only replies that cost at least this many dollars.</source>
        <translation>Nur Antworten, die mindestens so viele Dollar gekostet haben.</translation>
    </message>
    <message>
        <source>Only replies that cost at most this many dollars.</source>
        <translation>Nur Antworten, die höchstens so viele Dollar gekostet haben.</translation>
    </message>
    <message>
        <source>Only replies that were charged an unknown amount.</source>
        <translation>Nur Antworten, für die ein unbekannter Betrag berechnet wurde.</translation>
    </message>
    <message>
        <source>Only what was sent on this day or later.</source>
        <translation>Nur was an diesem Tag oder später gesendet wurde.</translation>
    </message>
    <message>
        <source>Only what was sent on this day or earlier.</source>
        <translation>Nur was an diesem Tag oder früher gesendet wurde.</translation>
    </message>
    <message>
        <source>Only what has a star.</source>
        <translation>Nur was einen Stern hat.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date; write 2026-11-22 or 2026-11-22T10:30:00Z.</source>
        <translation>„%1“ ist kein Datum; 2026-11-22 oder 2026-11-22T10:30:00Z schreiben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no amount of dollars.</source>
        <translation>„%1“ ist kein Betrag in Dollar.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no model; write PROVIDER/ID.</source>
        <translation>„%1“ ist kein Modell; PROVIDER/ID schreiben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no kind: text, image, video, speech, music or transcription.</source>
        <translation>„%1“ ist keine Art; es gibt text, image, video, speech, music und transcription.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no state: done, failed, stopped or cut_off.</source>
        <translation>„%1“ ist kein Zustand; es gibt done, failed, stopped und cut_off.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no rating from 1 to 5.</source>
        <translation>„%1“ ist keine Bewertung von 1 bis 5.</translation>
    </message>
    <message>
        <source>%1 (missing from the history)</source>
        <translation>%1 (fehlt im Verlauf)</translation>
    </message>
    <message>
        <source>Blind vote: not decided yet.</source>
        <translation>Blindabstimmung: noch nicht entschieden.</translation>
    </message>
    <message>
        <source>Blind vote: %1 won.</source>
        <translation>Blindabstimmung: %1 hat gewonnen.</translation>
    </message>
    <message>
        <source>Blind vote: a tie.</source>
        <translation>Blindabstimmung: Gleichstand.</translation>
    </message>
    <message>
        <source>Blind vote: all bad.</source>
        <translation>Blindabstimmung: alle schlecht.</translation>
    </message>
    <message>
        <source>Asked blind, shown without a vote.</source>
        <translation>Blind gefragt, ohne Abstimmung gezeigt.</translation>
    </message>
    <message>
        <source>Version %1 of %2 of this prompt.</source>
        <translation>Fassung %1 von %2 dieses Prompts.</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Datei: %1</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Words kept</source>
        <translation>Gleiche Wörter</translation>
    </message>
    <message>
        <source>(not both billed)</source>
        <extracomment>Behind a difference of costs: one was billed, the other estimated.</extracomment>
        <translation>(nicht beide abgerechnet)</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht aufgeführt</translation>
    </message>
    <message>
        <source>%1: the price &quot;%2&quot; was %3 and is %4.</source>
        <extracomment>%1: model; %2: class of a price, &quot;prompt&quot;; %3, %4: prices.</extracomment>
        <translation>%1: Der Preis „%2“ war %3 und ist jetzt %4.</translation>
    </message>
    <message>
        <source>id of a comparison</source>
        <translation>Kennung eines Vergleichs</translation>
    </message>
    <message>
        <source>No prompt was sent in this comparison, so there is nothing to run again.</source>
        <translation>In diesem Vergleich wurde kein Prompt gesendet, also gibt es nichts erneut auszuführen.</translation>
    </message>
    <message>
        <source>Compared with then:</source>
        <translation>Verglichen mit damals:</translation>
    </message>
    <message>
        <source>At most so many, 1 to 200; otherwise 20.</source>
        <translation>Höchstens so viele, 1 bis 200; sonst 20.</translation>
    </message>
    <message>
        <source>Go on where another page ended: its &quot;next&quot;.</source>
        <translation>Weitermachen, wo eine andere Seite endete: ihr „next“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number from 1 to 200.</source>
        <translation>„%1“ ist keine Zahl von 1 bis 200.</translation>
    </message>
    <message>
        <source>There is more: --cursor %1</source>
        <translation>Es gibt mehr: --cursor %1</translation>
    </message>
    <message>
        <source>The best of the newest 2,000 first, not the newest.</source>
        <translation>Die besten der neuesten 2.000 zuerst, nicht die neuesten.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>prices of your own, typed in or imported</source>
        <translation>eigene Preise, eingetippt oder importiert</translation>
    </message>
    <message>
        <source>what was spent, by provider, model, day, kind or tag</source>
        <translation>Ausgaben nach Anbieter, Modell, Tag, Art oder Schlagwort</translation>
    </message>
    <message>
        <source>show, set or remove caps on spending</source>
        <translation>Obergrenzen der Ausgaben zeigen, setzen oder entfernen</translation>
    </message>
    <message>
        <source>Prices per million tokens</source>
        <translation>Preise je Million Token</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>typed in</source>
        <translation>eingetippt</translation>
    </message>
    <message>
        <source>LiteLLM file</source>
        <translation>LiteLLM-Datei</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>old</source>
        <translation>alt</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>There are no prices of your own. What the providers list counts.</source>
        <translation>Es gibt keine eigenen Preise. Es gelten die Listenpreise der Anbieter.</translation>
    </message>
    <message>
        <source>Write --date as YYYY-MM-DD.</source>
        <translation>--date als YYYY-MM-DD schreiben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no price for --%2: write dollars as 2.50.</source>
        <translation>„%1“ ist kein Preis für --%2: Dollar wie 2.50 schreiben.</translation>
    </message>
    <message>
        <source>Name at least one price: --input, --output, --cache-read, --cache-write or --request.</source>
        <translation>Mindestens einen Preis nennen: --input, --output, --cache-read, --cache-write oder --request.</translation>
    </message>
    <message>
        <source>There is no price of your own for &quot;%1&quot;.</source>
        <translation>Es gibt keinen eigenen Preis für „%1“.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>Say what LiteLLM calls the service behind &quot;%1&quot;: --provider %1=NAME.</source>
        <translation>Angeben, wie LiteLLM den Dienst hinter „%1“ nennt: --provider %1=NAME.</translation>
    </message>
    <message>
        <source>No provider here has prices in such a file. Name one with --provider N=LITELLM_PROVIDER.</source>
        <translation>Kein Anbieter hier hat Preise in einer solchen Datei. Mit --provider N=LITELLM_PROVIDER einen nennen.</translation>
    </message>
    <message>
        <source>%1 is no LiteLLM price file: %2</source>
        <translation>%1 ist keine LiteLLM-Preisdatei: %2</translation>
    </message>
    <message>
        <source>Prices imported: %1. Entries of other services: %2. Not usable: %3.</source>
        <translation>Preise importiert: %1. Einträge anderer Dienste: %2. Nicht verwendbar: %3.</translation>
    </message>
    <message>
        <source>Dollars for a million prompt tokens.</source>
        <translation>Dollar für eine Million Prompt-Token.</translation>
    </message>
    <message>
        <source>Dollars for a million answer tokens.</source>
        <translation>Dollar für eine Million Antwort-Token.</translation>
    </message>
    <message>
        <source>Dollars for a million prompt tokens read from a cache.</source>
        <translation>Dollar für eine Million Prompt-Token, aus einem Cache gelesen.</translation>
    </message>
    <message>
        <source>Dollars for a million prompt tokens written to a cache.</source>
        <translation>Dollar für eine Million Prompt-Token, in einen Cache geschrieben.</translation>
    </message>
    <message>
        <source>Dollars for one request.</source>
        <translation>Dollar für eine Anfrage.</translation>
    </message>
    <message>
        <source>A note that stays with the price.</source>
        <translation>Eine Notiz, die beim Preis bleibt.</translation>
    </message>
    <message>
        <source>The day of the prices; else today, or the date of the file.</source>
        <translation>Der Tag der Preise; sonst heute oder das Datum der Datei.</translation>
    </message>
    <message>
        <source>Import for this provider, under LiteLLM&apos;s name of the service; repeatable.</source>
        <translation>Für diesen Anbieter importieren, unter dem Namen des Dienstes bei LiteLLM; mehrmals möglich.</translation>
    </message>
    <message>
        <source>What an answer cost is told this many milliseconds after its end; 300 where left out.</source>
        <translation>Was eine Antwort gekostet hat, wird so viele Millisekunden nach ihrem Ende mitgeteilt; ohne Angabe 300.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number of milliseconds.</source>
        <translation>„%1“ ist keine Anzahl von Millisekunden.</translation>
    </message>
    <message>
        <source>%1 (hidden until you vote)</source>
        <extracomment>In the place of a model&apos;s name. %1: the letter of an answer in a blind vote.</extracomment>
        <translation>%1 (verborgen bis zur Abstimmung)</translation>
    </message>
    <message>
        <source>(hidden until you vote)</source>
        <translation>(verborgen bis zur Abstimmung)</translation>
    </message>
    <message>
        <source>This answer did not come to its end.</source>
        <translation>Diese Antwort ist nicht zu Ende gekommen.</translation>
    </message>
    <message>
        <source>Without blind turns still open: names, costs and speeds are hidden until you vote.</source>
        <translation>Ohne Runden mit offener Blindabstimmung: Namen, Kosten und Geschwindigkeiten sind bis zur Abstimmung verborgen.</translation>
    </message>
    <message>
        <source>(blind turns still open)</source>
        <translation>(Blindabstimmung noch offen)</translation>
    </message>
    <message>
        <source>examines the whole history, and completes its search index</source>
        <translation>prüft den ganzen Verlauf und vervollständigt seinen Suchindex</translation>
    </message>
    <message>
        <source>%1: median TTFT %2 then (n %3), %4 now (n %5).</source>
        <translation>%1: Median TTFT damals %2 (n %3), jetzt %4 (n %5).</translation>
    </message>
    <message>
        <source>%1: median TTFT: n too small (%2 then, %3 now; from %4 on).</source>
        <extracomment>%1: model; %2 and %3: numbers of answers then and now; %4: how many are needed.</extracomment>
        <translation>%1: Median TTFT: n zu klein (damals %2, jetzt %3; nötig sind %4).</translation>
    </message>
    <message>
        <source>A blind vote on then is still open: the comparison with it is hidden until you vote.</source>
        <translation>Eine Blindabstimmung von damals ist noch offen: Der Vergleich damit ist bis zur Abstimmung verborgen.</translation>
    </message>
    <message>
        <source>The history is still being indexed: %1 %. Older entries are not found yet. &quot;history check&quot; completes it.</source>
        <extracomment>%1: percent of the history that the search knows.</extracomment>
        <translation>Der Verlauf wird noch indexiert: %1 %. Ältere Einträge werden noch nicht gefunden. „history check“ vervollständigt den Index.</translation>
    </message>
    <message>
        <source>hidden until you vote</source>
        <translation>verborgen bis zur Abstimmung</translation>
    </message>
    <message>
        <source>The search index is being completed.</source>
        <translation>Der Suchindex wird vervollständigt.</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>unbestätigt</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>processing</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>vor dem Start abgebrochen</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>The queue is paused. Its jobs wait.</source>
        <translation>Die Warteschlange ist angehalten. Ihre Aufträge warten.</translation>
    </message>
    <message>
        <source>There is no room for a file. &quot;bakeoff-cli job resume --wait&quot; fetches it once there is.</source>
        <translation>Für eine Datei ist kein Platz. „bakeoff-cli job resume --wait“ holt sie, sobald Platz ist.</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; cannot be made.</source>
        <translation>Der Ordner „%1“ lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be written.</source>
        <translation>„%1“ lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>succeeded, output expired</source>
        <translation>gelungen, Ausgabe abgelaufen</translation>
    </message>
    <message>
        <source>Probably a cold start.</source>
        <translation>Wahrscheinlich ein Kaltstart.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not of the form KEY=VALUE, as %2 takes it.</source>
        <translation>„%1“ hat nicht die Form KEY=VALUE, die %2 erwartet.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a model. Write PROVIDER/ID.</source>
        <translation>„%1“ ist kein Modell. PROVIDER/ID schreiben.</translation>
    </message>
    <message>
        <source>There is no file &quot;%1&quot;.</source>
        <translation>Es gibt keine Datei „%1“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no JSON object.</source>
        <translation>„%1“ enthält kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>--seed takes a whole number.</source>
        <translation>--seed erwartet eine ganze Zahl.</translation>
    </message>
    <message>
        <source>--deadline takes seconds from 5 to 86400.</source>
        <translation>--deadline erwartet Sekunden von 5 bis 86400.</translation>
    </message>
    <message>
        <source>Name a model with --model PROVIDER/ID, or a kind with --kind image, video, speech, music or transcription.</source>
        <translation>Mit --model PROVIDER/ID ein Modell nennen oder mit --kind eine Art: image, video, speech, music oder transcription.</translation>
    </message>
    <message>
        <source>The routing table has no model for this kind that can be used. Name one with --model PROVIDER/ID.</source>
        <translation>Die Routing-Tabelle hat für diese Art kein Modell, das sich verwenden lässt. Mit --model PROVIDER/ID eines nennen.</translation>
    </message>
    <message>
        <source>The input &quot;%1&quot; does not fit what %2 takes.</source>
        <translation>Die Eingabe „%1“ passt nicht zu dem, was %2 annimmt.</translation>
    </message>
    <message>
        <source>There is no state &quot;%1&quot;.</source>
        <translation>Es gibt keinen Zustand „%1“.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>There is no job.</source>
        <translation>Es gibt keinen Auftrag.</translation>
    </message>
    <message>
        <source>There are more: --after %1</source>
        <translation>Es gibt weitere: --after %1</translation>
    </message>
    <message>
        <source>run, list, show ID, cancel ID, retry ID or resume. A job is stored before it is sent and sent once; what comes of it lies in the media folder of the profile.</source>
        <translation>run, list, show ID, cancel ID, retry ID oder resume. Ein Auftrag wird gespeichert, bevor er gesendet wird, und einmal gesendet; was daraus wird, liegt im Medienordner des Profils.</translation>
    </message>
    <message>
        <source>run, list, show, cancel, retry or resume</source>
        <translation>run, list, show, cancel, retry oder resume</translation>
    </message>
    <message>
        <source>A model, PROVIDER/ID; give it once for each.</source>
        <translation>Ein Modell, PROVIDER/ID; für jedes einmal angeben.</translation>
    </message>
    <message>
        <source>Without a model: the one of the routing table for this kind.</source>
        <translation>Ohne Modell: das der Routing-Tabelle für diese Art.</translation>
    </message>
    <message>
        <source>An input of the model, once for each.</source>
        <translation>Eine Eingabe des Modells, für jede einmal.</translation>
    </message>
    <message>
        <source>A file as an input of the model, once for each.</source>
        <translation>Eine Datei als Eingabe des Modells, für jede einmal.</translation>
    </message>
    <message>
        <source>Inputs as one JSON object; - reads stdin.</source>
        <translation>Eingaben als ein JSON-Objekt; - liest die Standardeingabe.</translation>
    </message>
    <message>
        <source>A seed; several make a job for each.</source>
        <translation>Ein Seed; bei mehreren je ein Auftrag.</translation>
    </message>
    <message>
        <source>A name for these jobs together.</source>
        <translation>Ein gemeinsamer Name für diese Aufträge.</translation>
    </message>
    <message>
        <source>The provider ends the run after so long.</source>
        <translation>Der Anbieter beendet den Lauf nach dieser Zeit.</translation>
    </message>
    <message>
        <source>Run models without a price too, though there is a budget.</source>
        <translation>Auch Modelle ohne Preis ausführen, obwohl es ein Budget gibt.</translation>
    </message>
    <message>
        <source>Wait until it has ended and its files are here.</source>
        <translation>Warten, bis der Auftrag geendet hat und seine Dateien hier sind.</translation>
    </message>
    <message>
        <source>Copy its files into this folder; waits for them.</source>
        <translation>Seine Dateien in diesen Ordner kopieren; wartet auf sie.</translation>
    </message>
    <message>
        <source>List jobs in this state.</source>
        <translation>Aufträge in diesem Zustand auflisten.</translation>
    </message>
    <message>
        <source>List jobs with this in their input or model.</source>
        <translation>Aufträge auflisten, die dies in Eingabe oder Modell haben.</translation>
    </message>
    <message>
        <source>Go on with a list behind this place.</source>
        <translation>Eine Liste hinter dieser Stelle fortsetzen.</translation>
    </message>
    <message>
        <source>Write one of: job run --model PROVIDER/ID --input KEY=VALUE, job list, job show ID, job cancel ID, job retry ID, job resume.</source>
        <translation>Eines davon schreiben: job run --model PROVIDER/ID --input KEY=VALUE, job list, job show ID, job cancel ID, job retry ID, job resume.</translation>
    </message>
    <message>
        <source>run, list, cancel or resume media jobs</source>
        <translation>Medienaufträge ausführen, auflisten, abbrechen oder wieder aufnehmen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no kind of provider: openai, openrouter and replicate are.</source>
        <translation>„%1“ ist keine Art von Anbieter; es gibt openai, openrouter und replicate.</translation>
    </message>
    <message>
        <source>openai (any server that speaks its dialect), openrouter or replicate.</source>
        <translation>openai (jeder Server, der diesen Dialekt spricht), openrouter oder replicate.</translation>
    </message>
    <message>
        <source>Sandbox: %1/api/v1 (OpenRouter), %1/openai/v1 (OpenAI), %1/v1 (Replicate)</source>
        <translation>Sandbox: %1/api/v1 (OpenRouter), %1/openai/v1 (OpenAI), %1/v1 (Replicate)</translation>
    </message>
    <message numerus="yes">
        <source>%n ended job(s) of unknown cost have an estimate now.</source>
        <translation>
            <numerusform>%n beendeter Auftrag mit unbekannten Kosten hat jetzt eine Schätzung.</numerusform>
            <numerusform>%n beendete Aufträge mit unbekannten Kosten haben jetzt eine Schätzung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid for</source>
        <translation>Bezahlt wird</translation>
    </message>
    <message>
        <source>Dollars for one</source>
        <translation>Dollar je Einheit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Dollars a second</source>
        <translation>Dollar je Sekunde</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>Prices per output:</source>
        <translation>Preise je Ausgabe:</translation>
    </message>
    <message>
        <source>Prices of hardware:</source>
        <translation>Preise der Hardware:</translation>
    </message>
    <message>
        <source>Hardware of models:</source>
        <translation>Hardware der Modelle:</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is nothing that is paid for. Write one of: %2.</source>
        <translation>„%1“ ist nichts, wofür bezahlt wird. Eines davon schreiben: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no price: write dollars for one as 0.025; 0 means free.</source>
        <translation>„%1“ ist kein Preis: Dollar je Einheit wie 0.025 schreiben; 0 heißt kostenlos.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no price for --second: write dollars as 0.000225.</source>
        <translation>„%1“ ist kein Preis für --second: Dollar wie 0.000225 schreiben.</translation>
    </message>
    <message>
        <source>The price of &quot;%1&quot; is not known. Say what a second costs: --second USD.</source>
        <translation>Der Preis von „%1“ ist nicht bekannt. Angeben, was eine Sekunde kostet: --second USD.</translation>
    </message>
    <message>
        <source>succeeded, file missing</source>
        <translation>gelungen, Datei fehlt</translation>
    </message>
    <message>
        <source>list prints your own prices; set PROVIDER/ID types one in, remove PROVIDER/ID takes it back; import FILE reads a LiteLLM price file. A typed price counts instead of the provider&apos;s, an imported one where none is listed.
Of media jobs: unit PROVIDER/ID METRIC USD is the price of one output, second, character or run; hardware PROVIDER/ID SKU says what a model runs on, with --second USD what a second of it costs. They count for jobs that end from then on; with --fill also for ended ones whose cost is unknown. Known costs never change.</source>
        <translation>list gibt die eigenen Preise aus; set PROVIDER/ID trägt einen ein, remove PROVIDER/ID nimmt ihn zurück; import DATEI liest eine LiteLLM-Preisdatei. Ein eingetippter Preis gilt anstelle dessen des Anbieters, ein importierter, wo keiner gelistet ist.
Für Medienaufträge: unit PROVIDER/ID METRIC USD ist der Preis einer Ausgabe, einer Sekunde, eines Zeichens oder eines Laufs; hardware PROVIDER/ID SKU sagt, worauf ein Modell läuft, mit --second USD, was eine Sekunde davon kostet. Sie gelten für Aufträge, die von da an enden; mit --fill auch für beendete, deren Kosten unbekannt sind. Bekannte Kosten ändern sich nie.</translation>
    </message>
    <message>
        <source>list, set, unit, hardware, remove or import</source>
        <translation>list, set, unit, hardware, remove oder import</translation>
    </message>
    <message>
        <source>Dollars for a second of the hardware.</source>
        <translation>Dollar je Sekunde der Hardware.</translation>
    </message>
    <message>
        <source>Estimate ended jobs of the model whose cost is unknown, too.</source>
        <translation>Auch beendete Aufträge des Modells schätzen, deren Kosten unbekannt sind.</translation>
    </message>
    <message>
        <source>Write one of: prices list, prices set PROVIDER/ID, prices unit PROVIDER/ID METRIC USD, prices hardware PROVIDER/ID SKU, prices remove PROVIDER/ID, prices import FILE.</source>
        <translation>Eines davon schreiben: prices list, prices set PROVIDER/ID, prices unit PROVIDER/ID METRIC USD, prices hardware PROVIDER/ID SKU, prices remove PROVIDER/ID, prices import DATEI.</translation>
    </message>
    <message>
        <source>A report of the comparison; the file&apos;s ending says the form: html, pdf, csv, json or md. Give it once for each.</source>
        <translation>Ein Bericht über den Vergleich; die Endung der Datei nennt das Format: html, pdf, csv, json oder md. Für jedes einmal angeben.</translation>
    </message>
    <message>
        <source>write a report as HTML, PDF, CSV, JSON or Markdown</source>
        <translation>einen Bericht als HTML, PDF, CSV, JSON oder Markdown schreiben</translation>
    </message>
    <message>
        <source>--webhook-url takes an https address without user name, query and fragment.</source>
        <translation>--webhook-url erwartet eine https-Adresse ohne Benutzername, Abfrage und Fragment.</translation>
    </message>
    <message>
        <source>--webhook-port takes a number from 1 to 65535.</source>
        <translation>--webhook-port erwartet eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The sandbox sets itself up.</source>
        <translation>Die Sandbox richtet sich selbst ein.</translation>
    </message>
    <message>
        <source>Changed %1.</source>
        <translation>Geändert: %1.</translation>
    </message>
    <message>
        <source>list, add --kind KIND --name N --url U [--key-env VAR], set N with the options to change, remove N, test N, or health.</source>
        <translation>list, add --kind ART --name N --url U [--key-env VAR], set N mit den zu ändernden Optionen, remove N, test N oder health.</translation>
    </message>
    <message>
        <source>list, add, set, remove, test or health</source>
        <translation>list, add, set, remove, test oder health</translation>
    </message>
    <message>
        <source>Replicate only: the https address of your tunnel or reverse proxy. Replicate then calls it when a job starts and ends; empty: jobs are asked for.</source>
        <translation>Nur Replicate: die https-Adresse des eigenen Tunnels oder Reverse-Proxys. Replicate ruft sie dann auf, wenn ein Auftrag startet und endet; leer: Aufträge werden abgefragt.</translation>
    </message>
    <message>
        <source>The port of this computer (127.0.0.1) that --webhook-url leads to; %1 where left out.</source>
        <translation>Der Port dieses Computers (127.0.0.1), zu dem --webhook-url führt; ohne Angabe %1.</translation>
    </message>
    <message>
        <source>Write one of: providers list, providers add --kind KIND --name N --url U, providers set N, providers remove N, providers test N, providers health.</source>
        <translation>Eines davon schreiben: providers list, providers add --kind ART --name N --url U, providers set N, providers remove N, providers test N, providers health.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no id.</source>
        <translation>„%1“ ist keine Kennung.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no template: full, one-page or costs-only.</source>
        <translation>„%1“ ist keine Vorlage; es gibt full, one-page und costs-only.</translation>
    </message>
    <message>
        <source>--projection takes how many requests a month, such as 10000.</source>
        <translation>--projection erwartet die Zahl der Anfragen im Monat, etwa 10000.</translation>
    </message>
    <message>
        <source>There is no comparison %1.</source>
        <translation>Es gibt keinen Vergleich %1.</translation>
    </message>
    <message>
        <source>There is no job %1.</source>
        <translation>Es gibt keinen Auftrag %1.</translation>
    </message>
    <message>
        <source>There is no batch &quot;%1&quot;.</source>
        <translation>Es gibt keinen Stapel „%1“.</translation>
    </message>
    <message>
        <source>The file; its ending says the form: html, pdf, csv, json or md. Give it once for each.</source>
        <translation>Die Datei; ihre Endung nennt das Format: html, pdf, csv, json oder md. Für jedes einmal angeben.</translation>
    </message>
    <message>
        <source>Replies of this comparison; may be given several times.</source>
        <translation>Antworten dieses Vergleichs; mehrmals möglich.</translation>
    </message>
    <message>
        <source>Jobs that were made together; may be given several times.</source>
        <translation>Aufträge, die zusammen angelegt wurden; mehrmals möglich.</translation>
    </message>
    <message>
        <source>This job; may be given several times.</source>
        <translation>Dieser Auftrag; mehrmals möglich.</translation>
    </message>
    <message>
        <source>Title of the report.</source>
        <translation>Titel des Berichts.</translation>
    </message>
    <message>
        <source>What was to be found out; @FILE reads a file.</source>
        <translation>Was herauszufinden war; @DATEI liest eine Datei.</translation>
    </message>
    <message>
        <source>What came of it; @FILE reads a file.</source>
        <translation>Was dabei herauskam; @DATEI liest eine Datei.</translation>
    </message>
    <message>
        <source>How much of it: full, one-page or costs-only.</source>
        <translation>Wie viel davon: full, one-page oder costs-only.</translation>
    </message>
    <message>
        <source>Leave prompts and titles out.</source>
        <translation>Prompts und Titel weglassen.</translation>
    </message>
    <message>
        <source>Leave answers out.</source>
        <translation>Antworten weglassen.</translation>
    </message>
    <message>
        <source>Leave pictures, videos and sounds out.</source>
        <translation>Bilder, Videos und Tondateien weglassen.</translation>
    </message>
    <message>
        <source>Letters in the place of the models&apos; names.</source>
        <translation>Buchstaben anstelle der Modellnamen.</translation>
    </message>
    <message>
        <source>What so many requests a month would cost.</source>
        <translation>Was so viele Anfragen im Monat kosten würden.</translation>
    </message>
    <message>
        <source>Differences are against this model.</source>
        <translation>Unterschiede gelten gegenüber diesem Modell.</translation>
    </message>
    <message>
        <source>Writes a report of comparisons and jobs. Without a selection: of everything in the history.</source>
        <translation>Schreibt einen Bericht über Vergleiche und Aufträge. Ohne Auswahl: über alles im Verlauf.</translation>
    </message>
    <message>
        <source>Name the file with --out FILE; its ending says the form: html, pdf, csv, json or md.</source>
        <translation>Mit --out DATEI die Datei nennen; ihre Endung nennt das Format: html, pdf, csv, json oder md.</translation>
    </message>
    <message>
        <source>PDF needs the library bakeoff_pages, which is not installed here: choose another form.</source>
        <translation>PDF braucht die Bibliothek bakeoff_pages, die hier nicht installiert ist: ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>There is no room left for %1: the disk is full.</source>
        <translation>Für %1 ist kein Platz mehr: Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another file.</source>
        <translation>%1 lässt sich nicht schreiben. Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>There is nothing to report: no reply and no job fits the selection. &quot;bakeoff-cli history list&quot; and &quot;bakeoff-cli job list&quot; tell what there is.</source>
        <translation>Es gibt nichts zu berichten: Keine Antwort und kein Auftrag passt dazu. „bakeoff-cli history list“ und „bakeoff-cli job list“ nennen die vorhandenen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; says no form of a report: the name must end in .html, .pdf, .csv, .json or .md.</source>
        <translation>„%1“ nennt kein Format eines Berichts: Der Name muss auf .html, .pdf, .csv, .json oder .md enden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a folder. Name a file.</source>
        <translation>„%1“ ist ein Ordner. Eine Datei nennen.</translation>
    </message>
    <message>
        <source>The folder of &quot;%1&quot; is not there.</source>
        <translation>Den Ordner von „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>## A lighthouse in numbers

| Night | Ships | Flashes |
| --- | ---: | ---: |
| Monday | 12 | 7,200 |
| Tuesday | 9 | 7,200 |

Once upon a time, a lighthouse keeper found a map in a bottle.</source>
        <extracomment>The last line starts a story in English, whatever the user&apos;s language: the sandbox&apos;s model knows no other.</extracomment>
        <translation>## Ein Leuchtturm in Zahlen

| Nacht | Schiffe | Blitze |
| --- | ---: | ---: |
| Montag | 12 | 7.200 |
| Dienstag | 9 | 7.200 |

Once upon a time, a lighthouse keeper found a map in a bottle.</translation>
    </message>
    <message>
        <source>Once upon a time, there was a little boat that wanted to see the sea.</source>
        <extracomment>Starts a story in English, whatever the user&apos;s language: the sandbox&apos;s model knows no other.</extracomment>
        <translation>Once upon a time, there was a little boat that wanted to see the sea.</translation>
    </message>
    <message>
        <source>Runs a comparison, an image, a video and an audio job on the sandbox, without a key or network, and writes a report of them in five forms. Types in made-up prices of the sandbox&apos;s models where Replicate&apos;s API tells none.</source>
        <translation>Führt in der Sandbox einen Vergleich und je einen Bild-, Video- und Audioauftrag aus, ohne Schlüssel und Netz, und schreibt darüber einen Bericht in fünf Formaten. Trägt erfundene Preise für die Modelle der Sandbox ein, wo die API von Replicate keine nennt.</translation>
    </message>
    <message>
        <source>How quick are the sandbox&apos;s models, what do they cost, and at which provider?</source>
        <translation>Wie schnell sind die Modelle der Sandbox, was kosten sie, und bei welchem Anbieter?</translation>
    </message>
    <message numerus="yes">
        <source>Each model answered each prompt %n time(s): the first answers stand here, all of them in the report&apos;s rows.</source>
        <translation>
            <numerusform>Jedes Modell hat jeden Prompt %n-mal beantwortet: Hier stehen die ersten Antworten, alle stehen in den Zeilen des Berichts.</numerusform>
            <numerusform>Jedes Modell hat jeden Prompt %n-mal beantwortet: Hier stehen die ersten Antworten, alle stehen in den Zeilen des Berichts.</numerusform>
        </translation>
    </message>
    <message>
        <source>This profile has no provider &quot;%1&quot;: image, video and audio are left out, and the same models there.</source>
        <translation>In diesem Profil gibt es keinen Anbieter „%1“: Bild, Video und Audio sind ausgelassen, ebenso dieselben Modelle dort.</translation>
    </message>
    <message>
        <source>%1 has no input &quot;%2&quot;. It takes: %3.</source>
        <translation>%1 hat keine Eingabe „%2“. Es nimmt: %3.</translation>
    </message>
    <message>
        <source>%1 takes no seed.</source>
        <translation>%1 nimmt keinen Seed.</translation>
    </message>
    <message>
        <source>--after takes the place that an earlier list ended with.</source>
        <translation>--after nimmt die Stelle, mit der eine frühere Liste endete.</translation>
    </message>
    <message>
        <source>There is no job %1. &quot;bakeoff-cli job list&quot; names those there are.</source>
        <translation>Es gibt keinen Auftrag %1. „bakeoff-cli job list“ nennt die vorhandenen.</translation>
    </message>
    <message>
        <source>Every job has ended; nothing is left to fetch.</source>
        <translation>Jeder Auftrag ist beendet; nichts ist mehr zu holen.</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) in open blind votes are left out.</source>
        <translation>
            <numerusform>%n Ergebnis mit offener Blindabstimmung ist ausgelassen.</numerusform>
            <numerusform>%n Ergebnisse mit offener Blindabstimmung sind ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is nothing to report: the blind votes on the %n result(s) that were found are still open.</source>
        <translation>
            <numerusform>Es gibt nichts zu berichten: Die Blindabstimmung über das %n gefundene Ergebnis ist noch offen.</numerusform>
            <numerusform>Es gibt nichts zu berichten: Die Blindabstimmungen über die %n gefundenen Ergebnisse sind noch offen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ClockBar</name>
    <message>
        <source>Where the time went</source>
        <translation>Wohin die Zeit ging</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Screen reader. %1: &quot;Queue&quot;; %2: &quot;2.1 s&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::CompareScreen</name>
    <message>
        <source>Add model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>Kein Modell gewählt</translation>
    </message>
    <message>
        <source>Add the models that shall answer side by side.</source>
        <translation>Die Modelle hinzufügen, die nebeneinander antworten sollen.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send to the current pane only</source>
        <translation>Nur diesem Bereich senden</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alle stoppen</translation>
    </message>
    <message>
        <source>Stop the current pane</source>
        <translation>Bereich stoppen</translation>
    </message>
    <message>
        <source>Retry the current pane</source>
        <translation>Bereich wiederholen</translation>
    </message>
    <message>
        <source>Retry failed panes</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Add model…</source>
        <translation>Modell hinzufügen…</translation>
    </message>
    <message>
        <source>Swap the model of the current pane…</source>
        <translation>Modell tauschen…</translation>
    </message>
    <message>
        <source>Duplicate the current pane</source>
        <translation>Bereich verdoppeln</translation>
    </message>
    <message>
        <source>Close the current pane</source>
        <translation>Bereich schließen</translation>
    </message>
    <message>
        <source>Settings of the current pane…</source>
        <translation>Bereich einstellen…</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Move the current pane left</source>
        <translation>Bereich nach links rücken</translation>
    </message>
    <message>
        <source>Move the current pane right</source>
        <translation>Bereich nach rechts rücken</translation>
    </message>
    <message>
        <source>Copy the current answer as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>Zum Prompt gehen</translation>
    </message>
    <message>
        <source>New comparison</source>
        <translation>Neuer Vergleich</translation>
    </message>
    <message numerus="yes">
        <source>There is room for %n pane(s).</source>
        <translation>
            <numerusform>Es ist Platz für %n Bereich.</numerusform>
            <numerusform>Es ist Platz für %n Bereiche.</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrangement of the panes</source>
        <translation>Anordnung der Bereiche</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Fokus</translation>
    </message>
    <message>
        <source>Earlier turn</source>
        <translation>Frühere Runde</translation>
    </message>
    <message>
        <source>Later turn</source>
        <translation>Spätere Runde</translation>
    </message>
    <message>
        <source>Earlier version of this turn</source>
        <translation>Frühere Fassung dieser Runde</translation>
    </message>
    <message>
        <source>Later version of this turn</source>
        <translation>Spätere Fassung dieser Runde</translation>
    </message>
    <message>
        <source>Edit and resend</source>
        <translation>Bearbeiten und erneut senden</translation>
    </message>
    <message>
        <source>Continue the current answer</source>
        <translation>Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Undo closing a pane</source>
        <translation>Geschlossenen Bereich zurückholen</translation>
    </message>
    <message>
        <source>Columns or grid</source>
        <translation>Spalten oder Raster</translation>
    </message>
    <message>
        <source>Focus on the current pane</source>
        <translation>Fokus auf den aktuellen Bereich</translation>
    </message>
    <message>
        <source>Focus mode: previous pane</source>
        <translation>Fokusmodus: voriger Bereich</translation>
    </message>
    <message>
        <source>Focus mode: next pane</source>
        <translation>Fokusmodus: nächster Bereich</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Tooltip of a choice. %1: what it shows; %2: the key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>All panes side by side</source>
        <translation>Alle Bereiche nebeneinander</translation>
    </message>
    <message>
        <source>All panes in rows</source>
        <translation>Alle Bereiche in Reihen</translation>
    </message>
    <message>
        <source>One pane over the whole width</source>
        <translation>Ein Bereich über die ganze Breite</translation>
    </message>
    <message>
        <source>Retry failed (%1)</source>
        <extracomment>A command. %1: how many panes have failed.</extracomment>
        <translation>Fehlgeschlagene wiederholen (%1)</translation>
    </message>
    <message>
        <source>Undo closing %1</source>
        <translation>%1 zurückholen</translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <extracomment>A rating. %1: from 1 to 5.</extracomment>
        <translation>%1 von 5</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>not rated</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <source>Rank by the next of cost, speed and rating</source>
        <translation>Rangfolge wechseln: Kosten, Geschwindigkeit, Bewertung</translation>
    </message>
    <message>
        <source>Nothing to rank yet.</source>
        <translation>Noch nichts für eine Rangfolge.</translation>
    </message>
    <message>
        <source>No answer of this turn is rated yet.</source>
        <translation>Noch keine Antwort dieser Runde ist bewertet.</translation>
    </message>
    <message numerus="yes">
        <source>%n still open</source>
        <extracomment>Answers of the turn shown that have not ended.</extracomment>
        <translation>
            <numerusform>%n noch offen</numerusform>
            <numerusform>%n noch offen</numerusform>
        </translation>
    </message>
    <message>
        <source>this turn: %1</source>
        <extracomment>%1: what the answers of the turn shown cost together.</extracomment>
        <translation>diese Runde: %1</translation>
    </message>
    <message>
        <source>sandbox: %1</source>
        <extracomment>%1: what the answers of the turn shown would have cost; the sandbox bills nothing.</extracomment>
        <translation>Sandbox: %1</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Editing turn %1. It is sent beside the earlier one, which is kept. %2 leaves it.</source>
        <extracomment>Above the prompt. %1: number of the turn; %2: the key that leaves this state.</extracomment>
        <translation>Runde %1 wird bearbeitet. Sie wird neben der früheren gesendet, die erhalten bleibt. %2 beendet das Bearbeiten.</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>Dateien anhängen…</translation>
    </message>
    <message>
        <source>Settings of all panes…</source>
        <translation>Einstellungen aller Bereiche…</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Go to the variables</source>
        <translation>Zu den Variablen gehen</translation>
    </message>
    <message>
        <source>Choose whom the prompt goes to</source>
        <translation>Wählen, an wen der Prompt geht</translation>
    </message>
    <message>
        <source>Earlier prompt</source>
        <translation>Früherer Prompt</translation>
    </message>
    <message>
        <source>Later prompt</source>
        <translation>Späterer Prompt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close: %1</source>
        <extracomment>Screen reader: a button that closes a message. %1: the message.</extracomment>
        <translation>Schließen: %1</translation>
    </message>
    <message>
        <source>Tick the current pane</source>
        <translation>Bereich anhaken</translation>
    </message>
    <message>
        <source>The next prompt goes to the ticked panes only (%1 for the current one)</source>
        <extracomment>Tooltip of the tick box in the head of a pane. %1: the key that ticks the current one.</extracomment>
        <translation>Der nächste Prompt geht nur an die angehakten Bereiche (%1 für den aktuellen)</translation>
    </message>
    <message>
        <source>A backup was restored in another window.</source>
        <translation>In einem anderen Fenster wurde eine Sicherung zurückgespielt.</translation>
    </message>
    <message>
        <source>The comparison is shown as it is stored now.</source>
        <translation>Der Vergleich wird gezeigt, wie er jetzt gespeichert ist.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
</context>
<context>
    <name>bakeoff::CompareViews</name>
    <message>
        <source>Next view of the current pane</source>
        <translation>Nächste Ansicht des Bereichs</translation>
    </message>
    <message>
        <source>View of the current pane in all panes</source>
        <translation>Ansicht des Bereichs für alle Bereiche</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Use the current pane as the baseline</source>
        <translation>Bereich als Vergleichsbasis verwenden</translation>
    </message>
    <message>
        <source>Link scroll</source>
        <translation>Bildlauf koppeln</translation>
    </message>
    <message>
        <source>Find in the answers…</source>
        <translation>In den Antworten suchen…</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Several views</source>
        <translation>Mehrere Ansichten</translation>
    </message>
    <message>
        <source>View of all panes: %1</source>
        <translation>Ansicht aller Bereiche: %1</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>%1, number %2</source>
        <translation>%1, Nummer %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::ConditionChip</name>
    <message>
        <source>This condition is set; Delete takes it back.</source>
        <translation>Diese Bedingung ist gesetzt; Entf nimmt sie zurück.</translation>
    </message>
</context>
<context>
    <name>bakeoff::CostChart</name>
    <message>
        <source>d MMMM</source>
        <extracomment>A day, as QLocale writes dates. First without, then with its year: &quot;26 August&quot;.</extracomment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A month and its year.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>Two days: &quot;20 August to 26 August&quot;.</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 by month</source>
        <translation>%1 nach Monaten</translation>
    </message>
    <message>
        <source>%1 by day</source>
        <translation>%1 nach Tagen</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>%1: no charges</source>
        <extracomment>Tooltip of a bar. %1: a day or a month.</extracomment>
        <translation>%1: keine Kostenposten</translation>
    </message>
    <message>
        <source>%1: %2. Billed %3, estimated %4.</source>
        <extracomment>Tooltip of a bar. %1: a day or a month, %2: a sum, %3: billed, %4: estimated.</extracomment>
        <translation>%1: %2. Abgerechnet %3, geschätzt %4.</translation>
    </message>
    <message>
        <source>+%1?</source>
        <extracomment>Over a bar of the chart: so many charges of unknown amount come on top.</extracomment>
        <translation>+%1?</translation>
    </message>
    <message>
        <source>%1, %2 in all.</source>
        <extracomment>What a screen reader says of the chart. %1: its title, %2: a sum.</extracomment>
        <translation>%1, insgesamt %2.</translation>
    </message>
</context>
<context>
    <name>bakeoff::CostTableModel</name>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s), %1</source>
        <extracomment>The last row of the table of costs. %1: a sum.</extracomment>
        <translation>
            <numerusform>%n Anbieter, %1</numerusform>
            <numerusform>%n Anbieter, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s), %1</source>
        <translation>
            <numerusform>%n Modell, %1</numerusform>
            <numerusform>%n Modelle, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), %1</source>
        <translation>
            <numerusform>%n Tag, %1</numerusform>
            <numerusform>%n Tage, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s), %1</source>
        <translation>
            <numerusform>%n Art, %1</numerusform>
            <numerusform>%n Arten, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>All charges once: %1</source>
        <translation>Alle Kostenposten einmal: %1</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>Ohne Schlagwort</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <extracomment>In the column of unknown amounts.</extracomment>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>under 1%</source>
        <extracomment>A share, per cent.</extracomment>
        <translation>unter 1&#xa0;%</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Kostenposten</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Share of known</source>
        <translation>Anteil am Bekannten</translation>
    </message>
    <message>
        <source>Blind turns still open</source>
        <translation>Blindabstimmung noch offen</translation>
    </message>
    <message>
        <source>Models are hidden until you vote.</source>
        <translation>Die Modelle sind bis zur Abstimmung verborgen.</translation>
    </message>
</context>
<context>
    <name>bakeoff::CostsScreen</name>
    <message>
        <source>Costs of other days</source>
        <translation>Kosten anderer Tage</translation>
    </message>
    <message>
        <source>Only %1: show all again</source>
        <extracomment>Screen reader, tooltip: a filter that is on. %1: what is shown only.</extracomment>
        <translation>Nur %1: wieder alles zeigen</translation>
    </message>
    <message>
        <source>No real money was spent</source>
        <translation>Kein echtes Geld ausgegeben</translation>
    </message>
    <message>
        <source>Only the sandbox has answered so far, and its prices are made up. What real providers charge stands here.</source>
        <translation>Bisher hat nur die Sandbox geantwortet, und ihre Preise sind erfunden. Was echte Anbieter berechnen, steht hier.</translation>
    </message>
    <message>
        <source>No costs yet</source>
        <translation>Noch keine Kosten</translation>
    </message>
    <message>
        <source>What the providers charge for answers stands here: billed, estimated or unknown.</source>
        <translation>Hier steht, was die Anbieter für Antworten berechnen: abgerechnet, geschätzt oder unbekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox charge(s) are not counted: their prices are made up</source>
        <translation>
            <numerusform>%n Kostenposten der Sandbox zählt nicht mit: Der Preis ist erfunden</numerusform>
            <numerusform>%n Kostenposten der Sandbox zählen nicht mit: Die Preise sind erfunden</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <extracomment>The big sum. %1: an amount.</extracomment>
        <translation>mindestens %1</translation>
    </message>
    <message numerus="yes">
        <source>(%n unknown)</source>
        <extracomment>Behind the big sum: charges of unknown amount.</extracomment>
        <translation>
            <numerusform>(%n unbekannt)</numerusform>
            <numerusform>(%n unbekannt)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 billed</source>
        <translation>%1 abgerechnet</translation>
    </message>
    <message>
        <source>≈%1 estimated</source>
        <translation>≈%1 geschätzt</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Today, %1</source>
        <extracomment>Above the big sum. %1: the date.</extracomment>
        <translation>Heute, %1</translation>
    </message>
    <message>
        <source>%1 by</source>
        <extracomment>Before the choice of what the table sums up by. %1: &quot;Today, 26 August&quot;, &quot;August&quot;.</extracomment>
        <translation>%1 nach</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>Price book</source>
        <translation>Preisbuch</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Sum up by</source>
        <translation>Zusammenfassen nach</translation>
    </message>
    <message>
        <source>+1?: charges of unknown amount</source>
        <translation>+1?: Kostenposten unbekannter Höhe</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Next &amp;days</source>
        <translation>Nächster &amp;Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Other days…</source>
        <translation>&amp;Andere Tage…</translation>
    </message>
    <message>
        <source>Next &amp;summary</source>
        <translation>Nächste Zu&amp;sammenfassung</translation>
    </message>
    <message>
        <source>&amp;Clear the filters</source>
        <translation>&amp;Filter zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Price book…</source>
        <translation>&amp;Preisbuch…</translation>
    </message>
    <message>
        <source>&amp;Budgets…</source>
        <translation>&amp;Budgets…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Today and the six days before it</source>
        <translation>Heute und die sechs Tage davor</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>Costs by what was chosen; Enter shows only that row</source>
        <translation>Kosten nach der gewählten Zusammenfassung; Eingabe zeigt nur diese Zeile</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>Ber&amp;icht</translation>
    </message>
</context>
<context>
    <name>bakeoff::CostsSide</name>
    <message>
        <source>Look them up now</source>
        <translation>Jetzt abfragen</translation>
    </message>
    <message>
        <source>Bills to come</source>
        <translation>Ausstehende Abrechnungen</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Open the price book…</source>
        <translation>Preisbuch öffnen…</translation>
    </message>
    <message>
        <source>What can be done about costs</source>
        <translation>Was sich bei den Kosten tun lässt</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) ended without a bill; the provider tells it later. It is asked for by itself, less and less often, for seven days.</source>
        <translation>
            <numerusform>%n Antwort endete ohne Abrechnung; der Anbieter nennt sie später. Sie wird von selbst abgefragt, immer seltener, sieben Tage lang.</numerusform>
            <numerusform>%n Antworten endeten ohne Abrechnung; der Anbieter nennt sie später. Sie wird von selbst abgefragt, immer seltener, sieben Tage lang.</numerusform>
        </translation>
    </message>
    <message>
        <source>List of %1: read on %2.</source>
        <extracomment>%1: name of a provider, %2: date and time.</extracomment>
        <translation>Liste von %1: gelesen am %2.</translation>
    </message>
    <message>
        <source>List of %1: not read yet.</source>
        <extracomment>%1: name of a provider.</extracomment>
        <translation>Liste von %1: noch nicht gelesen.</translation>
    </message>
    <message>
        <source>No prices of your own.</source>
        <translation>Keine eigenen Preise.</translation>
    </message>
    <message numerus="yes">
        <source>%n own price(s), the oldest of %1.</source>
        <extracomment>%n: prices; %1: a date.</extracomment>
        <translation>
            <numerusform>%n eigener Preis, vom %1.</numerusform>
            <numerusform>%n eigene Preise, der älteste vom %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them older than 30 days.</source>
        <translation>
            <numerusform>%n davon älter als 30 Tage.</numerusform>
            <numerusform>%n davon älter als 30 Tage.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::DifferenceBar</name>
    <message>
        <source>Only differences</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichsbasis</translation>
    </message>
    <message>
        <source>The answer that the others are compared with, word by word</source>
        <translation>Die Antwort, mit der die anderen verglichen werden, Wort für Wort</translation>
    </message>
    <message>
        <source>Folds what is the same in all answers</source>
        <translation>Klappt ein, was in allen Antworten gleich ist</translation>
    </message>
    <message>
        <source>Show the answers without their differences</source>
        <translation>Die Antworten ohne ihre Unterschiede zeigen</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>only in the baseline</source>
        <translation>nur in der Vergleichsbasis</translation>
    </message>
</context>
<context>
    <name>bakeoff::DifferenceView</name>
    <message>
        <source>Baseline</source>
        <translation>Vergleichsbasis</translation>
    </message>
    <message>
        <source>The difference is shown when the baseline has ended.</source>
        <translation>Die Unterschiede erscheinen, wenn die Vergleichsbasis geendet hat.</translation>
    </message>
    <message>
        <source>The baseline, %1, has no answer to compare with.</source>
        <translation>Die Vergleichsbasis, %1, hat keine Antwort zum Vergleichen.</translation>
    </message>
    <message>
        <source>The difference is shown when this answer has ended.</source>
        <translation>Die Unterschiede erscheinen, wenn diese Antwort geendet hat.</translation>
    </message>
    <message>
        <source>Comparing with the baseline</source>
        <translation>Wird mit der Vergleichsbasis verglichen</translation>
    </message>
    <message>
        <source>These answers are too long to be compared word by word.</source>
        <translation>Diese Antworten sind zu lang, um sie Wort für Wort zu vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>%n equal block(s) folded</source>
        <translation>
            <numerusform>%n gleicher Block eingeklappt</numerusform>
            <numerusform>%n gleiche Blöcke eingeklappt</numerusform>
        </translation>
    </message>
    <message>
        <source>The same words as %1</source>
        <translation>Dieselben Wörter wie %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) against %1</source>
        <translation>
            <numerusform>%n Änderung gegenüber %1</numerusform>
            <numerusform>%n Änderungen gegenüber %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: change %2 of %3</source>
        <translation>%1: Änderung %2 von %3</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Keine Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Change %1 of %2.</source>
        <translation>Änderung %1 von %2.</translation>
    </message>
    <message>
        <source>Only in the baseline: %1.</source>
        <translation>Nur in der Vergleichsbasis: %1.</translation>
    </message>
    <message>
        <source>Added: %1.</source>
        <translation>Hinzugefügt: %1.</translation>
    </message>
</context>
<context>
    <name>bakeoff::ErrorKindWords</name>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Request refused</source>
        <translation>Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>No credit</source>
        <translation>Kein Guthaben</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Refused for its content</source>
        <translation>Wegen des Inhalts abgelehnt</translation>
    </message>
    <message>
        <source>No such model</source>
        <translation>Kein solches Modell</translation>
    </message>
    <message>
        <source>Prompt too long</source>
        <translation>Prompt zu lang</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Zu viele Anfragen</translation>
    </message>
    <message>
        <source>No room</source>
        <translation>Kein Platz</translation>
    </message>
    <message>
        <source>Provider failed</source>
        <translation>Fehler beim Anbieter</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Address not found</source>
        <translation>Adresse nicht gefunden</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Niemand antwortete</translation>
    </message>
    <message>
        <source>Secure connection failed</source>
        <translation>Sichere Verbindung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>Connection broke</source>
        <translation>Verbindung abgerissen</translation>
    </message>
    <message>
        <source>Unreadable answer</source>
        <translation>Unlesbare Antwort</translation>
    </message>
    <message>
        <source>Redirected</source>
        <translation>Weitergeleitet</translation>
    </message>
    <message>
        <source>Answer too large</source>
        <translation>Antwort zu groß</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Foreign address</source>
        <translation>Fremde Adresse</translation>
    </message>
    <message>
        <source>Price not known</source>
        <translation>Preis nicht bekannt</translation>
    </message>
    <message>
        <source>Sum too large</source>
        <translation>Summe zu groß</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Key store refused</source>
        <translation>Schlüsselspeicher nicht nutzbar</translation>
    </message>
    <message>
        <source>Budget reached</source>
        <translation>Budget erreicht</translation>
    </message>
</context>
<context>
    <name>bakeoff::FileControl</name>
    <message>
        <source>Pasted file (%1, %2)</source>
        <extracomment>A file that stands in the input itself. %1: its type, &quot;PNG&quot;. %2: its size.</extracomment>
        <translation>Eingefügte Datei (%1, %2)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Drop or paste a picture, or write an address</source>
        <translation>Bild ablegen oder einfügen oder eine Adresse schreiben</translation>
    </message>
    <message>
        <source>Drop a file, or write an address</source>
        <translation>Datei ablegen oder eine Adresse schreiben</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <extracomment>%1: what the file is for, such as &quot;Start image&quot;.</extracomment>
        <translation>Datei wählen: %1</translation>
    </message>
    <message>
        <source>Files: %1</source>
        <extracomment>%1: what the files are for, such as &quot;Images&quot;.</extracomment>
        <translation>Dateien: %1</translation>
    </message>
    <message>
        <source>Del takes one out, Alt+Up and Alt+Down move it.</source>
        <translation>Entf nimmt eine heraus, Alt+Auf und Alt+Ab verschieben sie.</translation>
    </message>
    <message>
        <source>What fits (%1)</source>
        <translation>Was passt (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>bakeoff::FilmSection</name>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Way to look at the videos</source>
        <translation>Ansicht der Videos</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Ohne Ton</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>All beside each other (G)</source>
        <translation>Alle nebeneinander (G)</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Two in one place, with a divider (W)</source>
        <translation>Zwei an einer Stelle, mit Trennlinie (W)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>What differs between two (X)</source>
        <translation>Was sich zwischen zweien unterscheidet (X)</translation>
    </message>
    <message>
        <source>This file cannot be played.</source>
        <translation>Diese Datei lässt sich nicht abspielen.</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <extracomment>Frames a second.</extracomment>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>mean %1, most %2 of 255, %3 of the pixels differ</source>
        <extracomment>%1, %2: differences of pixels, from 0 to 255; %3: share of the pixels.</extracomment>
        <translation>im Mittel %1, höchstens %2 von 255, %3 der Pixel weichen ab</translation>
    </message>
    <message>
        <source>both within 1 frame</source>
        <translation>beide innerhalb von 1 Bild</translation>
    </message>
    <message>
        <source>all within 1 frame</source>
        <translation>alle innerhalb von 1 Bild</translation>
    </message>
    <message>
        <source>up to %1 frames apart</source>
        <extracomment>How far films that play together are apart. %1: frames.</extracomment>
        <translation>bis zu %1 Bilder auseinander</translation>
    </message>
    <message numerus="yes">
        <source>95% of %n moment(s) that were shown</source>
        <extracomment>%n: how often frames of all films were shown together since they were opened.</extracomment>
        <translation>
            <numerusform>95&#xa0;% von %n gezeigten Moment</numerusform>
            <numerusform>95&#xa0;% von %n gezeigten Momenten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::FindBar</name>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Find in the answers</source>
        <translation>In den Antworten suchen</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Suchleiste schließen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::FirstStartPanel</name>
    <message>
        <source>Add a provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>Keys go into the system key store. You can stay in the sandbox as long as you like.</source>
        <translation>Schlüssel kommen in den Schlüsselspeicher des Systems. Die Sandbox bleibt nutzbar, so lange wie gewünscht.</translation>
    </message>
    <message>
        <source>Or choose one</source>
        <translation>Oder einen wählen</translation>
    </message>
    <message>
        <source>Server on this computer</source>
        <translation>Server auf diesem Computer</translation>
    </message>
    <message>
        <source>Ollama, llama-server, LM Studio, vLLM</source>
        <translation>Ollama, llama-server, LM Studio, vLLM</translation>
    </message>
    <message>
        <source>Later: Settings, Providers</source>
        <translation>Siehe Einstellungen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>%1 key found</source>
        <extracomment>%1: name of a service.</extracomment>
        <translation>Schlüssel für %1 gefunden</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>A server</source>
        <translation>Ein Server</translation>
    </message>
    <message>
        <source>%1 found</source>
        <extracomment>%1: name of a program that serves models on this computer.</extracomment>
        <translation>%1 gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) at %1</source>
        <extracomment>%n: models of a local server; %1: its address.</extracomment>
        <translation>
            <numerusform>%n Modell unter %1</numerusform>
            <numerusform>%n Modelle unter %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>%1: use it</source>
        <extracomment>Screen reader. %1: &quot;OpenRouter key found&quot;.</extracomment>
        <translation>%1: verwenden</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Einen wählen</translation>
    </message>
</context>
<context>
    <name>bakeoff::HeadTracks</name>
    <message>
        <source>Play head</source>
        <translation>Abspielposition</translation>
    </message>
    <message>
        <source>at %1 s</source>
        <extracomment>What a screen reader says of the play head. %1: seconds.</extracomment>
        <translation>bei %1 s</translation>
    </message>
</context>
<context>
    <name>bakeoff::HealthItem</name>
    <message>
        <source>Health of the providers: %1</source>
        <extracomment>Screen reader: an item of the status bar. %1: &quot;3 of 20 requests failed&quot;.</extracomment>
        <translation>Zustand der Anbieter: %1</translation>
    </message>
</context>
<context>
    <name>bakeoff::HealthPage</name>
    <message>
        <source>No providers yet</source>
        <translation>Noch keine Anbieter</translation>
    </message>
    <message>
        <source>What your own requests to each of them came to stands here.</source>
        <translation>Hier steht, was aus den eigenen Anfragen an jeden von ihnen wurde.</translation>
    </message>
    <message>
        <source>Health of the providers</source>
        <translation>Zustand der Anbieter</translation>
    </message>
    <message>
        <source>From the requests in your own history; nothing is asked of anybody for it. Answers that you stopped say nothing of a provider and are not counted.</source>
        <translation>Aus den Anfragen im eigenen Verlauf; dafür wird niemand gefragt. Selbst gestoppte Antworten sagen nichts über einen Anbieter und zählen nicht mit.</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <source>Status page</source>
        <translation>Statusseite</translation>
    </message>
    <message>
        <source>Opens %1 in the browser</source>
        <extracomment>Tooltip. %1: a web address.</extracomment>
        <translation>Öffnet %1 im Browser</translation>
    </message>
    <message>
        <source>Status page of %1</source>
        <extracomment>Screen reader. %1: name of a provider.</extracomment>
        <translation>Statusseite von %1</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>Complete answers</source>
        <translation>Vollständige Antworten</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Hosts used</source>
        <translation>Genutzte Hosts</translation>
    </message>
    <message>
        <source>Fallbacks</source>
        <translation>Ausgewichen</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Erneut gesendet</translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <translation>Selbst gestoppt</translation>
    </message>
</context>
<context>
    <name>bakeoff::HealthTexts</name>
    <message>
        <source>No requests in 24 hours</source>
        <translation>Keine Anfragen in 24 Stunden</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) in 24 hours, all complete</source>
        <translation>
            <numerusform>%n Anfrage in 24 Stunden, vollständig</numerusform>
            <numerusform>%n Anfragen in 24 Stunden, alle vollständig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n request(s) failed in 24 hours</source>
        <extracomment>%1: how many; %n: of how many.</extracomment>
        <translation>
            <numerusform>%1 von %n Anfrage in 24 Stunden fehlgeschlagen</numerusform>
            <numerusform>%1 von %n Anfragen in 24 Stunden fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Status bar. %1: name of a provider; %2: &quot;3 of 20 requests failed in 24 hours&quot;.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Providers: %n request(s) in 24 hours, all complete</source>
        <translation>
            <numerusform>Anbieter: %n Anfrage in 24 Stunden, vollständig</numerusform>
            <numerusform>Anbieter: %n Anfragen in 24 Stunden, alle vollständig</numerusform>
        </translation>
    </message>
    <message>
        <source>no requests yet</source>
        <translation>noch keine Anfragen</translation>
    </message>
    <message>
        <source>%1 of %2 (n too small)</source>
        <translation>%1 von %2 (n zu klein)</translation>
    </message>
    <message>
        <source>%1% of %2</source>
        <extracomment>Share of complete answers. %1: a percentage; %2: of how many.</extracomment>
        <translation>%1&#xa0;% von %2</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>nicht genannt</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) by another host than the first</source>
        <translation>
            <numerusform>%n Antwort von einem anderen Host als dem ersten</numerusform>
            <numerusform>%n Antworten von einem anderen Host als dem ersten</numerusform>
        </translation>
    </message>
    <message>
        <source>none seen</source>
        <translation>nicht beobachtet</translation>
    </message>
    <message numerus="yes">
        <source>%n failed attempt(s) sent again by Bakeoff</source>
        <translation>
            <numerusform>%n fehlgeschlagener Versuch, von Bakeoff erneut gesendet</numerusform>
            <numerusform>%n fehlgeschlagene Versuche, von Bakeoff erneut gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message numerus="yes">
        <source>%n, not counted</source>
        <translation>
            <numerusform>%n, nicht mitgezählt</numerusform>
            <numerusform>%n, nicht mitgezählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryDelegate</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cut off</source>
        <translation>
            <numerusform>%n abgerissen</numerusform>
            <numerusform>%n abgerissen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryFilterBar</name>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <extracomment>A button that opens the list of further conditions.</extracomment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More conditions</source>
        <translation>Weitere Bedingungen</translation>
    </message>
    <message>
        <source>Nothing has answered yet</source>
        <translation>Noch hat nichts geantwortet</translation>
    </message>
    <message>
        <source>No tags yet</source>
        <translation>Noch keine Schlagwörter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>From and to…</source>
        <translation>Von und bis…</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>&amp;First day</source>
        <translation>&amp;Erster Tag</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>&amp;Letzter Tag</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Lowest cost of an answer, in dollars</source>
        <translation>Niedrigste Kosten einer Antwort, in Dollar</translation>
    </message>
    <message>
        <source>Highest cost of an answer, in dollars</source>
        <translation>Höchste Kosten einer Antwort, in Dollar</translation>
    </message>
    <message>
        <source>Cost of an answer, in dollars</source>
        <translation>Kosten einer Antwort, in Dollar</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Bis</translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryList</name>
    <message>
        <source>Most relevant first</source>
        <translation>Relevanteste zuerst</translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryListModel</name>
    <message>
        <source>dddd d MMMM</source>
        <extracomment>A day as Qt&apos;s date format: &quot;Wednesday 26 August&quot;.</extracomment>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Heute, %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>Gestern, %1</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryPreview</name>
    <message>
        <source>Nothing chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Choose an entry to read it here.</source>
        <translation>Einen Eintrag wählen, um ihn hier zu lesen.</translation>
    </message>
    <message>
        <source>Prompt and answers</source>
        <translation>Prompt und Antworten</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) chosen</source>
        <translation>
            <numerusform>%n Eintrag gewählt</numerusform>
            <numerusform>%n Einträge gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>A star, tags, exporting and deleting go to all of them.</source>
        <translation>Stern, Schlagwörter, Exportieren und Löschen gelten für alle.</translation>
    </message>
    <message>
        <source>It is not there any more</source>
        <translation>Der Vergleich ist nicht mehr da</translation>
    </message>
    <message>
        <source>It was deleted.</source>
        <translation>Er wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more turn(s)</source>
        <translation>
            <numerusform>%n weitere Runde zeigen</numerusform>
            <numerusform>%n weitere Runden zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Hit %1 of %2</source>
        <translation>Treffer %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryScreen</name>
    <message>
        <source>No comparisons yet</source>
        <translation>Noch keine Vergleiche</translation>
    </message>
    <message>
        <source>Each prompt that you send is kept here, with its answers.</source>
        <translation>Jeder gesendete Prompt bleibt hier, mit seinen Antworten.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>New comparison</source>
        <translation>Neuer Vergleich</translation>
    </message>
    <message>
        <source>&lt; 1&#xa0;ms</source>
        <extracomment>How long a search took, in milliseconds, with a no-break space.</extracomment>
        <translation>&lt; 1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1&#xa0;ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Order of the hits</source>
        <translation>Reihenfolge der Treffer</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>The newest first</source>
        <translation>Die neuesten zuerst</translation>
    </message>
    <message>
        <source>Relevant</source>
        <translation>Relevanteste</translation>
    </message>
    <message>
        <source>The best hits among the newest 2,000 first</source>
        <translation>Die besten Treffer unter den neuesten 2.000 zuerst</translation>
    </message>
    <message>
        <source>Entries, newest first</source>
        <translation>Einträge, neueste zuerst</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No prompt, answer or note holds all of these words.</source>
        <translation>Kein Prompt, keine Antwort und keine Notiz enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>Nothing meets all of these conditions.</source>
        <translation>Nichts erfüllt alle diese Bedingungen.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <extracomment>In the header of the history. %1: number of entries with its marks; %2: a month, &quot;March 2026&quot;.</extracomment>
        <translation>%1 seit %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut ausführen</translation>
    </message>
    <message>
        <source>Run again and compare</source>
        <translation>Erneut ausführen und vergleichen</translation>
    </message>
    <message>
        <source>Then and now</source>
        <translation>Damals und jetzt</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Abzweigen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation>Löschen rückgängig machen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Newest or most relevant first</source>
        <translation>Neueste oder relevanteste zuerst</translation>
    </message>
    <message>
        <source>Go to the conditions</source>
        <translation>Zu den Bedingungen gehen</translation>
    </message>
    <message>
        <source>Clear the conditions</source>
        <translation>Bedingungen zurücksetzen</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>Diese Suche speichern…</translation>
    </message>
    <message>
        <source>Manage saved searches…</source>
        <translation>Gespeicherte Suchen verwalten…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message numerus="yes">
        <source>Tags for all %n entry(s), separated by commas:</source>
        <translation>
            <numerusform>Schlagwörter für %n Eintrag, durch Kommas getrennt:</numerusform>
            <numerusform>Schlagwörter für alle %n Einträge, durch Kommas getrennt:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) deleted.</source>
        <translation>
            <numerusform>%n Eintrag gelöscht.</numerusform>
            <numerusform>%n Einträge gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are gone for good after a day; what they cost stays in the totals.</source>
        <translation>Nach einem Tag ist das endgültig; die Kosten bleiben in den Summen.</translation>
    </message>
    <message>
        <source>No searches saved yet</source>
        <translation>Noch keine Suchen gespeichert</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Diese Suche speichern</translation>
    </message>
    <message>
        <source>Name of the search:</source>
        <translation>Name der Suche:</translation>
    </message>
    <message>
        <source>%1. Older entries are not found yet.</source>
        <translation>%1. Ältere Einträge werden noch nicht gefunden.</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Sicherungen…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
</context>
<context>
    <name>bakeoff::HistorySearchField</name>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Search prompts, answers and notes</source>
        <translation>Prompts, Antworten und Notizen durchsuchen</translation>
    </message>
    <message>
        <source>All words must stand in one prompt or one answer; the last may be the beginning of a word. &quot;Words in quotes&quot; stand behind each other.</source>
        <translation>Alle Wörter müssen in einem Prompt oder einer Antwort stehen; das letzte darf ein Wortanfang sein. &quot;Wörter in Anführungszeichen&quot; stehen hintereinander.</translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryTransfer</name>
    <message numerus="yes">
        <source>Export %n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag exportieren</numerusform>
            <numerusform>%n Einträge exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported history (*.bakeoff)</source>
        <translation>Exportierter Verlauf (*.bakeoff)</translation>
    </message>
    <message>
        <source>Import an exported history</source>
        <translation>Einen exportierten Verlauf importieren</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) are damaged and not in the file.</source>
        <translation>
            <numerusform>%n Eintrag ist beschädigt und nicht in der Datei.</numerusform>
            <numerusform>%n Einträge sind beschädigt und nicht in der Datei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) exported.</source>
        <translation>
            <numerusform>%n Eintrag exportiert.</numerusform>
            <numerusform>%n Einträge exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them as a copy, because it is here with other content.</source>
        <translation>
            <numerusform>%n davon als Kopie, weil es ihn hier mit anderem Inhalt gibt.</numerusform>
            <numerusform>%n davon als Kopien, weil es sie hier mit anderem Inhalt gibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>%n war schon hier.</numerusform>
            <numerusform>%n waren schon hier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) imported.</source>
        <translation>
            <numerusform>%n Eintrag importiert.</numerusform>
            <numerusform>%n Einträge importiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryWords</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>cost hidden until the vote</source>
        <translation>Kosten bis zur Abstimmung verborgen</translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>over %1 hits</source>
        <extracomment>%1: number of hits, at least.</extracomment>
        <translation>über %1 Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cut off</source>
        <translation>
            <numerusform>%n abgerissen</numerusform>
            <numerusform>%n abgerissen</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMMM</source>
        <extracomment>A day in a filter as Qt&apos;s date format: &quot;26 August&quot;.</extracomment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Cost unknown</source>
        <translation>Kosten unbekannt</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 und mehr</translation>
    </message>
    <message>
        <source>%1 and less</source>
        <translation>%1 und weniger</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s) and more</source>
        <translation>
            <numerusform>%n Stern und mehr</numerusform>
            <numerusform>%n Sterne und mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>%1: &quot;37 hits&quot;; %2: &quot;14 entries&quot;.</extracomment>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>Still indexing: %1 %</source>
        <extracomment>The search does not know all of the history yet. %1: percent that it knows.</extracomment>
        <translation>Wird noch indexiert: %1 %</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
</context>
<context>
    <name>bakeoff::IconButton</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Tooltip of a button. %1: what it does; %2: its key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>bakeoff::ImageView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, shown at %3 percent</source>
        <extracomment>What a screen reader says of a picture. %1, %2: width and height in pixels; %3: zoom.</extracomment>
        <translation>%1 × %2 Pixel, gezeigt mit %3 Prozent</translation>
    </message>
</context>
<context>
    <name>bakeoff::InputControl</name>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
</context>
<context>
    <name>bakeoff::InputFormView</name>
    <message>
        <source>The model’s makers advise against it.</source>
        <translation>Die Hersteller des Modells raten davon ab.</translation>
    </message>
    <message>
        <source>This model has no such input: it is sent all the same.</source>
        <translation>Dieses Modell hat keine solche Eingabe: Sie wird trotzdem gesendet.</translation>
    </message>
    <message>
        <source>Choices: %1.</source>
        <translation>Zur Wahl: %1.</translation>
    </message>
    <message>
        <source>One item a line.</source>
        <translation>Ein Eintrag je Zeile.</translation>
    </message>
    <message>
        <source>How the input is shown</source>
        <translation>Wie die Eingabe gezeigt wird</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>The input as JSON</source>
        <translation>Die Eingabe als JSON</translation>
    </message>
    <message>
        <source>No inputs</source>
        <translation>Keine Eingaben</translation>
    </message>
    <message>
        <source>This model takes nothing: it can be started as it is.</source>
        <translation>Dieses Modell nimmt keine Eingaben: Es lässt sich starten, wie es ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n more field(s) can be filled in on the JSON tab.</source>
        <translation>
            <numerusform>%n weiteres Feld lässt sich im Reiter „JSON“ ausfüllen.</numerusform>
            <numerusform>%n weitere Felder lassen sich im Reiter „JSON“ ausfüllen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <extracomment>Beside the name of a field that has to be filled in. %1: the name.</extracomment>
        <translation>%1 (erforderlich)</translation>
    </message>
    <message>
        <source>Take out %1</source>
        <extracomment>%1: name of a field. %2: the value that the model takes by itself.</extracomment>
        <translation>%1 herausnehmen</translation>
    </message>
    <message>
        <source>Leave %1 to the model (%2)</source>
        <translation>%1 dem Modell überlassen (%2)</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>%1 weglassen</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Mehr zu %1</translation>
    </message>
</context>
<context>
    <name>bakeoff::InputWords</name>
    <message>
        <source>Write a list, in square brackets.</source>
        <translation>Eine Liste schreiben, in eckigen Klammern.</translation>
    </message>
    <message>
        <source>Write a JSON object, in braces.</source>
        <translation>Ein JSON-Objekt schreiben, in geschweiften Klammern.</translation>
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation>Das ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>This is not JSON.</source>
        <translation>Das ist kein JSON.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>A range that a number lies in.</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>a multiple of %1</source>
        <translation>ein Vielfaches von %1</translation>
    </message>
    <message numerus="yes">
        <source>at most %n character(s)</source>
        <translation>
            <numerusform>höchstens %n Zeichen</numerusform>
            <numerusform>höchstens %n Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n item(s)</source>
        <translation>
            <numerusform>höchstens %n Eintrag</numerusform>
            <numerusform>höchstens %n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>This has to be filled in.</source>
        <translation>Das muss ausgefüllt werden.</translation>
    </message>
    <message>
        <source>Write a text.</source>
        <translation>Einen Text schreiben.</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <translation>Eine ganze Zahl schreiben.</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>Eine Zahl schreiben.</translation>
    </message>
    <message>
        <source>Choose yes or no.</source>
        <translation>Ja oder Nein wählen.</translation>
    </message>
    <message>
        <source>This is no file: choose one, or write an address that begins with https://.</source>
        <translation>Das ist keine Datei: eine wählen oder eine Adresse schreiben, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>Write a number above %1.</source>
        <translation>Eine Zahl über %1 schreiben.</translation>
    </message>
    <message>
        <source>The smallest is %1.</source>
        <translation>Der kleinste Wert ist %1.</translation>
    </message>
    <message>
        <source>Write a number below %1.</source>
        <translation>Eine Zahl unter %1 schreiben.</translation>
    </message>
    <message>
        <source>The largest is %1.</source>
        <translation>Der größte Wert ist %1.</translation>
    </message>
    <message>
        <source>Write a multiple of %1.</source>
        <translation>Ein Vielfaches von %1 schreiben.</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>Diese Zahl ist zu groß.</translation>
    </message>
    <message numerus="yes">
        <source>Write at least %n character(s).</source>
        <translation>
            <numerusform>Mindestens %n Zeichen schreiben.</numerusform>
            <numerusform>Mindestens %n Zeichen schreiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write at most %n character(s).</source>
        <translation>
            <numerusform>Höchstens %n Zeichen schreiben.</numerusform>
            <numerusform>Höchstens %n Zeichen schreiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>This does not fit the pattern %1</source>
        <translation>Das passt nicht zum Muster %1</translation>
    </message>
    <message>
        <source>“%1” is none of the choices.</source>
        <translation>„%1“ steht nicht zur Wahl.</translation>
    </message>
    <message numerus="yes">
        <source>Give at least %n item(s).</source>
        <translation>
            <numerusform>Mindestens %n Eintrag angeben.</numerusform>
            <numerusform>Mindestens %n Einträge angeben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give at most %n item(s).</source>
        <translation>
            <numerusform>Höchstens %n Eintrag angeben.</numerusform>
            <numerusform>Höchstens %n Einträge angeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>This stands in the list twice.</source>
        <translation>Das steht zweimal in der Liste.</translation>
    </message>
    <message>
        <source>The provider says: “%1”</source>
        <translation>Der Anbieter sagt: „%1“</translation>
    </message>
    <message>
        <source>Item %1: %2</source>
        <extracomment>%1: number of an item in a list, from 1. %2: a sentence.</extracomment>
        <translation>Eintrag %1: %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::JobDelegate</name>
    <message>
        <source>00 min 00 s</source>
        <translation>00 min 00 s</translation>
    </message>
    <message>
        <source>000.0 of 000.0 MB</source>
        <translation>000,0 von 000,0 MB</translation>
    </message>
    <message>
        <source>no charge</source>
        <translation>ohne Berechnung</translation>
    </message>
    <message>
        <source>00 Mmm</source>
        <translation>00. Mmm.</translation>
    </message>
</context>
<context>
    <name>bakeoff::JobFacts</name>
    <message>
        <source>%1 × %2</source>
        <extracomment>Size of a picture in pixels. %1: width; %2: height.</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Joins the facts of a file: name, size in pixels, length, bytes.</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>It is sent when you let it go on.</source>
        <translation>Der Auftrag wird gesendet, wenn er freigegeben wird.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>It is sent when it is its turn.</source>
        <translation>Der Auftrag wird gesendet, wenn er an der Reihe ist.</translation>
    </message>
    <message>
        <source>Nothing has come yet</source>
        <translation>Noch ist nichts gekommen</translation>
    </message>
    <message>
        <source>What comes of it is shown here.</source>
        <translation>Was daraus wird, erscheint hier.</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Unbestätigt</translation>
    </message>
    <message>
        <source>It was sent and no answer came, so nobody here knows whether it runs.</source>
        <translation>Der Auftrag wurde gesendet und keine Antwort kam, daher weiß hier niemand, ob er läuft.</translation>
    </message>
    <message>
        <source>Succeeded, output expired</source>
        <translation>Gelungen, Ausgabe abgelaufen</translation>
    </message>
    <message>
        <source>The provider had deleted its output before it was fetched.</source>
        <translation>Der Anbieter hatte die Ausgabe gelöscht, bevor sie geholt wurde.</translation>
    </message>
    <message>
        <source>No output</source>
        <translation>Keine Ausgabe</translation>
    </message>
    <message>
        <source>It succeeded, and the provider sent nothing.</source>
        <translation>Der Auftrag ist gelungen, und der Anbieter hat nichts gesendet.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>It was never sent.</source>
        <translation>Der Auftrag wurde nie gesendet.</translation>
    </message>
    <message>
        <source>Ended before it began</source>
        <translation>Vor Beginn beendet</translation>
    </message>
    <message>
        <source>The provider ended it before it started, and charges nothing.</source>
        <translation>Der Anbieter hat den Auftrag vor dem Start beendet und berechnet nichts.</translation>
    </message>
    <message>
        <source>The provider no longer knows it</source>
        <translation>Der Anbieter kennt den Auftrag nicht mehr</translation>
    </message>
    <message>
        <source>Nobody here knows how it ended, or what it costs.</source>
        <translation>Hier weiß niemand, wie er endete oder was er kostet.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Megapixels of images</source>
        <translation>Megapixel der Bilder</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Tondateien</translation>
    </message>
    <message>
        <source>Seconds of sound</source>
        <translation>Sekunden Ton</translation>
    </message>
    <message>
        <source>Characters in</source>
        <translation>Zeichen ein</translation>
    </message>
    <message>
        <source>Characters out</source>
        <translation>Zeichen aus</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token ein</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token aus</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Steps of training</source>
        <translation>Trainingsschritte</translation>
    </message>
    <message>
        <source>Seconds of running</source>
        <translation>Sekunden Laufzeit</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A time that is paid for. %1: seconds, exactly.</extracomment>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sound(s)</source>
        <translation>
            <numerusform>%n Tondatei</numerusform>
            <numerusform>%n Tondateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What is paid for by its count. %1: &quot;Megapixels of images&quot;; %2: a number.
----------
%1: &quot;≈$0.025 estimated&quot;; %2: how it was computed.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no charge</source>
        <translation>ohne Berechnung</translation>
    </message>
    <message>
        <source>at least %1</source>
        <extracomment>%1: an amount; more may be billed on top.</extracomment>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>%1 billed</source>
        <extracomment>%1: an amount that the provider billed.</extracomment>
        <translation>%1 abgerechnet</translation>
    </message>
    <message>
        <source>%1 × $%2</source>
        <extracomment>%1: &quot;3 images&quot;; %2: dollars for one.</extracomment>
        <translation>%1 × %2&#xa0;$</translation>
    </message>
    <message>
        <source>%1 estimated</source>
        <extracomment>%1: an estimated amount.</extracomment>
        <translation>%1 geschätzt</translation>
    </message>
    <message>
        <source>on %1</source>
        <extracomment>%1: name of a kind of hardware, as &quot;gpu-t4&quot;.</extracomment>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>price of %1</source>
        <extracomment>%1: a date.</extracomment>
        <translation>Preis vom %1</translation>
    </message>
    <message>
        <source>filled in on %1</source>
        <extracomment>A cost was not known at first. %1: a date.</extracomment>
        <translation>nachgetragen am %1</translation>
    </message>
    <message>
        <source>set-up and idle time come on top</source>
        <translation>Einrichtungs- und Leerlaufzeit kommen hinzu</translation>
    </message>
    <message>
        <source>Nobody said what it costs.</source>
        <translation>Niemand hat gesagt, was der Auftrag kostet.</translation>
    </message>
    <message>
        <source>No price is known for this model, and no hardware that it runs on.</source>
        <translation>Für dieses Modell ist kein Preis bekannt und keine Hardware, auf der es läuft.</translation>
    </message>
    <message>
        <source>The provider did not say how long it ran.</source>
        <translation>Der Anbieter hat nicht gesagt, wie lange der Auftrag lief.</translation>
    </message>
    <message>
        <source>The provider did not say how much of what is paid for there was.</source>
        <translation>Der Anbieter hat nicht gesagt, wie viel es von dem gab, wofür bezahlt wird.</translation>
    </message>
    <message>
        <source>It did not end well, so nobody knows what of its output is charged.</source>
        <translation>Der Auftrag endete nicht gut, daher weiß niemand, was von seiner Ausgabe berechnet wird.</translation>
    </message>
    <message>
        <source>version %1</source>
        <extracomment>%1: beginning of the name of a model&apos;s version.</extracomment>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Seconds of video</source>
        <translation>Sekunden Video</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n Video</numerusform>
            <numerusform>%n Videos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::JobMaker</name>
    <message>
        <source>What jobs of this model cost</source>
        <translation>Was Aufträge dieses Modells kosten</translation>
    </message>
</context>
<context>
    <name>bakeoff::JobModelWords</name>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>keine Kosten</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <extracomment>How often a model has been run. %1: a short number, as &quot;1.2M&quot;.</extracomment>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>cold start likely</source>
        <translation>Kaltstart wahrscheinlich</translation>
    </message>
</context>
<context>
    <name>bakeoff::JobNotices</name>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <extracomment>%1: &quot;Done&quot;, &quot;Failed&quot;; %2: a model and its provider; %3: &quot;27.2 s&quot;</extracomment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>bakeoff::JobOverview</name>
    <message>
        <source>n/a</source>
        <extracomment>In the place of a time that cannot be given.</extracomment>
        <translation>k.&#xa0;A.</translation>
    </message>
    <message>
        <source>It has not happened yet.</source>
        <translation>Das ist noch nicht geschehen.</translation>
    </message>
    <message>
        <source>The provider did not say when.</source>
        <translation>Der Anbieter hat nicht gesagt, wann.</translation>
    </message>
    <message>
        <source>The provider’s clocks disagree: by its stamps it would be negative.</source>
        <translation>Die Uhren des Anbieters widersprechen sich: Nach seinen Zeitstempeln wäre die Zeit negativ.</translation>
    </message>
    <message>
        <source>Add a price…</source>
        <translation>Preis hinzufügen…</translation>
    </message>
    <message>
        <source>Choose the hardware…</source>
        <translation>Hardware wählen…</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Cold start</source>
        <translation>Kaltstart</translation>
    </message>
    <message>
        <source>From created to started by the provider’s stamps. So long that its model was likely not loaded.</source>
        <translation>Von der Erstellung bis zum Start, nach den Zeitstempeln des Anbieters. So lang, dass sein Modell wahrscheinlich nicht geladen war.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>From created to started by the provider’s stamps.</source>
        <translation>Von der Erstellung bis zum Start, nach den Zeitstempeln des Anbieters.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>As the provider measured it, else from started to completed by its stamps.</source>
        <translation>Wie vom Anbieter gemessen, sonst vom Start bis zum Ende nach seinen Zeitstempeln.</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <extracomment>%1: the whole time of a job, &quot;27.2 s&quot;.</extracomment>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <extracomment>A job still runs. %1: how long until now.</extracomment>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>The provider’s clocks disagree, so one of the times cannot be given.</source>
        <translation>Die Uhren des Anbieters widersprechen sich, daher lässt sich eine der Zeiten nicht angeben.</translation>
    </message>
    <message>
        <source>%1 It may have been billed.</source>
        <extracomment>After what went wrong with a job. %1: one or two sentences.</extracomment>
        <translation>%1 Womöglich wurde der Auftrag berechnet.</translation>
    </message>
    <message>
        <source>It is tried again by itself at %1.</source>
        <translation>Um %1 wird es von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>Succeeded, output expired</source>
        <translation>Gelungen, Ausgabe abgelaufen</translation>
    </message>
    <message>
        <source>The provider had deleted what came of it before it was fetched.</source>
        <translation>Der Anbieter hatte gelöscht, was daraus wurde, bevor es geholt wurde.</translation>
    </message>
    <message>
        <source>Succeeded, file missing</source>
        <translation>Gelungen, Datei fehlt</translation>
    </message>
    <message>
        <source>It was downloaded, and is gone from the media library. A backup of the profile may still hold it.</source>
        <translation>Die Datei wurde heruntergeladen und ist aus der Medienbibliothek verschwunden. Eine Sicherung des Profils enthält sie womöglich noch.</translation>
    </message>
    <message>
        <source>The provider no longer knows it.</source>
        <translation>Der Anbieter kennt den Auftrag nicht mehr.</translation>
    </message>
    <message>
        <source>Nobody here knows how it ended, or what it costs.</source>
        <translation>Hier weiß niemand, wie er endete oder was er kostet.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>A file of an output. %1: its name; %2: why it is not here, a sentence.</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <extracomment>Files of one job. %1: here; %2: in all.</extracomment>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>%1 of %2 here</source>
        <translation>%1 von %2 hier</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Wird geholt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>The sandbox charges play money; it is in no total.</source>
        <translation>Die Sandbox berechnet Spielgeld; es steht in keiner Summe.</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Waited here</source>
        <translation>Hier gewartet</translation>
    </message>
    <message>
        <source>From when it was made until it was sent.</source>
        <translation>Von der Erstellung bis zum Senden.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Prediction</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>No price is known for this model yet: what this job costs will be unknown.</source>
        <translation>Für dieses Modell ist noch kein Preis bekannt: Was dieser Auftrag kostet, wird unbekannt sein.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A job still runs. %1: &quot;14.2 s so far&quot;; %2: &quot;usually 18 to 27 s&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>What is left of the time until this machine knew how it ended: sending, asking and answering.</source>
        <translation>Was von der Zeit übrig bleibt, bis dieser Rechner das Ende kannte: senden, fragen und antworten.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>By the clock of this machine, from its end until all its files were in the media library.</source>
        <translation>Nach der Uhr dieses Rechners, vom Ende bis alle Dateien in der Medienbibliothek waren.</translation>
    </message>
    <message>
        <source>On the clock of this machine, from when it was sent until its files were here.</source>
        <translation>Nach der Uhr dieses Rechners, vom Senden bis die Dateien hier waren.</translation>
    </message>
    <message>
        <source>On the clock of this machine, from when it was sent until its end was known.</source>
        <translation>Nach der Uhr dieses Rechners, vom Senden bis das Ende bekannt war.</translation>
    </message>
</context>
<context>
    <name>bakeoff::JobPanel</name>
    <message>
        <source>The chosen job</source>
        <translation>Der gewählte Auftrag</translation>
    </message>
    <message>
        <source>No job chosen</source>
        <translation>Kein Auftrag gewählt</translation>
    </message>
    <message>
        <source>Choose a job to see what came of it.</source>
        <translation>Einen Auftrag wählen, um zu sehen, was daraus wurde.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>Run with changes…</source>
        <translation>Mit Änderungen ausführen…</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Weitere Befehle</translation>
    </message>
    <message>
        <source>What is shown of the job</source>
        <translation>Was vom Auftrag gezeigt wird</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>Input as JSON</source>
        <translation>Eingabe als JSON</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) chosen</source>
        <translation>
            <numerusform>%n Auftrag gewählt</numerusform>
            <numerusform>%n Aufträge gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <extracomment>A sum to which more may come. %1: an amount.</extracomment>
        <translation>mindestens %1</translation>
    </message>
    <message numerus="yes">
        <source>Of %n job(s) set-up and idle time come on top.</source>
        <translation>
            <numerusform>Bei %n Auftrag kommen Einrichtungs- und Leerlaufzeit hinzu.</numerusform>
            <numerusform>Bei %n Aufträgen kommen Einrichtungs- und Leerlaufzeit hinzu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) have not ended.</source>
        <translation>
            <numerusform>%n Auftrag hat noch nicht geendet.</numerusform>
            <numerusform>%n Aufträge haben noch nicht geendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>no charge</source>
        <translation>ohne Berechnung</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>The sandbox charges play money; it is in no total.</source>
        <translation>Die Sandbox berechnet Spielgeld; es steht in keiner Summe.</translation>
    </message>
    <message>
        <source>It is not there any more</source>
        <translation>Der Auftrag ist nicht mehr da</translation>
    </message>
    <message>
        <source>It was removed.</source>
        <translation>Er wurde entfernt.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A model and the provider that runs it.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <extracomment>%1: model and provider; %2: a number.</extracomment>
        <translation>%1, Seed %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>A file that went into a job. %1: name; %2: type; %3: size.</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Secrets are not kept: it can be run again only with new ones.</source>
        <translation>Geheimnisse werden nicht aufbewahrt: Erneut ausführen lässt sich der Auftrag nur mit neuen.</translation>
    </message>
    <message>
        <source>The request had secrets, so it was not kept.</source>
        <translation>Die Anfrage enthielt Geheimnisse, daher wurde sie nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Noch wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Keys are left out.</source>
        <translation>Schlüssel sind ausgelassen.</translation>
    </message>
    <message>
        <source>The model wrote no log.</source>
        <translation>Das Modell hat kein Protokoll geschrieben.</translation>
    </message>
    <message>
        <source>No log yet.</source>
        <translation>Noch kein Protokoll.</translation>
    </message>
    <message>
        <source>Only the end of the log is shown.</source>
        <translation>Nur das Ende des Protokolls wird gezeigt.</translation>
    </message>
    <message>
        <source>Succeeded, file missing</source>
        <translation>Gelungen, Datei fehlt</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Open large</source>
        <translation>Groß öffnen</translation>
    </message>
    <message>
        <source>Next output</source>
        <translation>Nächste Ausgabe</translation>
    </message>
    <message>
        <source>Output before</source>
        <translation>Vorherige Ausgabe</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Open with the system’s application</source>
        <translation>Mit dem Programm des Systems öffnen</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy the output</source>
        <translation>Ausgabe kopieren</translation>
    </message>
    <message>
        <source>Copy the path of the file</source>
        <translation>Dateipfad kopieren</translation>
    </message>
    <message>
        <source>Copy the job&apos;s id</source>
        <translation>Kennung des Auftrags kopieren</translation>
    </message>
    <message>
        <source>Add a price…</source>
        <translation>Preis hinzufügen…</translation>
    </message>
    <message>
        <source>Choose the hardware…</source>
        <translation>Hardware wählen…</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Large preview</source>
        <translation>Große Vorschau</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <extracomment>%1: name of a file.</extracomment>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Save the output as</source>
        <translation>Ausgabe speichern unter</translation>
    </message>
    <message>
        <source>The text is copied.</source>
        <translation>Der Text ist kopiert.</translation>
    </message>
    <message>
        <source>The output is copied.</source>
        <translation>Die Ausgabe ist kopiert.</translation>
    </message>
    <message>
        <source>The system has no application for this file.</source>
        <translation>Das System hat kein Programm für diese Datei.</translation>
    </message>
    <message>
        <source>The system shows no folders.</source>
        <translation>Das System zeigt keine Ordner.</translation>
    </message>
    <message>
        <source>What jobs of this model cost</source>
        <translation>Was Aufträge dieses Modells kosten</translation>
    </message>
    <message>
        <source>The price is stored.</source>
        <translation>Der Preis ist gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%n ended job(s) have an estimate now.</source>
        <translation>
            <numerusform>%n beendeter Auftrag hat jetzt eine Schätzung.</numerusform>
            <numerusform>%n beendete Aufträge haben jetzt eine Schätzung.</numerusform>
        </translation>
    </message>
    <message>
        <source>It counts from now on.</source>
        <translation>Er gilt ab jetzt.</translation>
    </message>
</context>
<context>
    <name>bakeoff::JobPriceDialog</name>
    <message>
        <source>Dollars for an image, as 0.025</source>
        <translation>Dollar je Bild, etwa 0.025</translation>
    </message>
    <message>
        <source>Dollars for a megapixel, as 0.025</source>
        <translation>Dollar je Megapixel, etwa 0.025</translation>
    </message>
    <message>
        <source>Dollars for a second, as 0.05</source>
        <translation>Dollar je Sekunde, etwa 0.05</translation>
    </message>
    <message>
        <source>Dollars for one token, as 0.000002</source>
        <translation>Dollar je Token, etwa 0.000002</translation>
    </message>
    <message>
        <source>Dollars for one character, as 0.00001</source>
        <translation>Dollar je Zeichen, etwa 0.00001</translation>
    </message>
    <message>
        <source>Dollars for a run, as 0.01</source>
        <translation>Dollar je Lauf, etwa 0.01</translation>
    </message>
    <message>
        <source>Dollars for one, as 0.01</source>
        <translation>Dollar je Einheit, etwa 0.01</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Add a price</source>
        <translation>Preis hinzufügen</translation>
    </message>
    <message>
        <source>Choose the hardware</source>
        <translation>Hardware wählen</translation>
    </message>
    <message>
        <source>Where the price is from</source>
        <translation>Woher der Preis stammt</translation>
    </message>
    <message>
        <source>as “price page of the model”</source>
        <translation>etwa „Preisseite des Modells“</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>It counts for jobs of this model that end from now on. Known costs stay as they are.</source>
        <translation>Gilt für Aufträge dieses Modells, die ab jetzt enden. Bekannte Kosten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Estimate %n ended job(s) of this model of unknown cost too</source>
        <translation>
            <numerusform>Auch %n beendeten Auftrag dieses Modells mit unbekannten Kosten schätzen</numerusform>
            <numerusform>Auch %n beendete Aufträge dieses Modells mit unbekannten Kosten schätzen</numerusform>
        </translation>
    </message>
    <message>
        <source>What is paid for</source>
        <translation>Wofür bezahlt wird</translation>
    </message>
    <message>
        <source>Price of one, in dollars</source>
        <translation>Preis je Einheit, in Dollar</translation>
    </message>
    <message>
        <source>&amp;Paid for</source>
        <translation>&amp;Bezahlt wird</translation>
    </message>
    <message>
        <source>Price of &amp;one</source>
        <translation>&amp;Preis je Einheit</translation>
    </message>
    <message>
        <source>The provider did not count this in this job: with this price alone its cost stays unknown.</source>
        <translation>Der Anbieter hat dies bei diesem Auftrag nicht gezählt: Mit diesem Preis allein bleiben seine Kosten unbekannt.</translation>
    </message>
    <message>
        <source>%1, $%2 a second</source>
        <extracomment>A kind of hardware. %1: its name; %2: dollars a second.</extracomment>
        <translation>%1, %2&#xa0;$ je Sekunde</translation>
    </message>
    <message>
        <source>Other hardware</source>
        <translation>Andere Hardware</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Name of the hardware</source>
        <translation>Name der Hardware</translation>
    </message>
    <message>
        <source>as the provider calls it</source>
        <translation>wie der Anbieter sie nennt</translation>
    </message>
    <message>
        <source>Price of a second, in dollars</source>
        <translation>Preis je Sekunde, in Dollar</translation>
    </message>
    <message>
        <source>Dollars for a second, as 0.000225</source>
        <translation>Dollar je Sekunde, etwa 0.000225</translation>
    </message>
    <message>
        <source>&amp;Hardware</source>
        <translation>&amp;Hardware</translation>
    </message>
    <message>
        <source>Its &amp;name</source>
        <translation>Ihr &amp;Name</translation>
    </message>
    <message>
        <source>A se&amp;cond</source>
        <translation>Je Se&amp;kunde</translation>
    </message>
    <message>
        <source>This model has prices per output, which count instead of its hardware.</source>
        <translation>Dieses Modell hat Preise je Ausgabe; sie gelten anstelle seiner Hardware.</translation>
    </message>
    <message>
        <source>The page of the model at its provider says what it runs on.</source>
        <translation>Die Seite des Modells beim Anbieter sagt, worauf es läuft.</translation>
    </message>
    <message>
        <source>Choose what the model runs on.</source>
        <translation>Wählen, worauf das Modell läuft.</translation>
    </message>
    <message>
        <source>Write what the provider calls the hardware.</source>
        <translation>Schreiben, wie der Anbieter die Hardware nennt.</translation>
    </message>
    <message>
        <source>Write what one costs; 0 means free.</source>
        <translation>Schreiben, was eine Einheit kostet; 0 heißt kostenlos.</translation>
    </message>
    <message>
        <source>“%1” is no price. Write dollars with a point, as 0.025; 0 means free.</source>
        <translation>„%1“ ist kein Preis. Dollar mit Punkt schreiben, etwa 0.025; 0 heißt kostenlos.</translation>
    </message>
    <message>
        <source>So far: %1, chosen on %2.</source>
        <extracomment>%1: name of a kind of hardware, as &quot;gpu-t4&quot;; %2: a date.</extracomment>
        <translation>Bisher: %1, gewählt am %2.</translation>
    </message>
    <message>
        <source>So far: $%1, price of %2.</source>
        <translation>Bisher: $%1, Preis vom %2.</translation>
    </message>
    <message>
        <source>So far: $%1.</source>
        <extracomment>%1: dollars for one, exactly.</extracomment>
        <translation>Bisher: $%1.</translation>
    </message>
</context>
<context>
    <name>bakeoff::JobPriceWords</name>
    <message>
        <source>a run</source>
        <translation>je Lauf</translation>
    </message>
    <message>
        <source>an image</source>
        <translation>je Bild</translation>
    </message>
    <message>
        <source>a megapixel</source>
        <translation>je Megapixel</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>je Video</translation>
    </message>
    <message>
        <source>a second of video</source>
        <translation>je Sekunde Video</translation>
    </message>
    <message>
        <source>a sound file</source>
        <translation>je Tondatei</translation>
    </message>
    <message>
        <source>a second of sound</source>
        <translation>je Sekunde Ton</translation>
    </message>
    <message>
        <source>a character that goes in</source>
        <translation>je Zeichen der Eingabe</translation>
    </message>
    <message>
        <source>a character that comes out</source>
        <translation>je Zeichen der Ausgabe</translation>
    </message>
    <message>
        <source>a token that goes in</source>
        <translation>je Token der Eingabe</translation>
    </message>
    <message>
        <source>a token that comes out</source>
        <translation>je Token der Ausgabe</translation>
    </message>
    <message>
        <source>a training step</source>
        <translation>je Trainingsschritt</translation>
    </message>
    <message>
        <source>an output</source>
        <translation>je Ausgabe</translation>
    </message>
    <message>
        <source>$%1</source>
        <extracomment>A price in US dollars with all of its digits.</extracomment>
        <translation>%1&#xa0;$</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1: an amount. %2: what it is for, as &quot;an image&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>%1 a second on %2</source>
        <extracomment>%1: an amount. %2: name of a machine, as &quot;gpu-t4&quot;.</extracomment>
        <translation>%1 je Sekunde auf %2</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>Preis nicht bekannt</translation>
    </message>
</context>
<context>
    <name>bakeoff::JobTableModel</name>
    <message>
        <source>d MMM</source>
        <extracomment>A day in a narrow column as Qt&apos;s date format: &quot;26 Aug&quot;.</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>Single jobs</source>
        <translation>Einzelne Aufträge</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1, %2: &quot;12.4 MB&quot;</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>ausgeklappt</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>How long a job runs now, and how long such jobs take: &quot;14.2 s, usually 18 to 27 s&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
</context>
<context>
    <name>bakeoff::JobWords</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichert</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Unbestätigt</translation>
    </message>
    <message>
        <source>Ended before it began</source>
        <translation>Vor Beginn beendet</translation>
    </message>
    <message>
        <source>Cold start</source>
        <translation>Kaltstart</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <extracomment>A job in a list. %1: beginning of its prompt; %2: number.</extracomment>
        <translation>%1, Seed %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A model and the provider that runs it.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 of %2 in line</source>
        <translation>%1 von %2 in der Reihe</translation>
    </message>
    <message>
        <source>held by you</source>
        <translation>selbst angehalten</translation>
    </message>
    <message>
        <source>starts when you resume</source>
        <translation>startet beim Fortsetzen</translation>
    </message>
    <message>
        <source>being stopped</source>
        <translation>wird gestoppt</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>being fetched</source>
        <translation>wird geholt</translation>
    </message>
    <message>
        <source>%1 of %2 files here</source>
        <translation>%1 von %2 Dateien hier</translation>
    </message>
    <message>
        <source>its output has expired</source>
        <translation>Ausgabe abgelaufen</translation>
    </message>
    <message>
        <source>started cold in %1</source>
        <translation>Kaltstart in %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider no longer knows it.</source>
        <translation>Der Anbieter kennt den Auftrag nicht mehr.</translation>
    </message>
    <message>
        <source>never sent</source>
        <translation>nie gesendet</translation>
    </message>
    <message>
        <source>after %1</source>
        <extracomment>A job was stopped. %1: &quot;3.1 s&quot;</extracomment>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>Sent, no answer. Send it again or give it up</source>
        <translation>Gesendet, keine Antwort. Erneut senden oder aufgeben</translation>
    </message>
    <message>
        <source>Sent, no answer. Looking for it</source>
        <translation>Gesendet, keine Antwort. Wird gesucht</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>k.&#xa0;A.</translation>
    </message>
    <message>
        <source>The provider does not say it.</source>
        <translation>Der Anbieter gibt es nicht an.</translation>
    </message>
    <message>
        <source>The clocks of the provider disagree.</source>
        <translation>Die Uhren des Anbieters widersprechen sich.</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n Seed</numerusform>
            <numerusform>%n Seeds</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <source>usually about %1 s</source>
        <extracomment>How long jobs of a model take. %1 and %2: &quot;18&quot; and &quot;27&quot;.</extracomment>
        <translation>meist etwa %1 s</translation>
    </message>
    <message>
        <source>usually %1 to %2 s</source>
        <translation>meist %1 bis %2 s</translation>
    </message>
    <message>
        <source>usually %1 to %2</source>
        <extracomment>How long jobs of a model take. %1 and %2: &quot;50.0 s&quot; and &quot;1 min 20 s&quot;.</extracomment>
        <translation>meist %1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>The middle half of your last %n job(s) with this model that succeeded: from being handed over to the end, cold starts with them.</source>
        <translation>
            <numerusform>Die mittlere Hälfte des letzten %n eigenen gelungenen Auftrags mit diesem Modell: von der Übergabe bis zum Ende, Kaltstarts eingeschlossen.</numerusform>
            <numerusform>Die mittlere Hälfte der letzten %n eigenen gelungenen Aufträge mit diesem Modell: von der Übergabe bis zum Ende, Kaltstarts eingeschlossen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The middle 8 of 10 of your last %n job(s) with this model that succeeded: from being handed over to the end, cold starts with them.</source>
        <translation>
            <numerusform>Die mittleren 8 von 10 des letzten %n eigenen gelungenen Auftrags mit diesem Modell: von der Übergabe bis zum Ende, Kaltstarts eingeschlossen.</numerusform>
            <numerusform>Die mittleren 8 von 10 der letzten %n eigenen gelungenen Aufträge mit diesem Modell: von der Übergabe bis zum Ende, Kaltstarts eingeschlossen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This file is still to be fetched. %1</source>
        <extracomment>A file is not here yet. %1: why, a sentence.</extracomment>
        <translation>Diese Datei ist noch zu holen. %1</translation>
    </message>
    <message>
        <source>This file is being fetched.</source>
        <translation>Diese Datei wird geholt.</translation>
    </message>
    <message>
        <source>The provider had deleted this file before it was fetched.</source>
        <translation>Der Anbieter hatte diese Datei gelöscht, bevor sie geholt wurde.</translation>
    </message>
    <message>
        <source>This file was not fetched: its address or its size is not allowed.</source>
        <translation>Diese Datei wurde nicht geholt: Ihre Adresse oder ihre Größe ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>This file was here, and is gone from the media library.</source>
        <translation>Diese Datei war hier und ist aus der Medienbibliothek verschwunden.</translation>
    </message>
</context>
<context>
    <name>bakeoff::JobsPage</name>
    <message>
        <source>Notices</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Lautlos</translation>
    </message>
    <message>
        <source>Without a sound</source>
        <translation>Ohne Ton</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>When a batch, or a job of more than 10 seconds, is done and the window is not in front.</source>
        <translation>Wenn ein Stapel oder ein Auftrag von mehr als 10 Sekunden fertig ist und das Fenster nicht im Vordergrund steht.</translation>
    </message>
    <message>
        <source>Start &amp;paused after a crash</source>
        <translation>Nach einem Absturz &amp;pausiert starten</translation>
    </message>
    <message>
        <source>What ran goes on; what waits starts when you resume.</source>
        <translation>Was lief, läuft weiter; was wartet, startet beim Fortsetzen.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>bakeoff::JsonEditor</name>
    <message>
        <source>This is not JSON.</source>
        <translation>Das ist kein JSON.</translation>
    </message>
    <message>
        <source>Write a JSON object, in braces.</source>
        <translation>Ein JSON-Objekt schreiben, in geschweiften Klammern.</translation>
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation>Das ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>This is JSON, but no JSON Schema: %1</source>
        <translation>Das ist JSON, aber kein JSON Schema: %1</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <extracomment>%1, %2: where in a text something is wrong. %3: a sentence that says what.</extracomment>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>“%1” must be a schema: an object, true or false.</source>
        <translation>„%1“ muss ein Schema sein: ein Objekt, true oder false.</translation>
    </message>
    <message>
        <source>“%1” must be object, array, string, number, integer, boolean, null or a list of them.</source>
        <translation>„%1“ muss object, array, string, number, integer, boolean, null oder eine Liste davon sein.</translation>
    </message>
    <message>
        <source>“%1” must be an object.</source>
        <translation>„%1“ muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>“%1” must be a list.</source>
        <translation>„%1“ muss eine Liste sein.</translation>
    </message>
    <message>
        <source>“%1” must be a list of at least one schema.</source>
        <translation>„%1“ muss eine Liste aus mindestens einem Schema sein.</translation>
    </message>
    <message>
        <source>“%1” must be a text.</source>
        <translation>„%1“ muss ein Text sein.</translation>
    </message>
    <message>
        <source>“%1” must be a list of texts.</source>
        <translation>„%1“ muss eine Liste von Texten sein.</translation>
    </message>
    <message>
        <source>“%1” must be a number.</source>
        <translation>„%1“ muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>“%1” must be a whole number of at least 0.</source>
        <translation>„%1“ muss eine ganze Zahl ab 0 sein.</translation>
    </message>
    <message>
        <source>“%1” must be true or false.</source>
        <translation>„%1“ muss true oder false sein.</translation>
    </message>
    <message>
        <source>“%1” is no regular expression that can be read.</source>
        <translation>„%1“ ist kein lesbarer regulärer Ausdruck.</translation>
    </message>
    <message>
        <source>“%1” must name a place in this schema, such as #/$defs/name.</source>
        <translation>„%1“ muss eine Stelle in diesem Schema nennen, etwa #/$defs/name.</translation>
    </message>
    <message>
        <source>“%1” leads back to itself.</source>
        <translation>„%1“ führt auf sich selbst zurück.</translation>
    </message>
</context>
<context>
    <name>bakeoff::JudgeBar</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Tooltip. %1: what it does; %2: the key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>Schlechteste</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz…</translation>
    </message>
    <message>
        <source>%1 is the best</source>
        <extracomment>Screen reader. %1: a model.</extracomment>
        <translation>%1 ist am besten</translation>
    </message>
    <message>
        <source>%1 is the worst</source>
        <extracomment>Screen reader. %1: a model.</extracomment>
        <translation>%1 ist am schlechtesten</translation>
    </message>
    <message>
        <source>Note and tags for %1</source>
        <extracomment>Screen reader. %1: a model.</extracomment>
        <translation>Notiz und Schlagwörter für %1</translation>
    </message>
    <message>
        <source>Rate this answer. The same again takes it back.</source>
        <translation>Diese Antwort bewerten. Dasselbe noch einmal nimmt es zurück.</translation>
    </message>
    <message>
        <source>The best answer of this turn. Again takes it back.</source>
        <translation>Die beste Antwort dieser Runde. Noch einmal nimmt es zurück.</translation>
    </message>
    <message>
        <source>The worst answer of this turn. Again takes it back.</source>
        <translation>Die schlechteste Antwort dieser Runde. Noch einmal nimmt es zurück.</translation>
    </message>
    <message>
        <source>Note and tags</source>
        <translation>Notiz und Schlagwörter</translation>
    </message>
</context>
<context>
    <name>bakeoff::Judging</name>
    <message>
        <source>Rate the current answer %1 of 5</source>
        <translation>Antwort mit %1 von 5 bewerten</translation>
    </message>
    <message>
        <source>Take the rating back</source>
        <translation>Bewertung zurücknehmen</translation>
    </message>
    <message>
        <source>The current answer is the best</source>
        <translation>Aktuelle Antwort ist die beste</translation>
    </message>
    <message>
        <source>The current answer is the worst</source>
        <translation>Aktuelle Antwort ist die schlechteste</translation>
    </message>
    <message>
        <source>Note and tags for the current answer…</source>
        <translation>Notiz und Schlagwörter zur Antwort…</translation>
    </message>
    <message>
        <source>The next answers come without names, costs and speeds, in an order drawn at random, until you have voted.</source>
        <translation>Die nächsten Antworten kommen ohne Namen, Kosten und Geschwindigkeiten, in zufällig gezogener Reihenfolge, bis abgestimmt ist.</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>Keys. %1: the first of a row; %2: the last of it.</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Note and tags for %1</source>
        <translation>Notiz und Schlagwörter für %1</translation>
    </message>
    <message>
        <source>%1 (n %2)</source>
        <extracomment>A figure that is the same in several answers. %1: the figure; %2: how many answers.</extracomment>
        <translation>%1 (n %2)</translation>
    </message>
    <message>
        <source>%1 to %2, median %3 (n %4)</source>
        <extracomment>How a figure lies in several answers. %1: least; %2: most; %3: median; %4: how many answers.</extracomment>
        <translation>%1 bis %2, Median %3 (n %4)</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <extracomment>Behind a range of costs.</extracomment>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n distinct</source>
        <translation>
            <numerusform>%n verschiedene</numerusform>
            <numerusform>%n verschiedene</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n unterwegs</numerusform>
            <numerusform>%n unterwegs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not complete</source>
        <translation>
            <numerusform>%n unvollständig</numerusform>
            <numerusform>%n unvollständig</numerusform>
        </translation>
    </message>
    <message>
        <source>Previous answer of the current pane</source>
        <translation>Vorige Antwort des Bereichs</translation>
    </message>
    <message>
        <source>Next answer of the current pane</source>
        <translation>Nächste Antwort des Bereichs</translation>
    </message>
    <message>
        <source>Cost %1</source>
        <extracomment>How the costs of several answers lie. %1: &quot;$0.001 to $0.003, median $0.002 (n 5)&quot;.</extracomment>
        <translation>Kosten %1</translation>
    </message>
    <message>
        <source>Time %1</source>
        <extracomment>How the times of several answers lie. %1: &quot;1.2 s to 3.4 s, median 2.0 s (n 5)&quot;.</extracomment>
        <translation>Zeit %1</translation>
    </message>
    <message>
        <source>Some of these costs are billed, others estimated.</source>
        <translation>Manche dieser Kosten sind abgerechnet, andere geschätzt.</translation>
    </message>
    <message>
        <source>Cost of all answers that have ended, time of the complete ones.</source>
        <translation>Kosten aller beendeten Antworten, Zeit der vollständigen.</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>Answer %1 is the best</source>
        <translation>Antwort %1 ist die beste</translation>
    </message>
    <message>
        <source>Vote: a tie</source>
        <translation>Abstimmen: Gleichstand</translation>
    </message>
    <message>
        <source>Vote: all answers are bad</source>
        <translation>Abstimmen: alle Antworten schlecht</translation>
    </message>
    <message>
        <source>Show the names without a vote</source>
        <translation>Namen ohne Abstimmung zeigen</translation>
    </message>
    <message>
        <source>%1, voted best</source>
        <extracomment>At the foot of a pane after a blind vote. %1: the letter that it had.</extracomment>
        <translation>%1, als beste gewertet</translation>
    </message>
    <message>
        <source>%1, voted a tie</source>
        <extracomment>At the foot of a pane after a blind vote. %1: the letter that it had.</extracomment>
        <translation>%1, als Gleichstand gewertet</translation>
    </message>
    <message>
        <source>%1, voted bad</source>
        <extracomment>At the foot of a pane after a blind vote. %1: the letter that it had.</extracomment>
        <translation>%1, als schlecht gewertet</translation>
    </message>
    <message>
        <source>%1 gave no answer, so it is left out.</source>
        <extracomment>Beside a vote. %1: the letter of a pane.</extracomment>
        <translation>%1 brachte keine Antwort und ist deshalb ausgelassen.</translation>
    </message>
    <message>
        <source>%1 gave no answer, so they are left out.</source>
        <extracomment>Beside a vote. %1: letters of panes, as a list.</extracomment>
        <translation>%1 brachten keine Antwort und sind deshalb ausgelassen.</translation>
    </message>
    <message>
        <source>Voting shows the names.</source>
        <translation>Abstimmen zeigt die Namen.</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <extracomment>After a blind vote. %1: the letter that a model had; %2: its name.</extracomment>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>You voted for %1.</source>
        <extracomment>The outcome of a blind vote. %1: letter and name of a model.</extracomment>
        <translation>Gestimmt für %1.</translation>
    </message>
    <message>
        <source>You voted for a tie.</source>
        <translation>Gestimmt für Gleichstand.</translation>
    </message>
    <message>
        <source>You voted that all are bad.</source>
        <translation>Gestimmt: Alle sind schlecht.</translation>
    </message>
    <message>
        <source>Shown without a vote.</source>
        <translation>Ohne Abstimmung gezeigt.</translation>
    </message>
</context>
<context>
    <name>bakeoff::KeyboardPage</name>
    <message>
        <source>&amp;Change</source>
        <translation>Än&amp;dern</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>&amp;Standard</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. Give that command another key first.</source>
        <extracomment>%1: a key; %2: the command that has it.</extracomment>
        <translation>%1 gehört zu „%2“. Erst diesem Befehl eine andere Taste geben.</translation>
    </message>
    <message>
        <source>Press the new key. Tab and Shift+Tab leave the field.</source>
        <translation>Die neue Taste drücken. Tab und Umschalt+Tab verlassen das Feld.</translation>
    </message>
</context>
<context>
    <name>bakeoff::KeysOverlay</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>All of them can be changed in Settings.</source>
        <translation>Alle lassen sich in den Einstellungen ändern.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>bakeoff::LineUpControl</name>
    <message>
        <source>Line-ups</source>
        <translation>Aufstellungen</translation>
    </message>
    <message>
        <source>Choose a line-up…</source>
        <translation>Aufstellung wählen…</translation>
    </message>
    <message>
        <source>Save the line-up as…</source>
        <translation>Aufstellung speichern unter…</translation>
    </message>
    <message>
        <source>Update the line-up</source>
        <translation>Aufstellung aktualisieren</translation>
    </message>
    <message>
        <source>Undo the change of line-up</source>
        <translation>Wechsel der Aufstellung rückgängig machen</translation>
    </message>
    <message>
        <source>Manage line-ups…</source>
        <translation>Aufstellungen verwalten…</translation>
    </message>
    <message>
        <source>Line-up</source>
        <translation>Aufstellung</translation>
    </message>
    <message>
        <source>Line-up: %1, modified</source>
        <extracomment>Button of the compare screen. %1: name of a line-up.</extracomment>
        <translation>Aufstellung: %1, geändert</translation>
    </message>
    <message>
        <source>Line-up: %1</source>
        <translation>Aufstellung: %1</translation>
    </message>
    <message>
        <source>%1, menu</source>
        <extracomment>Screen reader: the button that opens the menu of line-ups. %1: &quot;Line-up: Everyday three, modified&quot;.</extracomment>
        <translation>%1, Menü</translation>
    </message>
    <message>
        <source>%1 (new comparisons start with it)</source>
        <extracomment>In the menu of line-ups. %1: a name.</extracomment>
        <translation>%1 (neue Vergleiche beginnen damit)</translation>
    </message>
    <message>
        <source>No line-ups yet</source>
        <translation>Noch keine Aufstellungen</translation>
    </message>
    <message>
        <source>“%1” is applied.</source>
        <extracomment>%1: name of a line-up.</extracomment>
        <translation>„%1“ ist angewendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n pane(s) that still answer stay.</source>
        <translation>
            <numerusform>%n Bereich, der noch antwortet, bleibt.</numerusform>
            <numerusform>%n Bereiche, die noch antworten, bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Earlier answers are kept.</source>
        <translation>Frühere Antworten bleiben erhalten.</translation>
    </message>
    <message>
        <source>“%1” is saved.</source>
        <extracomment>%1: name of a line-up.</extracomment>
        <translation>„%1“ ist gespeichert.</translation>
    </message>
    <message>
        <source>Save the line-up</source>
        <translation>Aufstellung speichern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>bakeoff::LineUpEntryModel</name>
    <message>
        <source>settings of the line-up</source>
        <translation>Einstellungen der Aufstellung</translation>
    </message>
</context>
<context>
    <name>bakeoff::LineUpListModel</name>
    <message>
        <source>no models</source>
        <translation>keine Modelle</translation>
    </message>
    <message>
        <source>default</source>
        <extracomment>Beside the line-up that new comparisons start with.</extracomment>
        <translation>Standard</translation>
    </message>
    <message>
        <source>%1, default. %2</source>
        <extracomment>Screen reader: a line-up. %1: its name; %2: its models.</extracomment>
        <translation>%1, Standard. %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::LineUpManager</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Tooltip of a button. %1: what it does; %2: its key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>New comparisons &amp;start with it</source>
        <translation>Neue Vergleiche &amp;beginnen damit</translation>
    </message>
    <message>
        <source>Line-ups</source>
        <translation>Aufstellungen</translation>
    </message>
    <message>
        <source>No line-ups yet</source>
        <translation>Noch keine Aufstellungen</translation>
    </message>
    <message>
        <source>A line-up is a set of models with their settings, under a name.</source>
        <translation>Eine Aufstellung ist eine Reihe von Modellen mit ihren Einstellungen, unter einem Namen.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Models of the line-up</source>
        <translation>Modelle der Aufstellung</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;Modelle</translation>
    </message>
    <message>
        <source>Add models…</source>
        <translation>Modelle hinzufügen…</translation>
    </message>
    <message>
        <source>Swap…</source>
        <translation>Tauschen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>S&amp;ystem prompt</source>
        <translation>S&amp;ystem-Prompt</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Export &amp;all…</source>
        <translation>&amp;Alle exportieren…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>A line-up needs a name.</source>
        <translation>Eine Aufstellung braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a line-up of this name.</source>
        <translation>Es gibt eine Aufstellung mit diesem Namen.</translation>
    </message>
    <message>
        <source>New line-up</source>
        <translation>Neue Aufstellung</translation>
    </message>
    <message>
        <source>“%1” is deleted.</source>
        <extracomment>%1: name of a line-up.</extracomment>
        <translation>„%1“ ist gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close: %1</source>
        <extracomment>Screen reader: a button that closes a message. %1: the message.</extracomment>
        <translation>Schließen: %1</translation>
    </message>
    <message>
        <source>Import line-ups</source>
        <translation>Aufstellungen importieren</translation>
    </message>
    <message>
        <source>Line-ups (*.json)</source>
        <translation>Aufstellungen (*.json)</translation>
    </message>
    <message>
        <source>Export line-ups</source>
        <translation>Aufstellungen exportieren</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>The file was written by a newer Bakeoff.</source>
        <translation>Die Datei stammt von einem neueren Bakeoff.</translation>
    </message>
    <message>
        <source>The file holds no line-ups.</source>
        <translation>Die Datei enthält keine Aufstellungen.</translation>
    </message>
    <message numerus="yes">
        <source>%n line-up(s) imported.</source>
        <translation>
            <numerusform>%n Aufstellung importiert.</numerusform>
            <numerusform>%n Aufstellungen importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei ließ sich nicht schreiben.</translation>
    </message>
    <message numerus="yes">
        <source>%n line-up(s) exported.</source>
        <translation>
            <numerusform>%n Aufstellung exportiert.</numerusform>
            <numerusform>%n Aufstellungen exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Settings of all models…</source>
        <translation>Einstellungen aller Modelle…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>bakeoff::LineUpNameForm</name>
    <message>
        <source>Name of the line-up</source>
        <translation>Name der Aufstellung</translation>
    </message>
    <message>
        <source>Name, such as “Everyday three”</source>
        <translation>Name, etwa „Drei für jeden Tag“</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>There is a line-up of this name. Saving replaces it.</source>
        <translation>Es gibt eine Aufstellung mit diesem Namen. Speichern ersetzt sie.</translation>
    </message>
    <message>
        <source>Models, their settings and the system prompt are saved; the prompt is not.</source>
        <translation>Gespeichert werden die Modelle, ihre Einstellungen und der System-Prompt; der Prompt nicht.</translation>
    </message>
</context>
<context>
    <name>bakeoff::MainWindow</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleich</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Ver&amp;lauf</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Add a provider…</source>
        <translation>&amp;Anbieter hinzufügen…</translation>
    </message>
    <message>
        <source>Next area</source>
        <translation>Nächster Abschnitt</translation>
    </message>
    <message>
        <source>Previous area</source>
        <translation>Voriger Abschnitt</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Vollbil&amp;d</translation>
    </message>
    <message>
        <source>Show the menu &amp;bar</source>
        <translation>Menüleiste &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Menu</source>
        <translation>&amp;Menü</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Bakeoff</source>
        <extracomment>Title of the window. %1: title of the comparison, or the screen.</extracomment>
        <translation>Bakeoff</translation>
    </message>
    <message>
        <source>%1 – Bakeoff</source>
        <translation>%1 – Bakeoff</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close: %1</source>
        <extracomment>Screen reader: a button that closes a message. %1: the message.</extracomment>
        <translation>Schließen: %1</translation>
    </message>
    <message>
        <source>%1 is added.</source>
        <extracomment>%1: the key of &quot;Add model&quot;.</extracomment>
        <translation>%1 ist hinzugefügt.</translation>
    </message>
    <message>
        <source>Choose from its models with %1.</source>
        <translation>Mit %1 aus den Modellen wählen.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) are still arriving. Quitting stops them; what came is kept.</source>
        <translation>
            <numerusform>%n Antwort kommt noch. Beenden stoppt sie; was kam, bleibt erhalten.</numerusform>
            <numerusform>%n Antworten kommen noch. Beenden stoppt sie; was kam, bleibt erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>&amp;Health of the providers</source>
        <translation>Zu&amp;stand der Anbieter</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>C&amp;osts</source>
        <translation>&amp;Kosten</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung zurückspielen…</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>Bakeoff quits when its jobs have ended.</source>
        <translation>Bakeoff wird beendet, wenn die Aufträge fertig sind.</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>&amp;Reports</source>
        <translation>Beri&amp;chte</translation>
    </message>
</context>
<context>
    <name>bakeoff::MediaView</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Tooltip of a button. %1: what it does; %2: its key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Text der Datei</translation>
    </message>
    <message>
        <source>This file cannot be played.</source>
        <translation>Diese Datei lässt sich nicht abspielen.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>One pixel of the picture for one of the screen</source>
        <translation>Ein Pixel des Bildes je Pixel des Bildschirms</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This picture is too large to be shown.</source>
        <translation>Dieses Bild ist zu groß, um es zu zeigen.</translation>
    </message>
    <message>
        <source>This file cannot be shown.</source>
        <translation>Diese Datei lässt sich nicht zeigen.</translation>
    </message>
    <message>
        <source>Files of the type %1 are not shown here.</source>
        <extracomment>%1: type of a file, as &quot;application/zip&quot;.</extracomment>
        <translation>Dateien vom Typ %1 werden hier nicht gezeigt.</translation>
    </message>
    <message>
        <source>Only the beginning is shown; the file has %1.</source>
        <extracomment>Below the beginning of a long text. %1: size of the whole file, as &quot;12 MB&quot;.</extracomment>
        <translation>Nur der Anfang wird gezeigt; die Datei hat %1.</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>Zoom of a picture. %1: a number.</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
</context>
<context>
    <name>bakeoff::ModelDetails</name>
    <message>
        <source>Takes</source>
        <translation>Nimmt</translation>
    </message>
    <message>
        <source>Gives</source>
        <translation>Liefert</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Settings it takes</source>
        <translation>Mögliche Einstellungen</translation>
    </message>
    <message>
        <source>Hosts behind it</source>
        <translation>Hosts dahinter</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>In, out $/M</source>
        <translation>Ein, aus $/M</translation>
    </message>
    <message>
        <source>Up 30 min</source>
        <translation>Erreichbar, 30 min</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>A percentage.</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Details of the model</source>
        <translation>Details des Modells</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>The provider lists no price, so a cost can only be known from its bill.</source>
        <translation>Der Anbieter nennt keinen Preis, daher sind Kosten nur aus seiner Abrechnung bekannt.</translation>
    </message>
    <message>
        <source>Read on %1.</source>
        <extracomment>%1: a date with its time.</extracomment>
        <translation>Gelesen am %1.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <extracomment>%1: name of a provider.</extracomment>
        <translation>%1 wird gefragt…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>%1 names no host for this model.</source>
        <translation>%1 nennt für dieses Modell keinen Host.</translation>
    </message>
    <message>
        <source>%1; up over a day: %2</source>
        <extracomment>Tooltip of a host behind a model. %1: its name for the routing; %2: a percentage or a dash.</extracomment>
        <translation>%1; erreichbar über einen Tag: %2</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Image in</source>
        <translation>Bild ein</translation>
    </message>
    <message>
        <source>Image tokens in</source>
        <translation>Bild-Token ein</translation>
    </message>
    <message>
        <source>Image tokens out</source>
        <translation>Bild-Token aus</translation>
    </message>
    <message>
        <source>Audio in</source>
        <translation>Audio ein</translation>
    </message>
    <message>
        <source>Audio out</source>
        <translation>Audio aus</translation>
    </message>
    <message>
        <source>Audio in, cached</source>
        <translation>Audio ein, aus Cache</translation>
    </message>
    <message>
        <source>Web search</source>
        <translation>Websuche</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Cache lesen</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Cache schreiben</translation>
    </message>
    <message>
        <source>Cache write, 1 hour</source>
        <translation>Cache schreiben, 1 Stunde</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Erschienen</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Stands for</source>
        <extracomment>A model&apos;s name that stands for another model.</extracomment>
        <translation>Steht für</translation>
    </message>
    <message>
        <source>%1; always on</source>
        <extracomment>Efforts of reasoning of a model that cannot answer without. %1: &quot;low, medium, high&quot;.</extracomment>
        <translation>%1; immer an</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>$%1 per M tokens</source>
        <translation>%1&#xa0;$ je Mio. Token</translation>
    </message>
    <message>
        <source>$%1 per M characters</source>
        <translation>%1&#xa0;$ je Mio. Zeichen</translation>
    </message>
    <message>
        <source>$%1 a request</source>
        <translation>%1&#xa0;$ je Anfrage</translation>
    </message>
    <message>
        <source>$%1 a second</source>
        <translation>%1&#xa0;$ je Sekunde</translation>
    </message>
    <message>
        <source>$%1 an image</source>
        <translation>%1&#xa0;$ je Bild</translation>
    </message>
    <message>
        <source>$%1 a search</source>
        <translation>%1&#xa0;$ je Suche</translation>
    </message>
    <message>
        <source>$%1 a megapixel</source>
        <translation>%1&#xa0;$ je Megapixel</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>variabel</translation>
    </message>
    <message>
        <source>above %1 prompt tokens</source>
        <translation>über %1 Prompt-Token</translation>
    </message>
    <message>
        <source>%1 to %2 UTC</source>
        <extracomment>Two times of day, &quot;22:00&quot; and &quot;06:00&quot;.</extracomment>
        <translation>%1 bis %2 UTC</translation>
    </message>
    <message>
        <source>on %1</source>
        <extracomment>%1: days of the week, &quot;Sat, Sun&quot;.</extracomment>
        <translation>am %1</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>degraded (%1)</source>
        <extracomment>A host that the provider itself calls degraded. %1: its code, a negative number.</extracomment>
        <translation>beeinträchtigt (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%1, median of %n answer(s)</source>
        <extracomment>A figure of the user&apos;s own answers. %1: a time; %n: how many answers it is the median of.</extracomment>
        <translation>
            <numerusform>%1, Median aus %n Antwort</numerusform>
            <numerusform>%1, Median aus %n Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>Your TTFT</source>
        <translation>Eigene TTFT</translation>
    </message>
    <message numerus="yes">
        <source>n too small (%n answer(s))</source>
        <translation>
            <numerusform>n zu klein (%n Antwort)</numerusform>
            <numerusform>n zu klein (%n Antworten)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ModelPicker</name>
    <message>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>Type a model, a maker or a provider</source>
        <translation>Modell, Hersteller oder Anbieter eingeben</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Enter</source>
        <extracomment>Key caps in the footer of the model picker.</extracomment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Tick, after an arrow</source>
        <translation>Anhaken, nach einer Pfeiltaste</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n model(s)</source>
        <extracomment>%1: matches; %n: all models.</extracomment>
        <translation>
            <numerusform>%1 von %n Modell</numerusform>
            <numerusform>%1 von %n Modellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, asking %2…</source>
        <translation>%1, %2 wird gefragt…</translation>
    </message>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation>
            <numerusform>%n angehakt</numerusform>
            <numerusform>%n angehakt</numerusform>
        </translation>
    </message>
    <message>
        <source>Swap model</source>
        <translation>Modell tauschen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n pane(s)</source>
        <translation>
            <numerusform>%n Bereich hinzufügen</numerusform>
            <numerusform>%n Bereiche hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Favourite, in the list of models</source>
        <translation>Favorit, in der Liste der Modelle</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Swap the current pane</source>
        <translation>Im Bereich tauschen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Filters, details</source>
        <translation>Filter, Details</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Alle anderen</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>Noch keine Modelle</translation>
    </message>
    <message>
        <source>Add a provider in Settings; its models stand here.</source>
        <translation>In den Einstellungen einen Anbieter hinzufügen; seine Modelle stehen dann hier.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt…</translation>
    </message>
    <message>
        <source>No model matches</source>
        <translation>Kein Modell passt</translation>
    </message>
    <message>
        <source>Type fewer words or clear the filters.</source>
        <translation>Weniger Wörter eingeben oder die Filter zurücksetzen.</translation>
    </message>
    <message>
        <source>Type fewer words or other ones.</source>
        <translation>Weniger oder andere Wörter eingeben.</translation>
    </message>
    <message>
        <source>Choose model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>The same model at other providers, in the list of models</source>
        <translation>Dasselbe Modell bei anderen Anbietern, in der Liste der Modelle</translation>
    </message>
    <message>
        <source>%1 and what has the same name at all providers</source>
        <extracomment>Title of a group of models. %1: a model&apos;s id.</extracomment>
        <translation>%1 und Gleichnamiges bei allen Anbietern</translation>
    </message>
    <message>
        <source>By the median of your own answers</source>
        <translation>Nach dem Median der eigenen Antworten</translation>
    </message>
    <message numerus="yes">
        <source>With fewer than %n answer(s) of yours</source>
        <translation>
            <numerusform>Mit weniger als %n eigenen Antwort</numerusform>
            <numerusform>Mit weniger als %n eigenen Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>Not asked by you lately</source>
        <translation>In letzter Zeit nicht gefragt</translation>
    </message>
    <message>
        <source>All models</source>
        <extracomment>A button of the model picker. %n: how many entries of other providers name the same model.</extracomment>
        <translation>Alle Modelle</translation>
    </message>
    <message numerus="yes">
        <source>Same model elsewhere (%n)</source>
        <translation>
            <numerusform>Dasselbe Modell anderswo (%n)</numerusform>
            <numerusform>Dasselbe Modell anderswo (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Same model elsewhere</source>
        <translation>Dasselbe Modell anderswo</translation>
    </message>
    <message>
        <source>Back to all models</source>
        <translation>Zurück zu allen Modellen</translation>
    </message>
    <message>
        <source>Other entries whose id names the same model</source>
        <translation>Andere Einträge, deren Kennung dasselbe Modell nennt</translation>
    </message>
</context>
<context>
    <name>bakeoff::ModelPickerFilters</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Models that answer in text</source>
        <translation>Modelle, die mit Text antworten</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Models with a star</source>
        <translation>Modelle mit Stern</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Kostenlos</translation>
    </message>
    <message>
        <source>Models that cost nothing</source>
        <translation>Modelle, die nichts kosten</translation>
    </message>
    <message>
        <source>Vision</source>
        <translation>Bildeingabe</translation>
    </message>
    <message>
        <source>Models that take images</source>
        <translation>Modelle, die Bilder nehmen</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>Models that reason before they answer</source>
        <translation>Modelle, die vor dem Antworten nachdenken</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Models that call tools</source>
        <translation>Modelle, die Werkzeuge aufrufen</translation>
    </message>
    <message>
        <source>Up to</source>
        <extracomment>Before a field of the model picker; behind it stands &quot;$ per M tokens&quot;.</extracomment>
        <translation>Bis</translation>
    </message>
    <message>
        <source>$ per M tokens</source>
        <translation>$ je Mio. Token</translation>
    </message>
    <message>
        <source>Price cap, in dollars per million tokens</source>
        <translation>Preisgrenze, in Dollar je Million Token</translation>
    </message>
    <message>
        <source>Neither a million prompt tokens nor a million answer tokens may cost more. Models whose price is not known are left out.</source>
        <translation>Weder eine Million Prompt-Token noch eine Million Antwort-Token darf mehr kosten. Modelle, deren Preis nicht bekannt ist, werden ausgelassen.</translation>
    </message>
    <message>
        <source>any</source>
        <extracomment>In the field of the price cap: no cap.</extracomment>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>All providers</source>
        <translation>Alle Anbieter</translation>
    </message>
    <message>
        <source>The price cap is no amount. Write dollars per million tokens, such as %1.</source>
        <extracomment>%1: an example of a price, &quot;2.50&quot;.</extracomment>
        <translation>Die Preisgrenze ist kein Betrag. Dollar je Million Token schreiben, etwa %1.</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>Bester Treffer</translation>
    </message>
    <message>
        <source>What fits the typed words best stands first</source>
        <translation>Was am besten zu den eingegebenen Wörtern passt, steht vorn</translation>
    </message>
    <message>
        <source>Price in</source>
        <translation>Preis ein</translation>
    </message>
    <message>
        <source>Cheapest prompt tokens first; unknown prices last</source>
        <translation>Billigste Prompt-Token zuerst; unbekannte Preise zuletzt</translation>
    </message>
    <message>
        <source>Price out</source>
        <translation>Preis aus</translation>
    </message>
    <message>
        <source>Cheapest answer tokens first; unknown prices last</source>
        <translation>Billigste Antwort-Token zuerst; unbekannte Preise zuletzt</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Longest context first</source>
        <translation>Längster Kontext zuerst</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>Released last stands first</source>
        <translation>Was zuletzt erschienen ist, steht vorn</translation>
    </message>
    <message>
        <source>Your TTFT</source>
        <translation>Eigene TTFT</translation>
    </message>
    <message numerus="yes">
        <source>Quickest median time to the first text first, from your own newest answers; with fewer than %n it says too little</source>
        <translation>
            <numerusform>Kürzester Median der Zeit bis zum ersten Text zuerst, aus den neuesten eigenen Antworten; bei weniger als %n sagt er zu wenig</numerusform>
            <numerusform>Kürzester Median der Zeit bis zum ersten Text zuerst, aus den neuesten eigenen Antworten; bei weniger als %n sagt er zu wenig</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ModelPickerHead</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>In, $/M</source>
        <translation>Ein, $/M</translation>
    </message>
    <message>
        <source>Out, $/M</source>
        <translation>Aus, $/M</translation>
    </message>
    <message>
        <source>Takes</source>
        <extracomment>Column of the model picker: images, audio, … besides text.</extracomment>
        <translation>Nimmt</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Erschienen</translation>
    </message>
    <message>
        <source>TTFT (n)</source>
        <extracomment>Column of the model picker: median time to the first text, and of how many answers.</extracomment>
        <translation>TTFT (n)</translation>
    </message>
</context>
<context>
    <name>bakeoff::ModelPickerModel</name>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>variabel</translation>
    </message>
    <message>
        <source>%1, %2, context %3, price in %4, out %5 per million tokens</source>
        <translation>%1, %2, Kontext %3, Preis ein %4, aus %5 je Million Token</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <extracomment>Format of a month in the model picker: &quot;Aug 2026&quot;.</extracomment>
        <translation>MMM yyyy</translation>
    </message>
    <message>
        <source>%1, favourite</source>
        <extracomment>Screen reader: a favourite model. %1: what else is said of it.</extracomment>
        <translation>%1, Favorit</translation>
    </message>
    <message>
        <source>%1
Takes %2; gives %3</source>
        <extracomment>%1: name of a model; %2, %3: &quot;text, image&quot;.</extracomment>
        <translation>%1
Nimmt %2; liefert %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1: a time, or a dash; %2: how many answers it is the median of.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>bakeoff::NavRail</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>bakeoff::NewJobDialog</name>
    <message>
        <source>New job</source>
        <translation>Neuer Auftrag</translation>
    </message>
    <message>
        <source>Start the jobs</source>
        <translation>Aufträge starten</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>Andere Modelle…</translation>
    </message>
    <message>
        <source>Filter the models</source>
        <translation>Modelle filtern</translation>
    </message>
    <message>
        <source>Form or JSON</source>
        <translation>Formular oder JSON</translation>
    </message>
    <message>
        <source>Go to the first problem</source>
        <translation>Zum ersten Problem</translation>
    </message>
    <message>
        <source>Start from an example</source>
        <translation>Mit einem Beispiel beginnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close; what is filled in stays</source>
        <translation>Schließen; was ausgefüllt ist, bleibt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Tooltip. %1: what it does. %2: its key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Fill in from an example</source>
        <translation>Aus einem Beispiel ausfüllen</translation>
    </message>
    <message>
        <source>These models have not run yet.</source>
        <translation>Diese Modelle sind noch nicht gelaufen.</translation>
    </message>
    <message>
        <source>Example of %1</source>
        <translation>Beispiel von %1</translation>
    </message>
    <message>
        <source>Input of the last job</source>
        <translation>Eingabe des letzten Auftrags</translation>
    </message>
    <message>
        <source>What stood here before</source>
        <translation>Was vorher hier stand</translation>
    </message>
    <message>
        <source>Empty all fields</source>
        <translation>Alle Felder leeren</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need(s) a change</source>
        <translation>
            <numerusform>%n Feld braucht eine Änderung</numerusform>
            <numerusform>%n Felder brauchen eine Änderung</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message numerus="yes">
        <source>Add %n job(s)</source>
        <translation>
            <numerusform>%n Auftrag hinzufügen</numerusform>
            <numerusform>%n Aufträge hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n job(s)</source>
        <translation>
            <numerusform>%n Auftrag starten</numerusform>
            <numerusform>%n Aufträge starten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::NewJobForm</name>
    <message>
        <source>No model chosen</source>
        <translation>Kein Modell gewählt</translation>
    </message>
    <message>
        <source>Tick one or several at the left: their inputs stand here.</source>
        <translation>Links eines oder mehrere anhaken: Ihre Eingaben stehen dann hier.</translation>
    </message>
    <message>
        <source>This model does not say what it takes. Write its input on the JSON tab.</source>
        <translation>Dieses Modell gibt nicht an, was es nimmt. Die Eingabe auf der Seite JSON schreiben.</translation>
    </message>
    <message numerus="yes">
        <source>All %n models</source>
        <extracomment>Above the fields that only one model has. %1: its name.</extracomment>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>Alle %n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 only</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>%1 takes %2</source>
        <extracomment>A model and the value that it takes by itself.</extracomment>
        <translation>%1 nimmt %2</translation>
    </message>
    <message>
        <source>Left empty, %1.</source>
        <extracomment>%1: &quot;flux-schnell takes 4, flux-dev takes 28&quot;.</extracomment>
        <translation>Bleibt das Feld leer: %1.</translation>
    </message>
    <message>
        <source>%1 takes only %2.</source>
        <extracomment>%1: a model. %2: values with commas between them.</extracomment>
        <translation>%1 nimmt nur %2.</translation>
    </message>
    <message>
        <source>%1 takes %2.</source>
        <extracomment>%1: a model. %2: what fits, as &quot;1 to 4&quot;.</extracomment>
        <translation>%1 nimmt %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n more model(s) do not take it.</source>
        <translation>
            <numerusform>%n weiteres Modell nimmt den Wert nicht.</numerusform>
            <numerusform>%n weitere Modelle nehmen den Wert nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give it its own value, or lower this one.</source>
        <translation>Dem Modell einen eigenen Wert geben oder diesen senken.</translation>
    </message>
    <message>
        <source>Give them their own values, or lower this one.</source>
        <translation>Den Modellen eigene Werte geben oder diesen senken.</translation>
    </message>
    <message>
        <source>Give it its own value, or raise this one.</source>
        <translation>Dem Modell einen eigenen Wert geben oder diesen erhöhen.</translation>
    </message>
    <message>
        <source>Give them their own values, or raise this one.</source>
        <translation>Den Modellen eigene Werte geben oder diesen erhöhen.</translation>
    </message>
    <message>
        <source>Give it its own value, or change this one.</source>
        <translation>Dem Modell einen eigenen Wert geben oder diesen ändern.</translation>
    </message>
    <message>
        <source>Give them their own values, or change this one.</source>
        <translation>Den Modellen eigene Werte geben oder diesen ändern.</translation>
    </message>
    <message>
        <source>Share it with the other models again</source>
        <translation>Wieder mit den anderen Modellen teilen</translation>
    </message>
    <message>
        <source>Give %1 its own value</source>
        <translation>%1 einen eigenen Wert geben</translation>
    </message>
    <message>
        <source>The inputs of %1 are not known.</source>
        <extracomment>The form of a model could not be fetched. %1: the model.</extracomment>
        <translation>Die Eingaben von %1 sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Fetching the inputs of %1…</source>
        <translation>Eingaben von %1 werden geholt…</translation>
    </message>
    <message>
        <source>The provider says of %1: “%2”</source>
        <extracomment>%1: name of an input. %2: the provider&apos;s own words.</extracomment>
        <translation>Der Anbieter sagt zu %1: „%2“</translation>
    </message>
    <message numerus="yes">
        <source>swept: %n value(s)</source>
        <translation>
            <numerusform>variiert: %n Wert</numerusform>
            <numerusform>variiert: %n Werte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::NewJobModels</name>
    <message>
        <source>Other models…</source>
        <translation>Andere Modelle…</translation>
    </message>
    <message>
        <source>Filter the models</source>
        <translation>Modelle filtern</translation>
    </message>
    <message>
        <source>Filter models</source>
        <translation>Modelle filtern</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>No provider of media models yet. Add Replicate in Settings.</source>
        <translation>Noch kein Anbieter von Medienmodellen. Replicate in den Einstellungen hinzufügen.</translation>
    </message>
    <message>
        <source>Fetching the models of %1…</source>
        <translation>Modelle von %1 werden geholt…</translation>
    </message>
    <message>
        <source>No model is called so here. Look among the other models.</source>
        <translation>Kein Modell heißt hier so. Unter den anderen Modellen suchen.</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n gewählt</numerusform>
            <numerusform>%n gewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::NewJobSearch</name>
    <message>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>Type what it shall do, or OWNER/NAME, or OWNER/NAME:VERSION</source>
        <translation>Eingeben, was es tun soll, oder OWNER/NAME oder OWNER/NAME:VERSION</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Models that were found</source>
        <translation>Gefundene Modelle</translation>
    </message>
    <message>
        <source>Other models</source>
        <translation>Andere Modelle</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Zurück zum Formular</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>No provider of media models yet. Add Replicate in Settings.</source>
        <translation>Noch kein Anbieter von Medienmodellen. Replicate in den Einstellungen hinzufügen.</translation>
    </message>
    <message>
        <source>Models of %1 are looked for as you type.</source>
        <translation>Modelle von %1 werden beim Tippen gesucht.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>As it was typed.</source>
        <translation>Wie eingetippt.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>bakeoff::NewJobSide</name>
    <message>
        <source>Sweep</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Price before it starts</source>
        <translation>Preis vor dem Start</translation>
    </message>
    <message>
        <source>Allow unknown prices for this run</source>
        <translation>Unbekannte Preise für diesen Lauf erlauben</translation>
    </message>
    <message>
        <source>Add to the queue on hold</source>
        <translation>Angehalten in die Warteschlange stellen</translation>
    </message>
    <message>
        <source>They wait in the queue until you let them go.</source>
        <translation>Sie warten in der Warteschlange, bis sie freigegeben werden.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>such as 41, 42, 43</source>
        <translation>etwa 41, 42, 43</translation>
    </message>
    <message>
        <source>Every model runs once with each of these. “41-43” is 41, 42, 43. Empty: the seed of the form, if any.</source>
        <translation>Jedes Modell läuft mit jedem davon einmal. „41-43“ heißt 41, 42, 43. Leer: der Seed des Formulars, falls vorhanden.</translation>
    </message>
    <message>
        <source>How many random seeds</source>
        <translation>Wie viele zufällige Seeds</translation>
    </message>
    <message>
        <source>Add random</source>
        <translation>Zufällige hinzufügen</translation>
    </message>
    <message>
        <source>Adds that many random seeds to the list</source>
        <translation>Fügt der Liste so viele zufällige Seeds hinzu</translation>
    </message>
    <message>
        <source>How often each runs</source>
        <translation>Wie oft jedes läuft</translation>
    </message>
    <message>
        <source>Every model runs so many times with each seed.</source>
        <translation>Jedes Modell läuft mit jedem Seed so oft.</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Batch name</source>
        <translation>Name des Stapels</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source> min</source>
        <extracomment>Behind a number of minutes, in a field.</extracomment>
        <translation> min</translation>
    </message>
    <message>
        <source>Deadline in minutes</source>
        <translation>Frist in Minuten</translation>
    </message>
    <message>
        <source>The provider ends a run that takes longer than this, counted from when it was made there.</source>
        <translation>Der Anbieter beendet einen Lauf, der länger dauert, gezählt ab dem Anlegen dort.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Those of higher priority are sent first.</source>
        <translation>Aufträge mit höherer Priorität werden zuerst gesendet.</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message numerus="yes">
        <source>At most %n seed(s).</source>
        <translation>
            <numerusform>Höchstens %n Seed.</numerusform>
            <numerusform>Höchstens %n Seeds.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no seed. Write whole numbers with commas between them.</source>
        <translation>„%1“ ist kein Seed. Ganze Zahlen mit Kommas dazwischen schreiben.</translation>
    </message>
    <message>
        <source>%1 is too large: the models take seeds up to %2.</source>
        <extracomment>%1 and %2: numbers.</extracomment>
        <translation>%1 ist zu groß: Die Modelle nehmen Seeds bis %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n Seed</numerusform>
            <numerusform>%n Seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them take(s) no seed.</source>
        <translation>
            <numerusform>%n davon nimmt keinen Seed.</numerusform>
            <numerusform>%n davon nehmen keinen Seed.</numerusform>
        </translation>
    </message>
    <message>
        <source>They take no seed.</source>
        <translation>Sie nehmen keinen Seed.</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>keine Kosten</translation>
    </message>
    <message>
        <source>at most %1</source>
        <extracomment>What something costs at the most. %1: an amount.</extracomment>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Where a price is from. %1: its source. %2: its date.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Add a price</source>
        <translation>Preis hinzufügen</translation>
    </message>
    <message>
        <source>Add a price of %1</source>
        <translation>Preis von %1 hinzufügen</translation>
    </message>
    <message>
        <source>Choose its hardware…</source>
        <translation>Hardware wählen…</translation>
    </message>
    <message>
        <source>A price of its outputs…</source>
        <translation>Preis der Ausgaben…</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>Preis nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>at least %1 (%n unknown)</source>
        <translation>
            <numerusform>mindestens %1 (%n unbekannt)</numerusform>
            <numerusform>mindestens %1 (%n unbekannt)</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <extracomment>What something costs, estimated. %1: an amount.</extracomment>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Estimated: the provider does not report a cost. Prices: %1.</source>
        <translation>Geschätzt: Der Anbieter meldet keine Kosten. Preise: %1.</translation>
    </message>
    <message>
        <source>Billed by the second: the bound is the deadline, else the half hour after which a run is ended.</source>
        <translation>Nach Sekunden abgerechnet: Die Obergrenze folgt aus der Frist, sonst aus der halben Stunde, nach der ein Lauf beendet wird.</translation>
    </message>
    <message>
        <source>Set-up and idle time of a deployment come on top.</source>
        <translation>Einrichtungs- und Leerlaufzeit eines Deployments kommen hinzu.</translation>
    </message>
    <message>
        <source>Prices that are not known are allowed for this run.</source>
        <translation>Nicht bekannte Preise sind für diesen Lauf erlaubt.</translation>
    </message>
    <message>
        <source>Budget: %1</source>
        <extracomment>Heading of a budget&apos;s meter. %1: &quot;Day&quot; or &quot;Month&quot;, maybe with a provider.</extracomment>
        <translation>Budget: %1</translation>
    </message>
    <message>
        <source>then up to %1</source>
        <extracomment>What a budget will have been used up to. %1: an amount.</extracomment>
        <translation>danach bis zu %1</translation>
    </message>
    <message>
        <source>%1 each</source>
        <extracomment>How long one job of a model takes. %1: &quot;usually 18 to 27 s&quot;.</extracomment>
        <translation>%1 je Auftrag</translation>
    </message>
</context>
<context>
    <name>bakeoff::NoteForm</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What is good or wrong in this answer</source>
        <translation>Was an dieser Antwort gut oder falsch ist</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>accurate, too long</source>
        <translation>genau, zu lang</translation>
    </message>
    <message>
        <source>Note and tags for %1</source>
        <translation>Notiz und Schlagwörter für %1</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Schlagwörter</translation>
    </message>
    <message>
        <source>Separated by commas; those of this comparison are offered as you write.</source>
        <translation>Durch Kommas getrennt; die dieses Vergleichs werden beim Schreiben angeboten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>bakeoff::OfferedFiles</name>
    <message>
        <source>pasted</source>
        <extracomment>Name of a file that was pasted and has none of its own, without the ending.</extracomment>
        <translation>eingefügt</translation>
    </message>
</context>
<context>
    <name>bakeoff::OutputCompare</name>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>Add outputs…</source>
        <translation>Ausgaben hinzufügen…</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>Nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Choose jobs in the queue that have ended well and whose files are here.</source>
        <translation>In der Warteschlange Aufträge wählen, die gelungen sind und deren Dateien hier sind.</translation>
    </message>
    <message>
        <source>Back to the queue</source>
        <translation>Zurück zur Warteschlange</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Compare outputs</source>
        <translation>Ausgaben vergleichen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Blink, and the other one</source>
        <translation>Blinken, und das andere</translation>
    </message>
    <message>
        <source>Difference, or the other sound</source>
        <translation>Unterschiede, oder die andere Tondatei</translation>
    </message>
    <message>
        <source>Zoom linked</source>
        <translation>Zoom gekoppelt</translation>
    </message>
    <message>
        <source>Output %1 is the best</source>
        <translation>Ausgabe %1 ist die beste</translation>
    </message>
    <message>
        <source>Vote: a tie</source>
        <translation>Abstimmen: Gleichstand</translation>
    </message>
    <message>
        <source>Vote: all outputs are bad</source>
        <translation>Abstimmen: alle Ausgaben schlecht</translation>
    </message>
    <message>
        <source>Show the names without a vote</source>
        <translation>Namen ohne Abstimmung zeigen</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Keine Bewertung</translation>
    </message>
    <message numerus="yes">
        <source>Rate with %n star(s)</source>
        <translation>
            <numerusform>Mit %n Stern bewerten</numerusform>
            <numerusform>Mit %n Sternen bewerten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Tooltip of a button. %1: what it does; %2: its key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n Video</numerusform>
            <numerusform>%n Videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sound(s)</source>
        <translation>
            <numerusform>%n Tondatei</numerusform>
            <numerusform>%n Tondateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n Text</numerusform>
            <numerusform>%n Texte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 from %n batch(es)</source>
        <extracomment>%1: &quot;4 images, 2 videos&quot;.</extracomment>
        <translation>
            <numerusform>%1 aus %n Stapel</numerusform>
            <numerusform>%1 aus %n Stapeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n file(s) of other kinds left out</source>
        <extracomment>%1: &quot;4 images, 2 videos&quot;.</extracomment>
        <translation>
            <numerusform>%1; %n Datei anderer Art ausgelassen</numerusform>
            <numerusform>%1; %n Dateien anderer Art ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add outputs</source>
        <translation>Ausgaben hinzufügen</translation>
    </message>
</context>
<context>
    <name>bakeoff::OutputDelta</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>Width and height in pixels.</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>Mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>Stereo</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n Kanal</numerusform>
            <numerusform>%n Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <source>Cold start</source>
        <translation>Kaltstart</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
</context>
<context>
    <name>bakeoff::OutputPanel</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>Note on these outputs</source>
        <translation>Notiz zu diesen Ausgaben</translation>
    </message>
    <message>
        <source>Why, or what to try next</source>
        <translation>Warum, oder was als Nächstes zu versuchen ist</translation>
    </message>
    <message>
        <source>What differs in the images</source>
        <translation>Was sich in den Bildern unterscheidet</translation>
    </message>
    <message>
        <source>What differs in the videos</source>
        <translation>Was sich in den Videos unterscheidet</translation>
    </message>
    <message>
        <source>What differs in the sounds</source>
        <translation>Was sich in den Tondateien unterscheidet</translation>
    </message>
    <message>
        <source>What differs in the texts</source>
        <translation>Was sich in den Texten unterscheidet</translation>
    </message>
    <message>
        <source>Hidden until the vote</source>
        <translation>Verborgen bis zur Abstimmung</translation>
    </message>
    <message>
        <source>Hide same values</source>
        <translation>Gleiche Werte ausblenden</translation>
    </message>
    <message>
        <source>Show same values</source>
        <translation>Gleiche Werte einblenden</translation>
    </message>
    <message>
        <source>Nothing that is known</source>
        <translation>Nichts Bekanntes</translation>
    </message>
    <message>
        <source>– the model has no such setting, or it is not known</source>
        <translation>– das Modell hat keine solche Einstellung, oder sie ist nicht bekannt</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Prompt, the same for %1 to %2</source>
        <translation>Prompt, derselbe für %1 bis %2</translation>
    </message>
    <message>
        <source>Prompt of %1</source>
        <extracomment>%1: letter of an output.</extracomment>
        <translation>Prompt von %1</translation>
    </message>
    <message>
        <source>Prompt of %1, against %2</source>
        <extracomment>%1 and %2: letters of outputs.</extracomment>
        <translation>Prompt von %1, gegenüber %2</translation>
    </message>
    <message>
        <source>Your rating of %1</source>
        <extracomment>%1: letter of an output.</extracomment>
        <translation>Eigene Bewertung von %1</translation>
    </message>
</context>
<context>
    <name>bakeoff::OutputPicker</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Filter jobs</source>
        <translation>Aufträge filtern</translation>
    </message>
    <message>
        <source>Jobs with outputs</source>
        <translation>Aufträge mit Ausgaben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add outputs</source>
        <translation>Ausgaben hinzufügen</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <extracomment>Of a job in a list. %1: what it is about, and its model; %2: number.</extracomment>
        <translation>%1, Seed %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::OutputSection</name>
    <message>
        <source>You voted for %1.</source>
        <extracomment>The outcome of a vote. %1: letter and name of a model.</extracomment>
        <translation>Gestimmt für %1.</translation>
    </message>
    <message>
        <source>You voted for a tie.</source>
        <translation>Gestimmt für Gleichstand.</translation>
    </message>
    <message>
        <source>You voted that all are bad.</source>
        <translation>Gestimmt: Alle sind schlecht.</translation>
    </message>
    <message>
        <source>Shown without a vote.</source>
        <translation>Ohne Abstimmung gezeigt.</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <extracomment>After a blind vote. %1: the letter that a model had; %2: its name.</extracomment>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>Voting shows the names.</source>
        <translation>Abstimmen zeigt die Namen.</translation>
    </message>
</context>
<context>
    <name>bakeoff::OutputStrip</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>An output in a list. %1: its name; %2: why it is not here, a sentence.</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Output before</source>
        <translation>Vorherige Ausgabe</translation>
    </message>
    <message>
        <source>Next output</source>
        <translation>Nächste Ausgabe</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Which of several outputs is shown. %1: its number; %2: how many there are.</extracomment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::OutputTile</name>
    <message>
        <source>This file cannot be shown.</source>
        <translation>Diese Datei lässt sich nicht zeigen.</translation>
    </message>
</context>
<context>
    <name>bakeoff::OutputView</name>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Only the beginning is shown.</source>
        <translation>Nur der Anfang wird gezeigt.</translation>
    </message>
</context>
<context>
    <name>bakeoff::PairView</name>
    <message>
        <source>Divider</source>
        <translation>Trennlinie</translation>
    </message>
    <message>
        <source>Drag, or Left and Right</source>
        <translation>Ziehen, oder Pfeil links und rechts</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <extracomment>What a screen reader calls a picture. %1: its letter.</extracomment>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Difference of %1 and %2</source>
        <extracomment>%1 and %2: letters of pictures.</extracomment>
        <translation>Unterschiede zwischen %1 und %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::PaneBoard</name>
    <message>
        <source>Border between pane %1 and %2</source>
        <extracomment>Screen reader: the handle between two panes. %1, %2: numbers of the panes.</extracomment>
        <translation>Grenze zwischen Bereich %1 und %2</translation>
    </message>
    <message>
        <source>Border between row %1 and %2</source>
        <extracomment>Screen reader: the handle between two rows of panes. %1, %2: numbers of the rows.</extracomment>
        <translation>Grenze zwischen Zeile %1 und %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::PaneHeader</name>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 stoppen</translation>
    </message>
    <message>
        <source>Retry %1</source>
        <translation>%1 wiederholen</translation>
    </message>
    <message>
        <source>Copy the answer of %1</source>
        <translation>Antwort von %1 kopieren</translation>
    </message>
    <message>
        <source>More actions for %1</source>
        <translation>Weitere Aktionen für %1</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4 %5</source>
        <extracomment>Screen reader, heading of a pane. %1: model; %2: state; %3: time; %4: &quot;Billed&quot; or &quot;Estimated&quot;; %5: amount.</extracomment>
        <translation>%1, %2, %3, %4 %5</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Screen reader, heading of a pane. %1: model; %2: state.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Screen reader, when the state of a pane changes. %1: model; %2: state.
----------
Screen reader, one figure. %1: its label; %2: its value.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, the best</source>
        <extracomment>Screen reader, one figure that is the best of its row. %1: the figure.</extracomment>
        <translation>%1, das beste</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <extracomment>A pane whose model is hidden until the vote. %1: its letter.</extracomment>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>Send the next prompt to %1</source>
        <extracomment>Screen reader: a tick box in the head of a pane. %1: its model.</extracomment>
        <translation>Den nächsten Prompt an %1 senden</translation>
    </message>
</context>
<context>
    <name>bakeoff::PanePresenter</name>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>TTFT, TTFA</source>
        <translation>TTFT, TTFA</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Tokens in, out</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>%1 answered with status %2.</source>
        <translation>%1 antwortete mit Status %2.</translation>
    </message>
    <message>
        <source>%1 was tried.</source>
        <translation>%1 wurde versucht.</translation>
    </message>
    <message>
        <source>Model that answered: %1.</source>
        <translation>Modell, das antwortete: %1.</translation>
    </message>
    <message>
        <source>Connecting took %1 before that and is not counted.</source>
        <translation>Das Verbinden davor dauerte %1 und zählt nicht mit.</translation>
    </message>
    <message>
        <source>An open connection was used.</source>
        <translation>Eine offene Verbindung wurde genutzt.</translation>
    </message>
    <message>
        <source>Longest gap between two chunks: %1.</source>
        <translation>Längste Lücke zwischen zwei Stücken: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier attempt(s) did not answer and are not counted.</source>
        <translation>
            <numerusform>%n früherer Versuch brachte keine Antwort und zählt nicht mit.</numerusform>
            <numerusform>%n frühere Versuche brachten keine Antwort und zählen nicht mit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>The provider&apos;s list does not name this model; it is asked for by its id all the same.</source>
        <translation>Die Liste des Anbieters nennt dieses Modell nicht; es wird trotzdem mit seiner Kennung angefragt.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>Price, per M tokens</source>
        <translation>Preis je Mio. Token</translation>
    </message>
    <message>
        <source>%1, made up</source>
        <translation>%1, erfunden</translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s). The next attempt comes after %1.</source>
        <translation>
            <numerusform>%n-mal versucht. Der nächste Versuch folgt nach %1.</numerusform>
            <numerusform>%n-mal versucht. Der nächste Versuch folgt nach %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the first words.</source>
        <translation>Wartet auf die ersten Wörter.</translation>
    </message>
    <message>
        <source>%1 is likely loading this model.</source>
        <translation>%1 lädt dieses Modell wahrscheinlich gerade.</translation>
    </message>
    <message>
        <source>Nothing came for a while. The other panes do not wait.</source>
        <translation>Seit einer Weile kam nichts. Die anderen Bereiche warten nicht.</translation>
    </message>
    <message>
        <source>Stopped. What came is kept.</source>
        <translation>Gestoppt. Was kam, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Stopped before any words came.</source>
        <translation>Gestoppt, bevor Wörter kamen.</translation>
    </message>
    <message>
        <source>The model ended without a word.</source>
        <translation>Das Modell endete ohne ein Wort.</translation>
    </message>
    <message>
        <source>The answer reached its limit of tokens.</source>
        <translation>Die Antwort hat ihre Grenze an Token erreicht.</translation>
    </message>
    <message>
        <source>A higher limit can be set in the settings of this pane.</source>
        <translation>Eine höhere Grenze lässt sich in den Einstellungen dieses Bereichs setzen.</translation>
    </message>
    <message>
        <source>This model does not take: %1.</source>
        <translation>Dieses Modell kennt nicht: %1.</translation>
    </message>
    <message>
        <source>The setting was sent and had no effect.</source>
        <translation>Die Einstellung wurde gesendet und blieb ohne Wirkung.</translation>
    </message>
    <message>
        <source>%1 cached</source>
        <translation>%1 aus Cache</translation>
    </message>
    <message>
        <source>%1 reasoning</source>
        <translation>%1 Nachdenken</translation>
    </message>
    <message>
        <source>The provider did not name the host that answered.</source>
        <translation>Der Anbieter hat den Host, der antwortete, nicht genannt.</translation>
    </message>
    <message>
        <source>Host that answered, as the provider named it: %1.</source>
        <translation>Host, der antwortete, wie der Anbieter ihn nannte: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n Versuch</numerusform>
            <numerusform>%n Versuche</numerusform>
        </translation>
    </message>
    <message>
        <source>An earlier attempt failed: %1 The next came after %2.</source>
        <translation>Ein früherer Versuch ist fehlgeschlagen: %1 Der nächste folgte nach %2.</translation>
    </message>
    <message>
        <source>The best of this turn.</source>
        <translation>Der beste Wert dieser Runde.</translation>
    </message>
    <message>
        <source>All answers of this pane: %1.</source>
        <extracomment>Behind what a figure is. %1: how it lies in all answers of the pane: &quot;1.2 s to 3.4 s, median 2.0 s (n 5)&quot;.</extracomment>
        <translation>Alle Antworten dieses Bereichs: %1.</translation>
    </message>
    <message>
        <source>Some of the costs compared are billed, others estimated.</source>
        <translation>Von den verglichenen Kosten sind einige abgerechnet, andere geschätzt.</translation>
    </message>
    <message>
        <source>answered by %1</source>
        <extracomment>A tag in the head of a pane. %1: a model that answered in place of the one asked for.</extracomment>
        <translation>Antwort von %1</translation>
    </message>
    <message>
        <source>%1 was asked for. The provider says that %2 answered.</source>
        <translation>Angefragt war %1. Der Anbieter gibt an, dass %2 geantwortet hat.</translation>
    </message>
    <message>
        <source>Hidden until the vote</source>
        <translation>Verborgen bis zur Abstimmung</translation>
    </message>
    <message>
        <source>Answers appear when all have ended, %1 of %2 done.</source>
        <extracomment>A pane of a blind turn. %1: panes that have ended; %2: panes that were asked.</extracomment>
        <translation>Die Antworten erscheinen, wenn alle geendet haben, %1 von %2 fertig.</translation>
    </message>
    <message>
        <source>They are shown together, so that none is known by its speed.</source>
        <translation>Sie erscheinen zusammen, damit keine an ihrer Geschwindigkeit zu erkennen ist.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
    <message>
        <source>It is left out of the vote. The names and the reason are shown after it.</source>
        <translation>Der Bereich wird bei der Abstimmung ausgelassen. Die Namen und der Grund werden danach gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is (are) missing from the history, so nothing was sent. Edit the prompt and attach the file(s) again.</source>
        <extracomment>%n: number of files. %1: their names.</extracomment>
        <translation>
            <numerusform>%1 fehlt im Verlauf, daher wurde nichts gesendet. Den Prompt bearbeiten und die Datei erneut anhängen.</numerusform>
            <numerusform>%1 fehlen im Verlauf, daher wurde nichts gesendet. Den Prompt bearbeiten und die Dateien erneut anhängen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::PaneViews</name>
    <message>
        <source>Rendered</source>
        <translation>Formatiert</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Gedankengang</translation>
    </message>
    <message>
        <source>Raw traffic</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>Answer as plain text</source>
        <translation>Antwort als reiner Text</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Keys are never kept. Of an answer the first 256 KiB are.</source>
        <translation>Schlüssel werden nie aufbewahrt, von einer Antwort nur die ersten 256 KiB.</translation>
    </message>
    <message>
        <source>This request cannot be sent again as it stands: files were left out of it, or its provider was removed.</source>
        <translation>Diese Anfrage lässt sich so nicht erneut senden: Dateien wurden ausgelassen, oder ihr Anbieter wurde entfernt.</translation>
    </message>
    <message>
        <source>A reasoning would tell the model. It is shown after the vote.</source>
        <translation>Ein Gedankengang würde das Modell verraten. Er erscheint nach der Abstimmung.</translation>
    </message>
    <message>
        <source>No reasoning text came with this answer.</source>
        <translation>Mit dieser Antwort kam kein Gedankengang.</translation>
    </message>
    <message>
        <source>Time of the reasoning: %1</source>
        <translation>Dauer des Nachdenkens: %1</translation>
    </message>
    <message>
        <source>Request and response are shown when the answer has ended.</source>
        <translation>Anfrage und Antwort erscheinen, wenn die Antwort geendet hat.</translation>
    </message>
    <message>
        <source>Request and response name the model. They are shown after the vote.</source>
        <translation>Anfrage und Antwort nennen das Modell. Sie erscheinen nach der Abstimmung.</translation>
    </message>
    <message>
        <source>shown as a summary by the provider</source>
        <translation>vom Anbieter als Zusammenfassung gezeigt</translation>
    </message>
    <message>
        <source>%1, shown as a summary by the provider</source>
        <translation>%1, vom Anbieter als Zusammenfassung gezeigt</translation>
    </message>
    <message>
        <source>Answer, the baseline of the difference</source>
        <translation>Antwort, die Vergleichsbasis der Unterschiede</translation>
    </message>
    <message>
        <source>Difference from the baseline</source>
        <translation>Unterschiede zur Vergleichsbasis</translation>
    </message>
</context>
<context>
    <name>bakeoff::PaneWidget</name>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Pane %1</source>
        <extracomment>Screen reader: a pane. %1: its model.</extracomment>
        <translation>Bereich %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Allow unknown prices for this send</source>
        <translation>Unbekannte Preise diesmal erlauben</translation>
    </message>
</context>
<context>
    <name>bakeoff::PictureSection</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Tooltip of a button. %1: what it does; %2: its key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Way to look at the images</source>
        <translation>Ansicht der Bilder</translation>
    </message>
    <message>
        <source>Zoom linked</source>
        <translation>Zoom gekoppelt</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>All beside each other (G)</source>
        <translation>Alle nebeneinander (G)</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Two in one place, with a divider (W)</source>
        <translation>Zwei an einer Stelle, mit Trennlinie (W)</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>Two in one place, one after the other (B)</source>
        <translation>Zwei an einer Stelle, eins nach dem anderen (B)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>What differs between two (X)</source>
        <translation>Was sich zwischen zweien unterscheidet (X)</translation>
    </message>
    <message>
        <source>Zoom and move all images as one (L)</source>
        <translation>Alle Bilder gemeinsam zoomen und verschieben (L)</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Second image</source>
        <translation>Zweites Bild</translation>
    </message>
    <message>
        <source>Changes every 1.2 s</source>
        <translation>Wechselt alle 1,2 s</translation>
    </message>
    <message>
        <source>Amplification of the difference</source>
        <translation>Verstärkung der Unterschiede</translation>
    </message>
    <message>
        <source>%1×</source>
        <extracomment>How many times a difference is amplified.</extracomment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>One pixel per pixel</source>
        <translation>Ein Pixel je Pixel</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>mean %1, most %2 of 255, %3 of the pixels differ</source>
        <extracomment>%1, %2: differences of pixels, from 0 to 255; %3: share of the pixels.</extracomment>
        <translation>im Mittel %1, höchstens %2 von 255, %3 der Pixel weichen ab</translation>
    </message>
    <message>
        <source>other shapes, one is stretched: %1</source>
        <translation>verschiedene Formen, eins ist gestreckt: %1</translation>
    </message>
    <message>
        <source>other sizes, one is scaled: %1</source>
        <translation>verschiedene Größen, eins ist skaliert: %1</translation>
    </message>
    <message>
        <source>%1 is shown</source>
        <extracomment>%1: the letter of the picture that is seen.</extracomment>
        <translation>%1 ist zu sehen</translation>
    </message>
    <message>
        <source>same point at %1, %2</source>
        <extracomment>%1, %2: how far from the left and from the top, in percent.</extracomment>
        <translation>gleiche Stelle bei %1, %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::PlayBar</name>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild vor</translation>
    </message>
    <message>
        <source>Play again and again</source>
        <translation>Immer wieder abspielen</translation>
    </message>
    <message>
        <source>%1×</source>
        <extracomment>Speed of playing. %1: how many times as fast as recorded.</extracomment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>%1 of %2 s</source>
        <extracomment>Where films or sounds stand. %1: seconds now; %2: seconds of the longest.</extracomment>
        <translation>%1 von %2 s</translation>
    </message>
    <message>
        <source>frame %1</source>
        <extracomment>Below the time of films. %1: number of the frame, from 0.</extracomment>
        <translation>Bild %1</translation>
    </message>
</context>
<context>
    <name>bakeoff::PlayTrack</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
</context>
<context>
    <name>bakeoff::PlayerView</name>
    <message>
        <source>Player</source>
        <translation>Player</translation>
    </message>
    <message>
        <source>%1×</source>
        <extracomment>Speed of playing. %1: how many times as fast as recorded.</extracomment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild vor</translation>
    </message>
    <message>
        <source>Play again and again</source>
        <translation>Immer wieder abspielen</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Ohne Ton</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>%1 of %2 s</source>
        <extracomment>Where a film or sound stands. %1: seconds now; %2: seconds in all.</extracomment>
        <translation>%1 von %2 s</translation>
    </message>
    <message>
        <source>frame %1</source>
        <extracomment>Below the time of a film. %1: number of the frame, from 0.</extracomment>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>There is no sound device here: it plays without sound.</source>
        <translation>Hier gibt es kein Tongerät: Es wird ohne Ton abgespielt.</translation>
    </message>
</context>
<context>
    <name>bakeoff::PreviewAnswer</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::PreviewHeader</name>
    <message>
        <source>The blind vote is open: names, costs and speeds are hidden until then.</source>
        <translation>Die Blindabstimmung ist offen: Bis dahin sind Namen, Kosten und Geschwindigkeiten verborgen.</translation>
    </message>
    <message>
        <source>Blind vote: %1 won.</source>
        <translation>Blindabstimmung: %1 hat gewonnen.</translation>
    </message>
    <message>
        <source>Blind vote decided.</source>
        <translation>Blindabstimmung entschieden.</translation>
    </message>
    <message>
        <source>Blind vote: a tie.</source>
        <translation>Blindabstimmung: Gleichstand.</translation>
    </message>
    <message>
        <source>Blind vote: all bad.</source>
        <translation>Blindabstimmung: alle schlecht.</translation>
    </message>
    <message>
        <source>Shown without a vote.</source>
        <translation>Ohne Abstimmung gezeigt.</translation>
    </message>
    <message>
        <source>Title of the comparison</source>
        <translation>Titel des Vergleichs</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Weitere Befehle</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nichts wurde gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s).</source>
        <translation>
            <numerusform>%n Runde.</numerusform>
            <numerusform>%n Runden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other version(s) of turns.</source>
        <translation>
            <numerusform>%n andere Fassung einer Runde.</numerusform>
            <numerusform>%n andere Fassungen von Runden.</numerusform>
        </translation>
    </message>
    <message>
        <source>It ran an earlier comparison again.</source>
        <translation>Erneute Ausführung eines früheren Vergleichs.</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>In Verwendung: %1</translation>
    </message>
</context>
<context>
    <name>bakeoff::PreviewPage</name>
    <message>
        <source>Output before</source>
        <translation>Vorherige Ausgabe</translation>
    </message>
    <message>
        <source>Next output</source>
        <translation>Nächste Ausgabe</translation>
    </message>
    <message>
        <source>The whole screen</source>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>bakeoff::PreviewTurn</name>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>won</source>
        <translation>gewonnen</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>tie</source>
        <extracomment>Outcome of a blind vote.</extracomment>
        <translation>Gleichstand</translation>
    </message>
    <message>
        <source>all bad</source>
        <translation>alle schlecht</translation>
    </message>
    <message>
        <source>best</source>
        <translation>beste</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>schlechteste</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>Turn %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>vote open</source>
        <translation>Abstimmung offen</translation>
    </message>
    <message>
        <source>Prompt of turn %1</source>
        <translation>Prompt der Runde %1</translation>
    </message>
    <message>
        <source>System prompt: %1</source>
        <translation>System-Prompt: %1</translation>
    </message>
    <message>
        <source>Answers in figures</source>
        <translation>Antworten in Zahlen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: a model; %2: why it failed, a sentence.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>winner</source>
        <translation>Gewinner</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <extracomment>For a screen reader. %1: a model or a letter.</extracomment>
        <translation>Antwort von %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
</context>
<context>
    <name>bakeoff::PriceBookPanel</name>
    <message>
        <source>No prices of your own</source>
        <translation>Keine eigenen Preise</translation>
    </message>
    <message>
        <source>What the providers list counts. Type in a price where they list none, or where your contract says another.</source>
        <translation>Es gilt, was die Anbieter nennen. Einen Preis eingeben, wo sie keinen nennen oder der eigene Vertrag einen anderen.</translation>
    </message>
    <message>
        <source>Price book</source>
        <translation>Preisbuch</translation>
    </message>
    <message>
        <source>A typed price counts instead of the provider’s, an imported one where none is listed. Costs of the past stay as they are.</source>
        <translation>Ein eingegebener Preis geht dem des Anbieters vor, ein importierter gilt, wo keiner aufgeführt ist. Vergangene Kosten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Your own prices</source>
        <translation>Eigene Preise</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Tooltip of a button. %1: what it does; %2: its key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Remove the chosen prices</source>
        <translation>Die gewählten Preise entfernen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>A price</source>
        <translation>Ein Preis</translation>
    </message>
    <message>
        <source>provider/model</source>
        <translation>Anbieter/Modell</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Dollars for a million tokens, as 2.50</source>
        <translation>Dollar je Million Token, etwa 2.50</translation>
    </message>
    <message>
        <source>&amp;Input</source>
        <translation>Ein&amp;gabe</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>&amp;Ausgabe</translation>
    </message>
    <message>
        <source>Cache rea&amp;d</source>
        <translation>Cache &amp;lesen</translation>
    </message>
    <message>
        <source>Cache &amp;write</source>
        <translation>Cache sc&amp;hreiben</translation>
    </message>
    <message>
        <source>Re&amp;quest</source>
        <translation>An&amp;frage</translation>
    </message>
    <message>
        <source>Dollars for one request, as 0.01</source>
        <translation>Dollar je Anfrage, etwa 0.01</translation>
    </message>
    <message>
        <source>Price o&amp;f</source>
        <translation>Preis &amp;vom</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>Dollars for a million tokens; a request for one.</source>
        <translation>Dollar je Million Token; bei Anfragen je Anfrage.</translation>
    </message>
    <message>
        <source>&amp;Save the price</source>
        <translation>&amp;Preis speichern</translation>
    </message>
    <message>
        <source>Prices from a LiteLLM file</source>
        <translation>Preise aus einer LiteLLM-Datei</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Its name in the file</source>
        <translation>Sein Name in der Datei</translation>
    </message>
    <message>
        <source>&amp;Provider</source>
        <translation>An&amp;bieter</translation>
    </message>
    <message>
        <source>Na&amp;me there</source>
        <translation>Name &amp;dort</translation>
    </message>
    <message>
        <source>Import a &amp;file…</source>
        <translation>Datei &amp;importieren…</translation>
    </message>
    <message>
        <source>There is no provider to import prices for; the sandbox has its own.</source>
        <translation>Es gibt keinen Anbieter, für den sich Preise importieren lassen; die Sandbox hat eigene.</translation>
    </message>
    <message>
        <source>as “mistral”, “groq”</source>
        <translation>etwa „mistral“, „groq“</translation>
    </message>
    <message>
        <source>Write the model as provider/model, as the model picker shows it.</source>
        <translation>Das Modell als Anbieter/Modell schreiben, wie die Modellauswahl es zeigt.</translation>
    </message>
    <message>
        <source>There is no provider “%1”.</source>
        <translation>Es gibt keinen Anbieter „%1“.</translation>
    </message>
    <message>
        <source>“%1” is no price. Write dollars with a point, as 2.50; 0 means free.</source>
        <translation>„%1“ ist kein Preis. Dollar mit Punkt schreiben, etwa 2.50; 0 heißt kostenlos.</translation>
    </message>
    <message>
        <source>Write at least one price; 0 means free.</source>
        <translation>Mindestens einen Preis schreiben; 0 heißt kostenlos.</translation>
    </message>
    <message>
        <source>The price of %1 is stored.</source>
        <translation>Der Preis von %1 ist gespeichert.</translation>
    </message>
    <message>
        <source>It counts from now on.</source>
        <translation>Er gilt ab jetzt.</translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) removed.</source>
        <translation>
            <numerusform>%n Preis entfernt.</numerusform>
            <numerusform>%n Preise entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Costs of the past stay as they are.</source>
        <translation>Vergangene Kosten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Import a LiteLLM price file</source>
        <translation>LiteLLM-Preisdatei importieren</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON-Dateien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Whose prices?</source>
        <translation>Wessen Preise?</translation>
    </message>
    <message>
        <source>Write what the file calls the service behind this provider.</source>
        <translation>Schreiben, wie die Datei den Dienst hinter diesem Anbieter nennt.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>%1 is no LiteLLM price file.</source>
        <translation>%1 ist keine LiteLLM-Preisdatei.</translation>
    </message>
    <message>
        <source>The file has no prices of “%1”.</source>
        <translation>Die Datei enthält keine Preise von „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n model(s) of other services.</source>
        <translation>
            <numerusform>Sie enthält %n Modell anderer Dienste.</numerusform>
            <numerusform>Sie enthält %n Modelle anderer Dienste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) imported.</source>
        <translation>
            <numerusform>%n Preis importiert.</numerusform>
            <numerusform>%n Preise importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>They count where the provider lists none.</source>
        <translation>Sie gelten, wo der Anbieter keine nennt.</translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) could not be used. The first: %1.</source>
        <translation>
            <numerusform>%n Preis ließ sich nicht verwenden: %1.</numerusform>
            <numerusform>%n Preise ließen sich nicht verwenden. Der erste: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::PriceRowModel</name>
    <message>
        <source>Typed in</source>
        <translation>Eingegeben</translation>
    </message>
    <message>
        <source>LiteLLM file</source>
        <translation>LiteLLM-Datei</translation>
    </message>
    <message>
        <source>Replaced by a newer price. It stays, since earlier costs were made by it.</source>
        <translation>Durch einen neueren Preis ersetzt. Er bleibt, da frühere Kosten mit ihm berechnet sind.</translation>
    </message>
    <message>
        <source>Older than 30 days.</source>
        <translation>Älter als 30 Tage.</translation>
    </message>
    <message>
        <source>Has prices of its own for long prompts.</source>
        <translation>Hat eigene Preise für lange Prompts.</translation>
    </message>
    <message>
        <source>Dollars for one request</source>
        <translation>Dollar je Anfrage</translation>
    </message>
    <message>
        <source>Dollars for a million tokens</source>
        <translation>Dollar je Million Token</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Cache lesen</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Cache schreiben</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Price of</source>
        <translation>Preis vom</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
</context>
<context>
    <name>bakeoff::PromptController</name>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF-Dateien</translation>
    </message>
    <message>
        <source>text files</source>
        <translation>Textdateien</translation>
    </message>
    <message numerus="yes">
        <source>To: all %n pane(s)</source>
        <translation>
            <numerusform>An: %n Bereich</numerusform>
            <numerusform>An: alle %n Bereiche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To: %n ticked pane(s)</source>
        <translation>
            <numerusform>An: %n angehakten Bereich</numerusform>
            <numerusform>An: %n angehakte Bereiche</numerusform>
        </translation>
    </message>
    <message>
        <source>To: the current pane</source>
        <translation>An: den aktuellen Bereich</translation>
    </message>
    <message>
        <source>&amp;All panes</source>
        <translation>&amp;Alle Bereiche</translation>
    </message>
    <message>
        <source>&amp;Ticked panes</source>
        <translation>An&amp;gehakte Bereiche</translation>
    </message>
    <message>
        <source>The &amp;current pane</source>
        <translation>Den a&amp;ktuellen Bereich</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>All that can be attached (%1)</source>
        <translation>Alles, was sich anhängen lässt (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>audio of this format (%1)</source>
        <translation>Audio dieses Formats (%1)</translation>
    </message>
    <message>
        <source>A model</source>
        <translation>Ein Modell</translation>
    </message>
    <message numerus="yes">
        <source>%1 do(es) not take %2 and will not be asked.</source>
        <extracomment>%n: number of models. %1: their names. %2: &quot;images&quot;, &quot;audio&quot;, &quot;PDF files&quot; or several of them.</extracomment>
        <translation>
            <numerusform>%1 nimmt %2 nicht an und wird nicht gefragt.</numerusform>
            <numerusform>%1 nehmen %2 nicht an und werden nicht gefragt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompt is empty. Write what the models should answer.</source>
        <translation>Der Prompt ist leer. Schreiben, was die Modelle beantworten sollen.</translation>
    </message>
    <message>
        <source>No model is chosen. Add one with %1.</source>
        <translation>Kein Modell ist gewählt. Mit %1 eines hinzufügen.</translation>
    </message>
    <message>
        <source>No pane is ticked. Choose under “To:” whom the prompt goes to.</source>
        <translation>Kein Bereich ist angehakt. Unter „An:“ wählen, an wen der Prompt geht.</translation>
    </message>
    <message>
        <source>None of these models takes what is attached. Remove the attachment, or choose another model.</source>
        <translation>Keines dieser Modelle nimmt an, was angehängt ist. Den Anhang entfernen oder ein anderes Modell wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n time(s)</source>
        <translation>
            <numerusform>%1, %n-mal</numerusform>
            <numerusform>%1, %n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::PromptDock</name>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>How the models should behave. Sent before every prompt.</source>
        <translation>Wie die Modelle sich verhalten sollen. Wird vor jedem Prompt gesendet.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Write a prompt for all panes.</source>
        <translation>Einen Prompt für alle Bereiche schreiben.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings of all panes</source>
        <translation>Einstellungen aller Bereiche</translation>
    </message>
    <message>
        <source>Variables %1</source>
        <translation>Variablen %1</translation>
    </message>
    <message numerus="yes">
        <source>%n variable(s)</source>
        <translation>
            <numerusform>%n Variable</numerusform>
            <numerusform>%n Variablen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ProviderCheck</name>
    <message>
        <source>both agree</source>
        <translation>stimmen überein</translation>
    </message>
    <message>
        <source>%1 apart</source>
        <extracomment>How far two sums are apart. %1: an amount.</extracomment>
        <translation>%1 Unterschied</translation>
    </message>
    <message>
        <source>Today: ledger %1, %3 %2.</source>
        <extracomment>%1: our sum, %2: their sum, %3: name of a provider.</extracomment>
        <translation>Heute: Kostenbuch %1, %3 %2.</translation>
    </message>
    <message>
        <source>This month: ledger %1, %3 %2.</source>
        <extracomment>%1: our sum, %2: their sum, %3: name of a provider.</extracomment>
        <translation>Dieser Monat: Kostenbuch %1, %3 %2.</translation>
    </message>
    <message numerus="yes">
        <source>Likely the %n bill(s) that are still being looked up.</source>
        <translation>
            <numerusform>Wohl %n Abrechnung, die noch abgefragt wird.</numerusform>
            <numerusform>Wohl %n Abrechnungen, die noch abgefragt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Likely the %n charge(s) of unknown amount.</source>
        <translation>
            <numerusform>Wohl %n Kostenposten unbekannter Höhe.</numerusform>
            <numerusform>Wohl %n Kostenposten unbekannter Höhe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Likely other programs that use the same key, or answers that went on at their host after they were stopped.</source>
        <translation>Wohl andere Programme mit demselben Schlüssel oder Antworten, die nach dem Stoppen bei ihrem Host weiterliefen.</translation>
    </message>
    <message>
        <source>Likely estimates that are too high, or books that run behind.</source>
        <translation>Wohl zu hohe Schätzungen oder Bücher, die hinterherhinken.</translation>
    </message>
    <message>
        <source>Likely the books of the provider run behind, or another key was used before.</source>
        <translation>Wohl hinken die Bücher des Anbieters hinterher, oder zuvor wurde ein anderer Schlüssel verwendet.</translation>
    </message>
    <message>
        <source>Days and months of both are those of UTC.</source>
        <translation>Tage und Monate richten sich bei beiden nach UTC.</translation>
    </message>
    <message>
        <source>Against the provider’s own figures</source>
        <translation>Verglichen mit den Zahlen des Anbieters</translation>
    </message>
    <message>
        <source>Tells no sum of its own, so there is nothing to compare with.</source>
        <translation>Nennt keine eigene Summe, daher gibt es nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt…</translation>
    </message>
    <message>
        <source>%1 can say what this key spent today and this month. Nothing is charged for that.</source>
        <extracomment>%1: name of a provider.</extracomment>
        <translation>%1 kann sagen, was dieser Schlüssel heute und in diesem Monat ausgegeben hat. Dafür wird nichts berechnet.</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <extracomment>A button. %1: name of a provider.</extracomment>
        <translation>%1 fragen</translation>
    </message>
</context>
<context>
    <name>bakeoff::ProviderEditor</name>
    <message>
        <source>In the system &amp;key store</source>
        <translation>Im &amp;Schlüsselspeicher des Systems</translation>
    </message>
    <message>
        <source>For this &amp;session only</source>
        <translation>Nur für diese S&amp;itzung</translation>
    </message>
    <message>
        <source>Read it from the &amp;environment</source>
        <translation>Aus der &amp;Umgebung lesen</translation>
    </message>
    <message>
        <source>Allow an &amp;unencrypted connection to this address</source>
        <translation>Un&amp;verschlüsselte Verbindung zu dieser Adresse erlauben</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>&amp;Add provider</source>
        <translation>Anbieter &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>Änderungen s&amp;peichern</translation>
    </message>
    <message>
        <source>Ser&amp;vice</source>
        <translation>&amp;Dienst</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>Prox&amp;y</translation>
    </message>
    <message>
        <source>As the system. Or: none, http://host:port, socks5://host:port</source>
        <translation>Wie das System. Oder: none, http://host:port, socks5://host:port</translation>
    </message>
    <message>
        <source>asks for the key’s limits and the model list, costs nothing</source>
        <translation>fragt nach den Grenzen des Schlüssels und der Modellliste, kostet nichts</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>Ver&amp;gessen</translation>
    </message>
    <message>
        <source>Removes the key from this session and from the system key store</source>
        <translation>Entfernt den Schlüssel aus dieser Sitzung und aus dem Schlüsselspeicher des Systems</translation>
    </message>
    <message>
        <source>Ke&amp;y</source>
        <translation>S&amp;chlüssel</translation>
    </message>
    <message>
        <source>Environment variable of the key</source>
        <translation>Umgebungsvariable des Schlüssels</translation>
    </message>
    <message>
        <source>Keep the key</source>
        <translation>Schlüssel aufbewahren</translation>
    </message>
    <message>
        <source>&amp;Remove provider…</source>
        <translation>Anbieter &amp;entfernen…</translation>
    </message>
    <message>
        <source>History and costs stay.</source>
        <translation>Verlauf und Kosten bleiben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Goes into the system key store, never into a log, a report or the history.</source>
        <translation>Kommt in den Schlüsselspeicher des Systems, nie in ein Protokoll, einen Bericht oder den Verlauf.</translation>
    </message>
    <message>
        <source>Enter another key to replace it</source>
        <translation>Zum Ersetzen einen anderen Schlüssel eingeben</translation>
    </message>
    <message>
        <source>A name has 1 to 64 characters and no slash.</source>
        <translation>Ein Name hat 1 bis 64 Zeichen und keinen Schrägstrich.</translation>
    </message>
    <message>
        <source>There is a provider of this name already.</source>
        <translation>Einen Anbieter dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>An address looks like https://host/v1.</source>
        <translation>Eine Adresse sieht aus wie https://host/v1.</translation>
    </message>
    <message>
        <source>This address is not encrypted. Use https, or allow it below.</source>
        <translation>Diese Adresse ist unverschlüsselt. Https verwenden oder sie unten erlauben.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt…</translation>
    </message>
    <message numerus="yes">
        <source>Works. %n model(s), answered in %1.</source>
        <extracomment>Result of a test. %n: models that the provider lists; %1: time that it took.</extracomment>
        <translation>
            <numerusform>Funktioniert. %n Modell, Antwort nach %1.</numerusform>
            <numerusform>Funktioniert. %n Modelle, Antwort nach %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation>Der Schlüssel ist vergessen.</translation>
    </message>
    <message>
        <source>Remove provider</source>
        <translation>Anbieter entfernen</translation>
    </message>
    <message>
        <source>Remove %1? Its key is forgotten, history and costs stay.</source>
        <translation>%1 entfernen? Der Schlüssel wird vergessen, Verlauf und Kosten bleiben.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Public address for web hooks</source>
        <translation>Öffentliche Adresse für Web-Hooks</translation>
    </message>
    <message>
        <source>None. Or: https://your-tunnel.example</source>
        <translation>Keine. Oder: https://your-tunnel.example</translation>
    </message>
    <message>
        <source>Port of this computer for web hooks</source>
        <translation>Port dieses Computers für Web-Hooks</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>&amp;Web hooks</source>
        <translation>&amp;Web-Hooks</translation>
    </message>
    <message>
        <source>If a tunnel or reverse proxy of yours leads from a public https address to port %1 of this computer, Replicate calls there when a job starts and ends. Without it, Bakeoff keeps asking.</source>
        <translation>Wenn ein eigener Tunnel oder Reverse-Proxy von einer öffentlichen https-Adresse zu Port %1 dieses Computers führt, meldet sich Replicate dort, wenn ein Auftrag startet und endet. Ohne ihn fragt Bakeoff immer wieder nach.</translation>
    </message>
    <message>
        <source>The address for web hooks looks like https://host, with nothing behind a question mark.</source>
        <translation>Die Adresse für Web-Hooks sieht aus wie https://host, ohne etwas hinter einem Fragezeichen.</translation>
    </message>
</context>
<context>
    <name>bakeoff::ProviderListModel</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <extracomment>%n: models of a provider that are known.</extracomment>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>Screen reader: a provider in the list. %1: name; %2: what is known of it.</extracomment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::Providers</name>
    <message>
        <source>Any other address</source>
        <translation>Jede andere Adresse</translation>
    </message>
    <message>
        <source>Hundreds of models, one key</source>
        <translation>Hunderte Modelle, ein Schlüssel</translation>
    </message>
    <message>
        <source>The models of OpenAI</source>
        <translation>Die Modelle von OpenAI</translation>
    </message>
    <message>
        <source>Open text models</source>
        <translation>Offene Textmodelle</translation>
    </message>
    <message>
        <source>OpenAI-compatible</source>
        <translation>OpenAI-kompatibel</translation>
    </message>
    <message>
        <source>A server on this computer, needs no key</source>
        <translation>Ein Server auf diesem Computer, braucht keinen Schlüssel</translation>
    </message>
    <message>
        <source>Speaks the OpenAI dialect</source>
        <translation>Spricht den OpenAI-Dialekt</translation>
    </message>
    <message>
        <source>Built in, always there. Made-up prices.</source>
        <translation>Eingebaut, immer da. Erfundene Preise.</translation>
    </message>
    <message>
        <source>Key kept for this session only.</source>
        <translation>Schlüssel nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>Key in the system key store.</source>
        <translation>Schlüssel im Schlüsselspeicher des Systems.</translation>
    </message>
    <message>
        <source>Key from %1.</source>
        <translation>Schlüssel aus %1.</translation>
    </message>
    <message>
        <source>Needs no key.</source>
        <translation>Braucht keinen Schlüssel.</translation>
    </message>
    <message>
        <source>No key yet.</source>
        <translation>Noch kein Schlüssel.</translation>
    </message>
    <message>
        <source>Key “%1”.</source>
        <translation>Schlüssel „%1“.</translation>
    </message>
    <message>
        <source>%1 of %2 left.</source>
        <translation>%1 von %2 übrig.</translation>
    </message>
    <message>
        <source>%1 left.</source>
        <translation>%1 übrig.</translation>
    </message>
    <message>
        <source>%1 used.</source>
        <translation>%1 verbraucht.</translation>
    </message>
    <message>
        <source>A free account: some models are limited.</source>
        <translation>Ein kostenloses Konto: Manche Modelle sind begrenzt.</translation>
    </message>
    <message>
        <source>Images, videos, sound and text</source>
        <translation>Bilder, Videos, Ton und Text</translation>
    </message>
</context>
<context>
    <name>bakeoff::ProvidersPage</name>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
</context>
<context>
    <name>bakeoff::QueueFilterBar</name>
    <message>
        <source>Filter jobs</source>
        <translation>Aufträge filtern</translation>
    </message>
    <message>
        <source>Part of a prompt, a model or a provider</source>
        <translation>Teil eines Prompts, eines Modells oder eines Anbieters</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Conditions on kind, provider and model</source>
        <translation>Bedingungen für Art, Anbieter und Modell</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;Provider</source>
        <translation>An&amp;bieter</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
</context>
<context>
    <name>bakeoff::QueueScreen</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Jobs, newest first</source>
        <translation>Aufträge, neueste zuerst</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Nothing is sent until it can be written; what came is kept.</source>
        <translation>Nichts wird gesendet, bis das Schreiben gelingt; was kam, bleibt erhalten.</translation>
    </message>
    <message>
        <source>How many jobs run at once, and whether they may</source>
        <translation>Wie viele Aufträge gleichzeitig laufen, und ob sie dürfen</translation>
    </message>
    <message>
        <source>%1 paused</source>
        <extracomment>%1: a provider</extracomment>
        <translation>%1 pausiert</translation>
    </message>
    <message>
        <source>%1 %2 of %3 at once</source>
        <extracomment>%1: a provider; %2 and %3: numbers of jobs</extracomment>
        <translation>%1 %2 von %3 gleichzeitig</translation>
    </message>
    <message>
        <source>No provider has jobs</source>
        <translation>Kein Anbieter hat Aufträge</translation>
    </message>
    <message>
        <source>&amp;Pause this provider</source>
        <translation>Diesen Anbieter &amp;pausieren</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) at once</source>
        <translation>
            <numerusform>%n Auftrag gleichzeitig</numerusform>
            <numerusform>%n Aufträge gleichzeitig</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message numerus="yes">
        <source>%n running job(s) were picked up and go on.</source>
        <translation>
            <numerusform>%n laufender Auftrag wurde wieder aufgenommen und läuft weiter.</numerusform>
            <numerusform>%n laufende Aufträge wurden wieder aufgenommen und laufen weiter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running job(s) go on.</source>
        <translation>
            <numerusform>%n laufender Auftrag läuft weiter.</numerusform>
            <numerusform>%n laufende Aufträge laufen weiter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting job(s) start when you resume.</source>
        <translation>
            <numerusform>%n wartender Auftrag startet beim Fortsetzen.</numerusform>
            <numerusform>%n wartende Aufträge starten beim Fortsetzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No job waits.</source>
        <translation>Kein Auftrag wartet.</translation>
    </message>
    <message>
        <source>Paused after a crash.</source>
        <translation>Nach einem Absturz pausiert.</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>Die Warteschlange ist pausiert.</translation>
    </message>
    <message numerus="yes">
        <source>Review %n unconfirmed</source>
        <translation>
            <numerusform>%n unbestätigten prüfen</numerusform>
            <numerusform>%n unbestätigte prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Files of jobs wait for room; providers delete them after an hour.</source>
        <translation>Dateien von Aufträgen warten auf Platz; Anbieter löschen sie nach einer Stunde.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>Noch keine Aufträge</translation>
    </message>
    <message>
        <source>Images, video and audio wait and run here.</source>
        <translation>Bilder, Video und Audio warten und laufen hier.</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>Neuer Auftrag</translation>
    </message>
    <message>
        <source>No job fits</source>
        <translation>Kein Auftrag passt</translation>
    </message>
    <message>
        <source>Other jobs are hidden by the filter.</source>
        <translation>Der Filter verbirgt andere Aufträge.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>How many at once…</source>
        <translation>Wie viele gleichzeitig…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Erneut senden…</translation>
    </message>
    <message>
        <source>Run with changes…</source>
        <translation>Mit Änderungen ausführen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Earlier in line</source>
        <translation>In der Reihe nach vorn</translation>
    </message>
    <message>
        <source>Later in line</source>
        <translation>In der Reihe nach hinten</translation>
    </message>
    <message>
        <source>Higher priority</source>
        <translation>Höhere Priorität</translation>
    </message>
    <message>
        <source>Lower priority</source>
        <translation>Niedrigere Priorität</translation>
    </message>
    <message>
        <source>Copy the job&apos;s id</source>
        <translation>Kennung des Auftrags kopieren</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Alle Aufträge zeigen</translation>
    </message>
    <message>
        <source>Show unconfirmed jobs</source>
        <translation>Unbestätigte Aufträge zeigen</translation>
    </message>
    <message>
        <source>Group by batch, by day, or not</source>
        <translation>Nach Stapel, nach Tag oder nicht gruppieren</translation>
    </message>
    <message>
        <source>Fold or unfold all batches</source>
        <translation>Alle Stapel ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Group: batch</source>
        <translation>Gruppe: Stapel</translation>
    </message>
    <message>
        <source>Group: day</source>
        <translation>Gruppe: Tag</translation>
    </message>
    <message>
        <source>Group: none</source>
        <translation>Gruppe: keine</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>One run costs at most %1.</source>
        <translation>Ein Lauf kostet höchstens %1.</translation>
    </message>
    <message>
        <source>What a run costs is not known.</source>
        <translation>Was ein Lauf kostet, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) may have reached the provider already and may be billed. Sending again may cost twice.</source>
        <translation>
            <numerusform>%n Auftrag hat den Anbieter womöglich schon erreicht und wird womöglich berechnet. Erneut zu senden kann doppelt kosten.</numerusform>
            <numerusform>%n Aufträge haben den Anbieter womöglich schon erreicht und werden womöglich berechnet. Erneut zu senden kann doppelt kosten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n running job(s)? What they did so far is lost, and may be billed.</source>
        <translation>
            <numerusform>%n laufenden Auftrag stoppen? Was er bisher getan hat, geht verloren und wird womöglich berechnet.</numerusform>
            <numerusform>%n laufende Aufträge stoppen? Was sie bisher getan haben, geht verloren und wird womöglich berechnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give up %n unconfirmed job(s)? They are not looked for any longer, and may be billed.</source>
        <translation>
            <numerusform>%n unbestätigten Auftrag aufgeben? Nach ihm wird nicht länger gesucht, und er wird womöglich berechnet.</numerusform>
            <numerusform>%n unbestätigte Aufträge aufgeben? Nach ihnen wird nicht länger gesucht, und sie werden womöglich berechnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Undo the removal</source>
        <translation>Entfernen rückgängig machen</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Stoppen…</translation>
    </message>
    <message>
        <source>Give up…</source>
        <translation>Aufgeben…</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) removed.</source>
        <translation>
            <numerusform>%n Auftrag entfernt.</numerusform>
            <numerusform>%n Aufträge entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>They and their files are gone for good after a day; what they cost stays in the totals.</source>
        <translation>Sie und ihre Dateien sind nach einem Tag endgültig weg; was sie gekostet haben, bleibt in den Summen.</translation>
    </message>
</context>
<context>
    <name>bakeoff::QuitWatch</name>
    <message numerus="yes">
        <source>%n job(s) at %1</source>
        <translation>
            <numerusform>%n Auftrag bei %1</numerusform>
            <numerusform>%n Aufträge bei %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Still running: %1.</source>
        <extracomment>%1: &quot;3 jobs at replicate, 1 job at sandbox&quot;.</extracomment>
        <translation>Läuft noch: %1.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>They go on there and are picked up at the next start. Providers delete their outputs after an hour.</source>
        <translation>Sie laufen dort weiter und werden beim nächsten Start wieder aufgenommen. Anbieter löschen ihre Ausgaben nach einer Stunde.</translation>
    </message>
    <message>
        <source>Wait until done</source>
        <translation>Warten, bis alles fertig ist</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are still being saved.</source>
        <translation>
            <numerusform>%n Auftrag wird noch gespeichert.</numerusform>
            <numerusform>%n Aufträge werden noch gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>%1, saving</source>
        <extracomment>A job of which a file is still being fetched. %1: a model and its provider.</extracomment>
        <translation>%1, wird gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::RailButton</name>
    <message numerus="yes">
        <source>%1, %n running</source>
        <extracomment>Screen reader: an entry of the navigation with a count. %1: the entry.</extracomment>
        <translation>
            <numerusform>%1, %n läuft</numerusform>
            <numerusform>%1, %n laufen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::RangeForm</name>
    <message>
        <source>The last day is before the first.</source>
        <translation>Der letzte Tag liegt vor dem ersten.</translation>
    </message>
    <message>
        <source>Costs of other days</source>
        <translation>Kosten anderer Tage</translation>
    </message>
    <message>
        <source>&amp;First day</source>
        <translation>&amp;Erster Tag</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>&amp;Letzter Tag</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
</context>
<context>
    <name>bakeoff::RankingLine</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::RankingStrip</name>
    <message>
        <source>Ranked by</source>
        <translation>Rangfolge nach</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Rank by what the answers cost</source>
        <translation>Rangfolge nach den Kosten der Antworten</translation>
    </message>
    <message>
        <source>Rank by tokens per second of the answer</source>
        <translation>Rangfolge nach Token je Sekunde der Antwort</translation>
    </message>
    <message>
        <source>Rank by your ratings</source>
        <translation>Rangfolge nach den eigenen Bewertungen</translation>
    </message>
    <message>
        <source>%1 (%2 goes on to the next)</source>
        <extracomment>Tooltip of a choice. %1: what it does; %2: the key that goes to the next one.</extracomment>
        <translation>%1 (%2 geht zur nächsten weiter)</translation>
    </message>
</context>
<context>
    <name>bakeoff::RawView</name>
    <message>
        <source>Request and response</source>
        <translation>Anfrage und Antwort</translation>
    </message>
    <message>
        <source>Copy the request as</source>
        <translation>Anfrage kopieren als</translation>
    </message>
    <message>
        <source>Copy the request as %1</source>
        <translation>Anfrage als %1 kopieren</translation>
    </message>
    <message>
        <source>Copies the request as %1. Instead of the key it names the environment variable.</source>
        <translation>Kopiert die Anfrage als %1. Statt des Schlüssels nennt sie die Umgebungsvariable.</translation>
    </message>
</context>
<context>
    <name>bakeoff::ReplyTableModel</name>
    <message>
        <source>%1 × %2</source>
        <extracomment>A model with several answers. %1: the model; %2: their number.</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Hidden until the vote</source>
        <translation>Verborgen bis zur Abstimmung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>TTFT</source>
        <extracomment>Time to first token.</extracomment>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Tokens in, out</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Vote, rating</source>
        <translation>Abstimmung, Bewertung</translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportExport</name>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Report %1</source>
        <extracomment>Name of a file. %1: the day, as 2026-08-26.</extracomment>
        <translation>Bericht %1</translation>
    </message>
    <message>
        <source>There is no room for %1 in %2.</source>
        <extracomment>%1: name of a file. %2: a folder.</extracomment>
        <translation>Für %1 ist kein Platz in %2.</translation>
    </message>
    <message>
        <source>Free some space or choose another place; the report is kept here.</source>
        <translation>Platz schaffen oder einen anderen Ort wählen; der Bericht bleibt hier erhalten.</translation>
    </message>
    <message>
        <source>%1 cannot be written in %2.</source>
        <extracomment>%1: name of a file. %2: a folder.</extracomment>
        <translation>%1 lässt sich nicht in %2 schreiben.</translation>
    </message>
    <message>
        <source>Choose another place; the report is kept here.</source>
        <translation>Einen anderen Ort wählen; der Bericht bleibt hier erhalten.</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Bericht exportieren</translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportExportLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Choose another place…</source>
        <translation>Anderen Ort wählen…</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Diese Zeile schließen</translation>
    </message>
    <message>
        <source>How much is written</source>
        <translation>Wie viel geschrieben ist</translation>
    </message>
    <message>
        <source>%1 is being written.</source>
        <extracomment>%1: name of a file.</extracomment>
        <translation>%1 wird geschrieben.</translation>
    </message>
    <message>
        <source>%1 is written, %2.</source>
        <extracomment>%1: name of a file. %2: its size.</extracomment>
        <translation>%1 ist geschrieben, %2.</translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportFigures</name>
    <message>
        <source>n too small</source>
        <extracomment>In the place of a figure that rests on too few values.</extracomment>
        <translation>n zu klein</translation>
    </message>
    <message>
        <source>too few votes</source>
        <translation>zu wenige Abstimmungen</translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>In the place of an amount of money.</extracomment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>A share in percent, after the custom of the language: &quot;8 %&quot; in German.</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <extracomment>A share and the range around it, in percent: &quot;52%, 39 to 64&quot;.</extracomment>
        <translation>%1, %2 bis %3</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <comment>strength</comment>
        <extracomment>A strength and the range around it: &quot;+23, −5 to +51&quot;.</extracomment>
        <translation>%1, %2 bis %3</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>A date in the letters of Qt&apos;s QLocale::toString: &quot;26 August 2026&quot;.</extracomment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the parts of a list.</extracomment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportForm</name>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Model names</source>
        <translation>Modellnamen</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Medien</translation>
    </message>
    <message>
        <source>Same model</source>
        <translation>Gleiches Modell</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Hochrechnung</translation>
    </message>
    <message>
        <source>What it covers</source>
        <translation>Was er umfasst</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Keys and headers are never written into a report.</source>
        <translation>Schlüssel und Kopfzeilen werden nie in einen Bericht geschrieben.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Which model for customer notices?</source>
        <translation>Welches Modell für Kundenmitteilungen?</translation>
    </message>
    <message>
        <source>What was to be found out</source>
        <translation>Was herauszufinden war</translation>
    </message>
    <message>
        <source>What was found out, and what follows</source>
        <translation>Was herauskam und was daraus folgt</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Everything: figures, charts, answers, how it was made</source>
        <translation>Alles: Kennzahlen, Diagramme, Antworten, wie er entstand</translation>
    </message>
    <message>
        <source>One page</source>
        <translation>Eine Seite</translation>
    </message>
    <message>
        <source>The figures that decide, on one page</source>
        <translation>Die entscheidenden Kennzahlen, auf einer Seite</translation>
    </message>
    <message>
        <source>Costs only</source>
        <translation>Nur Kosten</translation>
    </message>
    <message>
        <source>What it cost, by model and day</source>
        <translation>Was es gekostet hat, nach Modell und Tag</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>Everything, but models are A, B and C</source>
        <translation>Alles, aber Modelle heißen A, B und C</translation>
    </message>
    <message>
        <source>Without them models are A, B and C, and hosts and providers are left out</source>
        <translation>Ohne sie heißen die Modelle A, B und C; Hosts und Anbieter sind ausgelassen</translation>
    </message>
    <message>
        <source>The same open model at different providers, side by side</source>
        <translation>Dasselbe offene Modell bei verschiedenen Anbietern, nebeneinander</translation>
    </message>
    <message>
        <source>What these models would cost at so many requests a month</source>
        <translation>Was diese Modelle bei so vielen Anfragen im Monat kosten würden</translation>
    </message>
    <message>
        <source>At most %1 in HTML and PDF; CSV and JSON hold all of them</source>
        <translation>Höchstens %1 in HTML und PDF; CSV und JSON enthalten alle</translation>
    </message>
    <message>
        <source>Requests a month of each model</source>
        <translation>Anfragen im Monat je Modell</translation>
    </message>
    <message>
        <source>requests a month</source>
        <translation>Anfragen im Monat</translation>
    </message>
    <message>
        <source>Projection for</source>
        <translation>Hochrechnung für</translation>
    </message>
    <message>
        <source>Differences against</source>
        <translation>Unterschiede gegenüber</translation>
    </message>
    <message>
        <source>The first model</source>
        <translation>Erstes Modell</translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportPane</name>
    <message>
        <source>Making the report…</source>
        <translation>Bericht wird erstellt…</translation>
    </message>
    <message>
        <source>Nothing is picked yet</source>
        <translation>Noch nichts gewählt</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Breite einpassen</translation>
    </message>
    <message>
        <source>Pick a batch of jobs at the left; its report stands here.</source>
        <translation>Links einen Stapel von Aufträgen wählen; sein Bericht steht dann hier.</translation>
    </message>
    <message>
        <source>Pick a comparison at the left; its report stands here.</source>
        <translation>Links einen Vergleich wählen; sein Bericht steht dann hier.</translation>
    </message>
    <message>
        <source>Nothing is in this report</source>
        <translation>Dieser Bericht ist leer</translation>
    </message>
    <message>
        <source>No answer and no job fits what is picked at the left.</source>
        <translation>Keine Antwort und kein Auftrag passt zur Auswahl links.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Size of the pages</source>
        <translation>Größe der Seiten</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n Prompt</numerusform>
            <numerusform>%n Prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s)</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cut off or stopped</source>
        <translation>
            <numerusform>%n abgerissen oder gestoppt</numerusform>
            <numerusform>%n abgerissen oder gestoppt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still running</source>
        <translation>
            <numerusform>%n läuft noch</numerusform>
            <numerusform>%n laufen noch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) wait for a blind vote and are left out.</source>
        <translation>
            <numerusform>%n Ergebnis wartet auf eine Blindabstimmung und ist ausgelassen.</numerusform>
            <numerusform>%n Ergebnisse warten auf eine Blindabstimmung und sind ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportPreview</name>
    <message>
        <source>Preview of the report</source>
        <translation>Vorschau des Berichts</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportSelectionForm</name>
    <message>
        <source>What the report covers</source>
        <translation>Was der Bericht umfasst</translation>
    </message>
    <message>
        <source>Search comparisons</source>
        <translation>Vergleiche durchsuchen</translation>
    </message>
    <message>
        <source>Comparisons, newest first</source>
        <translation>Vergleiche, neueste zuerst</translation>
    </message>
    <message>
        <source>Search batches</source>
        <translation>Stapel durchsuchen</translation>
    </message>
    <message>
        <source>Batches of jobs, newest first</source>
        <translation>Stapel von Aufträgen, neueste zuerst</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>One comparison, or several</source>
        <translation>Ein Vergleich oder mehrere</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>All of the history that conditions leave</source>
        <translation>Alles im Verlauf, was die Bedingungen erfüllt</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Batches of media jobs</source>
        <translation>Stapel von Medienaufträgen</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Everything of some days</source>
        <translation>Alles aus bestimmten Tagen</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>Von und bis</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) chosen one by one: leave them out</source>
        <extracomment>Screen reader, tooltip: jobs that were chosen in the queue go into the report.</extracomment>
        <translation>
            <numerusform>%n einzeln gewählter Auftrag: weglassen</numerusform>
            <numerusform>%n einzeln gewählte Aufträge: weglassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Open in Compare</source>
        <translation>Im Vergleich geöffnet</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n Prompt</numerusform>
            <numerusform>%n Prompts</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was compared yet.</source>
        <translation>Noch nichts wurde verglichen.</translation>
    </message>
    <message>
        <source>No comparison holds these words.</source>
        <translation>Kein Vergleich enthält diese Wörter.</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>No batch of jobs was sent yet.</source>
        <translation>Noch kein Stapel von Aufträgen wurde gesendet.</translation>
    </message>
    <message>
        <source>No batch has this in its name.</source>
        <translation>Kein Stapel hat dies im Namen.</translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportWriter</name>
    <message>
        <source>TTFT %1</source>
        <translation>TTFT %1</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <extracomment>%1: a rating from 1 to 5.</extracomment>
        <translation>mit %1 von 5 bewertet</translation>
    </message>
    <message>
        <source>marked as the best</source>
        <translation>als beste markiert</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>%1, answer %2</source>
        <extracomment>One of several answers of a model. %1: the model; %2: which one.</extracomment>
        <translation>%1, Antwort %2</translation>
    </message>
    <message>
        <source>The others are compared with this.</source>
        <translation>Die anderen werden hiermit verglichen.</translation>
    </message>
    <message>
        <source>The same as %1, word for word.</source>
        <extracomment>%1: a model.</extracomment>
        <translation>Wort für Wort dasselbe wie %1.</translation>
    </message>
    <message>
        <source>%1 of the words differ from %2</source>
        <translation>%1 der Wörter weichen von %2 ab</translation>
    </message>
    <message>
        <source>Too long to be compared word by word.</source>
        <translation>Zu lang für einen Vergleich Wort für Wort.</translation>
    </message>
    <message>
        <source>Answers side by side</source>
        <translation>Antworten nebeneinander</translation>
    </message>
    <message>
        <source>Names are left out; an answer may still say which model wrote it.</source>
        <translation>Namen sind ausgelassen; eine Antwort kann dennoch verraten, welches Modell sie geschrieben hat.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) more are in CSV and JSON.</source>
        <translation>
            <numerusform>%n weitere Antwort steht in CSV und JSON.</numerusform>
            <numerusform>%n weitere Antworten stehen in CSV und JSON.</numerusform>
        </translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>die Datei ist verschwunden</translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) more are in CSV and JSON.</source>
        <translation>
            <numerusform>%n weitere Ausgabe steht in CSV und JSON.</numerusform>
            <numerusform>%n weitere Ausgaben stehen in CSV und JSON.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost against time</source>
        <extracomment>Title of a chart. %1: a kind of work: &quot;Images&quot;.</extracomment>
        <translation>Kosten gegen Zeit</translation>
    </message>
    <message>
        <source>Cost against time: %1</source>
        <translation>Kosten gegen Zeit: %1</translation>
    </message>
    <message>
        <source>play money</source>
        <translation>Spielgeld</translation>
    </message>
    <message>
        <source>US dollars</source>
        <translation>US-Dollar</translation>
    </message>
    <message>
        <source>Mean cost of a job, %1 (logarithmic)</source>
        <extracomment>Title of an axis. %1: &quot;US dollars&quot; or &quot;play money&quot;.</extracomment>
        <translation>Mittlere Kosten eines Auftrags, %1 (logarithmisch)</translation>
    </message>
    <message>
        <source>Mean cost of a reply, %1 (logarithmic)</source>
        <translation>Mittlere Kosten einer Antwort, %1 (logarithmisch)</translation>
    </message>
    <message>
        <source>Total time, seconds</source>
        <translation>Gesamtzeit, Sekunden</translation>
    </message>
    <message>
        <source>E2E time, seconds</source>
        <translation>E2E-Zeit, Sekunden</translation>
    </message>
    <message>
        <source>%1: mean cost %2, p50 %3, p95 %4, n %5</source>
        <extracomment>Tooltip of a mark. %1: a model; %2: an amount; %3 and %4: times; %5: a count.</extracomment>
        <translation>%1: mittlere Kosten %2, p50 %3, p95 %4, n %5</translation>
    </message>
    <message>
        <source>no p95, n %1</source>
        <extracomment>Below the name of a mark whose far percentile is not known. %1: a count.</extracomment>
        <translation>kein p95, n %1</translation>
    </message>
    <message>
        <source>%1: mean cost %2, p50 %3, n %4</source>
        <translation>%1: mittlere Kosten %2, p50 %3, n %4</translation>
    </message>
    <message>
        <source>The cheapest was %1 with a mean of %2, the fastest %3 with a p50 of %4.</source>
        <extracomment>What a screen reader says of the chart. %1, %3: models; %2: an amount; %4: a time.</extracomment>
        <translation>Am billigsten war %1 mit %2 im Mittel, am schnellsten %3 mit einem p50 von %4.</translation>
    </message>
    <message>
        <source>Mark: p50. Line: up to p95.</source>
        <translation>Marke: p50. Linie: bis p95.</translation>
    </message>
    <message>
        <source>Mark: p50.</source>
        <translation>Marke: p50.</translation>
    </message>
    <message>
        <source>Hollow: cost estimated.</source>
        <translation>Hohl: Kosten geschätzt.</translation>
    </message>
    <message>
        <source>Not shown, since n is too small or the cost unknown: %1.</source>
        <extracomment>%1: names of models.</extracomment>
        <translation>Nicht gezeigt, weil n zu klein oder die Kosten unbekannt sind: %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Title of a chart. %1: what is shown; %2: a kind of work.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (logarithmic)</source>
        <translation>%1 (logarithmisch)</translation>
    </message>
    <message>
        <source>n %1</source>
        <extracomment>Below the name of a model. %1: a kind of work: &quot;Images&quot;; %2: a count.</extracomment>
        <translation>n %1</translation>
    </message>
    <message>
        <source>%1: p50 %2, n %3</source>
        <extracomment>Tooltip of a row. %1: a model; %2: a median; %3: a count.</extracomment>
        <translation>%1: p50 %2, n %3</translation>
    </message>
    <message>
        <source>%1: n too small, %2</source>
        <translation>%1: n zu klein, %2</translation>
    </message>
    <message>
        <source>%1: the fastest was %2 with a p50 of %3.</source>
        <extracomment>What a screen reader says of the chart. %1: its title; %2: a model; %3: its median.</extracomment>
        <translation>%1: Am schnellsten war %2 mit einem p50 von %3.</translation>
    </message>
    <message>
        <source>Each tick is a reply, at the end of the row stands p50.</source>
        <translation>Jeder Strich ist eine Antwort, am Ende der Zeile steht p50.</translation>
    </message>
    <message>
        <source>Each tick is a job, at the end of the row stands p50.</source>
        <translation>Jeder Strich ist ein Auftrag, am Ende der Zeile steht p50.</translation>
    </message>
    <message>
        <source>Box: p25 to p75 around p50.</source>
        <translation>Kasten: p25 bis p75 um p50.</translation>
    </message>
    <message>
        <source>Line: up to p95, or to p90 where n is under 20.</source>
        <translation>Linie: bis p95, oder bis p90, wo n unter 20 liegt.</translation>
    </message>
    <message>
        <source>Total time</source>
        <translation>Zeit insgesamt</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>TTFT, seconds</source>
        <translation>TTFT, Sekunden</translation>
    </message>
    <message>
        <source>E2E time</source>
        <translation>E2E-Zeit</translation>
    </message>
    <message>
        <source>Tokens a second</source>
        <translation>Token je Sekunde</translation>
    </message>
    <message>
        <source>Answer tokens a second</source>
        <translation>Antwort-Token je Sekunde</translation>
    </message>
    <message>
        <source>How the times are spread</source>
        <translation>Wie die Zeiten verteilt sind</translation>
    </message>
    <message>
        <source>Play money by month</source>
        <translation>Spielgeld nach Monat</translation>
    </message>
    <message>
        <source>Play money by day</source>
        <translation>Spielgeld nach Tag</translation>
    </message>
    <message>
        <source>Spend by month</source>
        <translation>Ausgaben nach Monat</translation>
    </message>
    <message>
        <source>Spend by day</source>
        <translation>Ausgaben nach Tag</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>%1: no charges</source>
        <translation>%1: keine Kostenposten</translation>
    </message>
    <message>
        <source>+%1?</source>
        <extracomment>Over a bar of the chart: so many charges of unknown amount come on top.</extracomment>
        <translation>+%1?</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A month and a day in the letters of Qt&apos;s QLocale::toString, short: &quot;26 Aug&quot;.</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>Most was spent in %1: %2.</source>
        <extracomment>What a screen reader says of the chart. %1: a month or a day; %2: an amount.</extracomment>
        <translation>Am meisten wurde im %1 ausgegeben: %2.</translation>
    </message>
    <message>
        <source>Most was spent on %1: %2.</source>
        <translation>Am meisten wurde am %1 ausgegeben: %2.</translation>
    </message>
    <message>
        <source>Solid: billed. Hatched: estimated.</source>
        <translation>Voll: abgerechnet. Schraffiert: geschätzt.</translation>
    </message>
    <message>
        <source>+1? over a bar: so many charges of unknown amount come on top.</source>
        <translation>+1? über einem Balken: So viele Kostenposten mit unbekanntem Betrag kommen hinzu.</translation>
    </message>
    <message>
        <source>Play money of the sandbox is left out.</source>
        <translation>Spielgeld der Sandbox ist ausgelassen.</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Jobs that succeeded, percent</source>
        <translation>Gelungene Aufträge, Prozent</translation>
    </message>
    <message>
        <source>Complete replies, percent</source>
        <translation>Vollständige Antworten, Prozent</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n job(s) failed.</source>
        <extracomment>What a screen reader says of the chart. %1: how many failed; %n: of how many.</extracomment>
        <translation>
            <numerusform>%1 von %n Auftrag ist fehlgeschlagen.</numerusform>
            <numerusform>%1 von %n Aufträgen sind fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n reply(s) failed or were cut off.</source>
        <translation>
            <numerusform>%1 von %n Antwort ist fehlgeschlagen oder abgerissen.</numerusform>
            <numerusform>%1 von %n Antworten sind fehlgeschlagen oder abgerissen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bar: share of those that were not stopped. Line: the 95% Wilson range around it.</source>
        <translation>Balken: Anteil an denen, die nicht gestoppt wurden. Linie: der 95-%-Bereich nach Wilson darum.</translation>
    </message>
    <message numerus="yes">
        <source>%1 ran on %n provider(s).</source>
        <extracomment>%1: name of an open model; %n: providers that run it.</extracomment>
        <translation>
            <numerusform>%1 lief bei %n Anbieter.</numerusform>
            <numerusform>%1 lief bei %n Anbietern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too few answers of known cost to the same prompts to compare what it costs.</source>
        <translation>Zu wenige Antworten mit bekannten Kosten auf dieselben Prompts, um zu vergleichen, was es kostet.</translation>
    </message>
    <message>
        <source>The same work cost about the same, %1 an answer (n %2).</source>
        <extracomment>%1: an amount; %2: a count of answers.</extracomment>
        <translation>Dieselbe Arbeit kostete etwa gleich viel, %1 je Antwort (n %2).</translation>
    </message>
    <message>
        <source>The same work cost nothing at %1 and %2 an answer at %3 (n %4).</source>
        <extracomment>%1, %3: providers; %2: an amount; %4: a count of answers.</extracomment>
        <translation>Dieselbe Arbeit kostete bei %1 nichts und bei %3 %2 je Antwort (n %4).</translation>
    </message>
    <message>
        <source>The same work cost %2 an answer at %1 and %5 at %4, %3 times as much (n %6).</source>
        <extracomment>%1, %4: providers; %2, %5: amounts; %3: a factor: &quot;2.4&quot;; %6: a count of answers.</extracomment>
        <translation>Dieselbe Arbeit kostete bei %1 %2 je Antwort und bei %4 %5, das %3-Fache (n %6).</translation>
    </message>
    <message>
        <source>Half of all work was done within %2 at %1 and within %4 at %3.</source>
        <extracomment>Median times. %1, %3: providers; %2, %4: times.</extracomment>
        <translation>Die Hälfte aller Arbeit war bei %1 nach %2 getan und bei %3 nach %4.</translation>
    </message>
    <message numerus="yes">
        <source>At %1 %n of %2 probably waited for a cold start.</source>
        <extracomment>%1: provider; %n: how many; %2: of how many.</extracomment>
        <translation>
            <numerusform>Bei %1 hat wahrscheinlich %n von %2 auf einen Kaltstart gewartet.</numerusform>
            <numerusform>Bei %1 haben wahrscheinlich %n von %2 auf einen Kaltstart gewartet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Same model, different provider</source>
        <translation>Gleiches Modell, anderer Anbieter</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>List price</source>
        <translation>Listenpreis</translation>
    </message>
    <message>
        <source>in, a million</source>
        <translation>ein, je Million</translation>
    </message>
    <message>
        <source>out, a million</source>
        <translation>aus, je Million</translation>
    </message>
    <message>
        <source>Same work,</source>
        <translation>Gleiche Arbeit,</translation>
    </message>
    <message>
        <source>each</source>
        <translation>je Antwort</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Probable</source>
        <translation>Wahrscheinliche</translation>
    </message>
    <message>
        <source>cold starts</source>
        <translation>Kaltstarts</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht aufgeführt</translation>
    </message>
    <message>
        <source>Amounts are play money of the sandbox.</source>
        <translation>Beträge sind Spielgeld der Sandbox.</translation>
    </message>
    <message>
        <source>List prices are those of today, in US dollars for a million tokens. Same work: the mean cost of prompts that every provider answered.</source>
        <translation>Listenpreise sind die von heute, in US-Dollar je Million Token. Gleiche Arbeit: die mittleren Kosten der Prompts, die jeder Anbieter beantwortet hat.</translation>
    </message>
    <message>
        <source>Which model for which work</source>
        <translation>Welches Modell für welche Arbeit</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Cheapest</source>
        <translation>Am billigsten</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Am schnellsten</translation>
    </message>
    <message>
        <source>Most reliable</source>
        <translation>Am zuverlässigsten</translation>
    </message>
    <message>
        <source>Best rated</source>
        <translation>Am besten bewertet</translation>
    </message>
    <message>
        <source>Steadiest cost</source>
        <translation>Stetigste Kosten</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>%1: %2, n %3</source>
        <extracomment>A cell of the table of decisions. %1: a model; %2: its figure; %3: how many values it rests on.</extracomment>
        <translation>%1: %2, n %3</translation>
    </message>
    <message>
        <source>won %1</source>
        <extracomment>Votes of people. %1: a share with its range: &quot;52%, 39 to 64&quot;.</extracomment>
        <translation>%1 gewonnen</translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <translation>%1 von 5</translation>
    </message>
    <message>
        <source>varies by %1</source>
        <translation>schwankt um %1</translation>
    </message>
    <message>
        <source>Where one model alone ran there was nothing to choose from.</source>
        <translation>Wo nur ein Modell lief, gab es nichts zu wählen.</translation>
    </message>
    <message>
        <source>Not measured: %1.</source>
        <extracomment>%1: kinds of work: &quot;Video, Music&quot;.</extracomment>
        <translation>Nicht gemessen: %1.</translation>
    </message>
    <message>
        <source>Cheapest by mean cost, fastest by p50 of the whole time, most reliable by the low end of the 95% range of success, each from 5 values on.</source>
        <translation>Am billigsten nach mittleren Kosten, am schnellsten nach p50 der gesamten Zeit, am zuverlässigsten nach dem unteren Ende des 95-%-Bereichs des Erfolgs, jeweils ab 5 Werten.</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Failures by kind</source>
        <translation>Fehler nach Art</translation>
    </message>
    <message>
        <source>Health of the providers</source>
        <translation>Zustand der Anbieter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgerissen</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Fallbacks</source>
        <translation>Ausgewichen</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Erneut gesendet</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>From these requests alone. Fallbacks: replies from another host than the first that was tried. Sent again: failed attempts before a reply.</source>
        <translation>Aus diesen Anfragen allein. Ausgewichen: Antworten von einem anderen Host als dem zuerst versuchten. Erneut gesendet: fehlgeschlagene Versuche vor einer Antwort.</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Hochrechnung</translation>
    </message>
    <message>
        <source>What %1 requests a month would cost if they were like those measured.</source>
        <extracomment>%1: a count of requests.</extracomment>
        <translation>Was %1 Anfragen im Monat kosten würden, wenn sie wären wie die gemessenen.</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>im Monat</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>replies or jobs</source>
        <translation>Antworten oder Aufträgen</translation>
    </message>
    <message>
        <source>How this came about</source>
        <translation>Wie dies zustande kam</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>Made on</source>
        <extracomment>%1: a date; %2: a time of day.</extracomment>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>Covers</source>
        <extracomment>%1, %2: first and last date.</extracomment>
        <translation>Umfasst</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>Least and most of a few values: &quot;0.43 s to 0.83 s&quot;.</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>Vergleiche</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Line-up</source>
        <translation>Aufstellung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>as the provider sets them</source>
        <translation>wie der Anbieter sie setzt</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>These are the newest; CSV and JSON have all.</source>
        <translation>Dies sind die neuesten; CSV und JSON haben alle.</translation>
    </message>
    <message>
        <source>How the figures are made</source>
        <translation>Wie die Kennzahlen entstehen</translation>
    </message>
    <message>
        <source>Percentiles are type 7 of Hyndman and Fan: linear interpolation between the two nearest values. A figure stands only where enough values are behind it: p50 from 5, p10 and p90 from 10, p95 from 20, p99 from 100.</source>
        <translation>Perzentile sind Typ 7 nach Hyndman und Fan: lineare Interpolation zwischen den beiden nächsten Werten. Ein Wert steht nur da, wo genug Messungen dahinter stehen: p50 ab 5, p10 und p90 ab 10, p95 ab 20, p99 ab 100.</translation>
    </message>
    <message>
        <source>Times run on the clock of this machine, from the request handed over on a connected host. Replies that were answered from a response cache, stopped, cut off or failed are counted, but are in no time and no speed. Speed is left out under 40 tokens or 200 ms.</source>
        <translation>Zeiten laufen auf der Uhr dieses Computers, ab der Übergabe der Anfrage an einen verbundenen Host. Antworten aus einem Antwort-Cache, gestoppte, abgerissene und fehlgeschlagene werden gezählt, stehen aber in keiner Zeit und keiner Geschwindigkeit. Unter 40 Token oder 200 ms entfällt die Geschwindigkeit.</translation>
    </message>
    <message>
        <source>Success is the share of complete replies among those that were not stopped; ranges around shares are 95% Wilson intervals. The best of a column stands out only where it can be told from the others.</source>
        <translation>Erfolg ist der Anteil vollständiger Antworten an denen, die nicht gestoppt wurden; Bereiche um Anteile sind 95-%-Intervalle nach Wilson. Der beste Wert einer Spalte tritt nur hervor, wo er sich von den anderen unterscheiden lässt.</translation>
    </message>
    <message>
        <source>Billed: the amount that the provider gave. Estimated: listed prices times counted use. Where an amount is not known it is counted as unknown and never as nothing, and the sum says &quot;at least&quot;. Means and percentiles of costs are of known amounts. Play money of the sandbox is in no total.</source>
        <translation>Abgerechnet: der Betrag, den der Anbieter nannte. Geschätzt: Listenpreise mal gezählter Verbrauch. Ein Betrag, der nicht bekannt ist, zählt als unbekannt und nie als nichts, und die Summe sagt „mindestens“. Mittelwerte und Perzentile der Kosten stehen für bekannte Beträge. Spielgeld der Sandbox ist in keiner Summe.</translation>
    </message>
    <message>
        <source>Every reply and job is a row of the CSV and JSON export of this report.</source>
        <translation>Jede Antwort und jeder Auftrag ist eine Zeile des CSV- und JSON-Exports dieses Berichts.</translation>
    </message>
    <message>
        <source>Figures by model</source>
        <translation>Kennzahlen nach Modell</translation>
    </message>
    <message>
        <source>Times of jobs that succeeded. Queue: until the provider began. Run: while it worked. Total: on the clock of this machine. A start of more than 5 s is a probable cold start.</source>
        <translation>Zeiten gelungener Aufträge. Warteschlange: bis der Anbieter begann. Lauf: solange er arbeitete. Gesamt: auf der Uhr dieses Computers. Ein Start von mehr als 5 s ist ein wahrscheinlicher Kaltstart.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) had not ended and are in no figure.</source>
        <translation>
            <numerusform>%n Auftrag war nicht zu Ende und ist in keiner Kennzahl.</numerusform>
            <numerusform>%n Aufträge waren nicht zu Ende und sind in keiner Kennzahl.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s) had not ended and are in no figure.</source>
        <translation>
            <numerusform>%n Antwort war nicht zu Ende und ist in keiner Kennzahl.</numerusform>
            <numerusform>%n Antworten waren nicht zu Ende und sind in keiner Kennzahl.</numerusform>
        </translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>E2E</source>
        <translation>E2E</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Votes won,</source>
        <translation>Gewonnen,</translation>
    </message>
    <message>
        <source>95% range</source>
        <translation>95-%-Bereich</translation>
    </message>
    <message>
        <source>Rating,</source>
        <translation>Bewertung,</translation>
    </message>
    <message>
        <source>mean of 5</source>
        <translation>Mittel von 5</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>Figures in detail</source>
        <translation>Kennzahlen im Einzelnen</translation>
    </message>
    <message>
        <source>Counts and tokens</source>
        <translation>Zahlen und Token</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Times and speed</source>
        <translation>Zeiten und Geschwindigkeit</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Total without cold starts</source>
        <translation>Gesamt ohne Kaltstarts</translation>
    </message>
    <message>
        <source>TTFA</source>
        <translation>TTFA</translation>
    </message>
    <message>
        <source>TPOT</source>
        <translation>TPOT</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>stall</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>of these</source>
        <translation>davon</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Gedankengang</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>Replies without a token count from their provider are not in the sums of tokens.</source>
        <translation>Antworten ohne Token-Zahl ihres Anbieters sind nicht in den Summen der Token.</translation>
    </message>
    <message>
        <source>Costs by model</source>
        <translation>Kosten nach Modell</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Costs, play money of the sandbox</source>
        <translation>Kosten, Spielgeld der Sandbox</translation>
    </message>
    <message>
        <source>p10</source>
        <translation>p10</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Schwankung</translation>
    </message>
    <message>
        <source>Each</source>
        <translation>Je</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>1,000 tokens</source>
        <translation>1.000 Token</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Ratings and votes</source>
        <translation>Bewertungen und Abstimmungen</translation>
    </message>
    <message numerus="yes">
        <source>Votes won: wins and half of the ties among wins, losses and ties, with the 95% Wilson range. Strength: Bradley-Terry, 100 times the natural logarithm of the ratio to the mean model, with a 95% bootstrap range. Both from %n vote(s) on.</source>
        <translation>
            <numerusform>Gewonnen: Siege und die Hälfte der Unentschieden unter Siegen, Niederlagen und Unentschieden, mit dem 95-%-Bereich nach Wilson. Stärke: Bradley-Terry, 100-mal der natürliche Logarithmus des Verhältnisses zum mittleren Modell, mit einem 95-%-Bootstrap-Bereich. Beides ab %n Abstimmung.</numerusform>
            <numerusform>Gewonnen: Siege und die Hälfte der Unentschieden unter Siegen, Niederlagen und Unentschieden, mit dem 95-%-Bereich nach Wilson. Stärke: Bradley-Terry, 100-mal der natürliche Logarithmus des Verhältnisses zum mittleren Modell, mit einem 95-%-Bootstrap-Bereich. Beides ab %n Abstimmungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>of 5</source>
        <translation>von 5</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Abstimmungen</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Tied</source>
        <translation>Unentschieden</translation>
    </message>
    <message>
        <source>Strength,</source>
        <translation>Stärke,</translation>
    </message>
    <message>
        <source>Jobs by model</source>
        <translation>Aufträge nach Modell</translation>
    </message>
    <message>
        <source>Without cold</source>
        <translation>Ohne Kalt-</translation>
    </message>
    <message>
        <source>starts, p50</source>
        <translation>starts, p50</translation>
    </message>
    <message>
        <source>Cost of</source>
        <translation>Kosten einer</translation>
    </message>
    <message>
        <source>an output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>%1. Keys and headers are never written into a report.</source>
        <extracomment>Foot of a report. %1: the program and its version.</extracomment>
        <translation>%1. Schlüssel und Kopfzeilen werden nie in einen Bericht geschrieben.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <extracomment>%1: number of a page; %2: how many there are.</extracomment>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>Nach dieser Spalte sortieren</translation>
    </message>
    <message>
        <source>Cut here: the first %1 of %2 characters are shown.</source>
        <extracomment>Below a long text on paper. %1 and %2 are counts.</extracomment>
        <translation>Hier gekürzt: Gezeigt sind die ersten %1 von %2 Zeichen.</translation>
    </message>
    <message>
        <source>There is nothing to report: the selection holds no reply and no job that has ended. Choose another comparison, batch or range of dates, or send a prompt first.</source>
        <translation>Es gibt nichts zu berichten: Die Auswahl enthält keine Antwort und keinen Auftrag, die zu Ende sind. Anderen Vergleich, Stapel oder Zeitraum wählen oder zuerst einen Prompt senden.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Models compared</source>
        <translation>Modelle im Vergleich</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>Below the title of a report. %1: the date on which it was made.</extracomment>
        <translation>%1.</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n Prompt</numerusform>
            <numerusform>%n Prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s)</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <extracomment>%1: a date; %2: &quot;60 prompts, 5 models, 247 replies&quot;.</extracomment>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>%1. %2, all on this day.</source>
        <extracomment>%1: a date, the one of the figures too; %2: &quot;60 prompts, 5 models, 247 replies&quot;.</extracomment>
        <translation>%1. %2, alles an diesem Tag.</translation>
    </message>
    <message>
        <source>%1. %2 on %3.</source>
        <extracomment>%1: a date; %2: &quot;60 prompts, 5 models, 247 replies&quot;; %3: another date.</extracomment>
        <translation>%1. %2 am %3.</translation>
    </message>
    <message>
        <source>%1. %2 between %3 and %4.</source>
        <extracomment>%1: a date; %2: &quot;60 prompts, 5 models, 247 replies&quot;; %3 and %4: first and last date.</extracomment>
        <translation>%1. %2 zwischen %3 und %4.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Ergebnis</translation>
    </message>
    <message numerus="yes">
        <source>%1 billed, %2 estimated, %n unknown</source>
        <extracomment>%1 and %2: amounts; %n: charges of unknown amount.</extracomment>
        <translation>
            <numerusform>%1 abgerechnet, %2 geschätzt, %n unbekannt</numerusform>
            <numerusform>%1 abgerechnet, %2 geschätzt, %n unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Total: %1.</source>
        <extracomment>The sum of a report, real money only. %1: &quot;$1.046 billed, ≈$0.316 estimated, 0 unknown&quot;.</extracomment>
        <translation>Gesamt: %1.</translation>
    </message>
    <message>
        <source>The sums are too large to be counted; these are parts of them.</source>
        <translation>Die Summen sind zu groß, um gezählt zu werden; dies sind Teile davon.</translation>
    </message>
    <message>
        <source>Total: no charges.</source>
        <translation>Gesamt: keine Kostenposten.</translation>
    </message>
    <message>
        <source>Sandbox: %1 of play money, in no total.</source>
        <extracomment>%1: an amount. The sandbox is the built-in provider that costs nothing.</extracomment>
        <translation>Sandbox: %1 Spielgeld, in keiner Summe.</translation>
    </message>
    <message>
        <source>%1, sandbox</source>
        <extracomment>Heading of a part of the figures. %1: a kind of work: &quot;Images&quot;.</extracomment>
        <translation>%1, Sandbox</translation>
    </message>
    <message>
        <source>Sound</source>
        <extracomment>In the place of a picture: what kind of file it is.</extracomment>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Video</source>
        <extracomment>In the place of a picture: what kind of file it is.</extracomment>
        <translation>Video</translation>
    </message>
    <message>
        <source>Picture</source>
        <extracomment>In the place of a picture: what kind of file it is.</extracomment>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Text</source>
        <extracomment>In the place of a picture: what kind of file it is.</extracomment>
        <translation>Text</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>to p90, n %1</source>
        <extracomment>Below the name of a mark. %1: a count.</extracomment>
        <translation>bis p90, n %1</translation>
    </message>
    <message>
        <source>%1: mean cost %2, p50 %3, p90 %4, n %5</source>
        <extracomment>Tooltip of a mark. %1: a model; %2: an amount; %3 and %4: times; %5: a count.</extracomment>
        <translation>%1: mittlere Kosten %2, p50 %3, p90 %4, n %5</translation>
    </message>
    <message>
        <source>Mark: p50. Line: up to p95, or to p90 where n is under 20.</source>
        <translation>Marke: p50. Linie: bis p95, oder bis p90, wo n unter 20 ist.</translation>
    </message>
    <message>
        <source>Success of jobs</source>
        <translation>Erfolg der Aufträge</translation>
    </message>
    <message>
        <source>%1, n %2</source>
        <translation>%1, n %2</translation>
    </message>
    <message>
        <source>of n</source>
        <translation>von n</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1: how many failed; %2: of how many.</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>all alike: %1, n %2</source>
        <extracomment>In the place of the best of a column. %1: a figure that all models have; %2: how many values it rests on.</extracomment>
        <translation>alle gleich: %1, n %2</translation>
    </message>
    <message>
        <source>%1. The same: %2</source>
        <extracomment>Of several that are equally good. %1: the first, with its figure; %2: names of the others.</extracomment>
        <translation>%1. Ebenso: %2</translation>
    </message>
    <message>
        <source>Measured too little to rank: %1.</source>
        <extracomment>%1: kinds of work: &quot;Images, Video&quot;.</extracomment>
        <translation>Zu wenig gemessen für eine Rangfolge: %1.</translation>
    </message>
    <message>
        <source>Low and high: as if every request cost what the 10th or the 90th percentile did, or the mean where that lies beyond them. Prices may change.</source>
        <translation>Niedrig und hoch: als kostete jede Anfrage so viel wie das 10. oder das 90. Perzentil, oder wie das Mittel, wo dieses außerhalb liegt. Preise können sich ändern.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>work</comment>
        <extracomment>A model that did several kinds of work. %1: the model; %2: a kind of work: &quot;Images&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) in open blind votes</source>
        <translation>
            <numerusform>%n Ergebnis in einer offenen Blindabstimmung</numerusform>
            <numerusform>%n Ergebnisse in offenen Blindabstimmungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Times of complete, streamed replies: cached, stopped, cut-off and failed ones are counted but left out. Percentiles by linear interpolation: p50 from n 5, p90 from n 10 and p95 from n 20 on.</source>
        <translation>Zeiten vollständiger, gestreamter Antworten: Solche aus dem Cache, gestoppte, abgerissene und fehlgeschlagene werden gezählt, aber ausgelassen. Perzentile durch lineare Interpolation: p50 ab n 5, p90 ab n 10 und p95 ab n 20.</translation>
    </message>
    <message>
        <source>TTFT: until the first text, reasoning or answer. TTFA: until the first text of the answer. TPOT: time for each further token. E2E: until the last text. Longest stall: between two pieces of text, of the same replies as the times. A p95 is a slow reply, but of tok/s a fast one. Token counts are the provider&apos;s.</source>
        <translation>TTFT: bis zum ersten Text, Gedankengang oder Antwort. TTFA: bis zum ersten Text der Antwort. TPOT: Zeit für jedes weitere Token. E2E: bis zum letzten Text. Längste Pause: zwischen zwei Stücken Text, von denselben Antworten wie die Zeiten. Ein p95 ist eine langsame Antwort, bei tok/s aber eine schnelle. Token zählt der Anbieter.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>votes too one-sided</source>
        <translation>Abstimmungen zu einseitig</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) in open blind votes are left out until the votes are cast.</source>
        <translation>
            <numerusform>%n Ergebnis in einer offenen Blindabstimmung ist ausgelassen, bis abgestimmt ist.</numerusform>
            <numerusform>%n Ergebnisse in offenen Blindabstimmungen sind ausgelassen, bis abgestimmt ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind not known</source>
        <extracomment>Heading over the figures of jobs that failed before anything was known of their outputs.</extracomment>
        <translation>Art nicht bekannt</translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportsScreen</name>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export %1</source>
        <extracomment>Screen reader: a button that writes a report. %1: &quot;HTML&quot;, &quot;PDF&quot;.</extracomment>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Untitled report</source>
        <translation>Bericht ohne Titel</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <extracomment>Screen reader. %1: the title of the report that is open.</extracomment>
        <translation>Bericht: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Neuer Bericht</translation>
    </message>
    <message>
        <source>&amp;Open a report</source>
        <translation>Bericht ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete this report</source>
        <translation>Diesen Bericht &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Undo the deletion</source>
        <translation>Löschen &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Go to what it covers</source>
        <translation>&amp;Zu dem gehen, was er umfasst</translation>
    </message>
    <message>
        <source>Ne&amp;xt way to pick</source>
        <translation>&amp;Nächste Art der Auswahl</translation>
    </message>
    <message>
        <source>Next &amp;template</source>
        <translation>Nächste &amp;Vorlage</translation>
    </message>
    <message>
        <source>Larger pages</source>
        <translation>Größere Seiten</translation>
    </message>
    <message>
        <source>Smaller pages</source>
        <translation>Kleinere Seiten</translation>
    </message>
    <message>
        <source>Pages as wide as the preview</source>
        <translation>Seiten so breit wie die Vorschau</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Export anhalten</translation>
    </message>
    <message>
        <source>No reports yet</source>
        <translation>Noch keine Berichte</translation>
    </message>
    <message>
        <source>The report is deleted.</source>
        <translation>Der Bericht ist gelöscht.</translation>
    </message>
    <message>
        <source>“%1” is deleted.</source>
        <translation>„%1“ ist gelöscht.</translation>
    </message>
    <message>
        <source>What it was made of stays in the history.</source>
        <translation>Woraus er gemacht wurde, bleibt im Verlauf.</translation>
    </message>
</context>
<context>
    <name>bakeoff::RequestWords</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprachausgabe</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musik</translation>
    </message>
    <message>
        <source>Transcription</source>
        <translation>Transkription</translation>
    </message>
</context>
<context>
    <name>bakeoff::RoutingFields</name>
    <message>
        <source>up %1%</source>
        <translation>zu %1&#xa0;% verfügbar</translation>
    </message>
    <message>
        <source>Try these first, in this order</source>
        <translation>Diese zuerst versuchen, in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>Slugs of hosts, with commas between.</source>
        <translation>Slugs von Hosts, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <source>No other host answers.</source>
        <translation>Kein anderer Host antwortet.</translation>
    </message>
    <message>
        <source>Never these</source>
        <translation>Nie diese</translation>
    </message>
    <message>
        <source>Left out, whatever they cost.</source>
        <translation>Ausgelassen, was sie auch kosten.</translation>
    </message>
    <message>
        <source>Other hosts when these fail</source>
        <translation>Andere Hosts, wenn diese ausfallen</translation>
    </message>
    <message>
        <source>“No” keeps a comparison of hosts exact.</source>
        <translation>„Nein“ hält einen Vergleich von Hosts genau.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Sort hosts by</source>
        <translation>Hosts sortieren nach</translation>
    </message>
    <message>
        <source>Switches the balancing between hosts off.</source>
        <translation>Schaltet die Lastverteilung zwischen den Hosts ab.</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Quality of tool calls</source>
        <translation>Qualität der Werkzeugaufrufe</translation>
    </message>
    <message>
        <source>Hosts that store prompts</source>
        <translation>Hosts, die Prompts speichern</translation>
    </message>
    <message>
        <source>They may train on what they are sent.</source>
        <translation>Sie dürfen mit dem trainieren, was sie erhalten.</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Hosts that keep anything</source>
        <translation>Hosts, die etwas aufbewahren</translation>
    </message>
    <message>
        <source>“Zero data retention” cannot be switched off here where the account demands it.</source>
        <translation>„Zero Data Retention“ lässt sich hier nicht abschalten, wo das Konto es verlangt.</translation>
    </message>
    <message>
        <source>Hosts without all parameters</source>
        <translation>Hosts ohne alle Parameter</translation>
    </message>
    <message>
        <source>Refused: only hosts that take every setting above.</source>
        <translation>Abgelehnt: nur Hosts, die jede Einstellung oben kennen.</translation>
    </message>
    <message>
        <source>Most for the prompt</source>
        <translation>Höchstens für den Prompt</translation>
    </message>
    <message>
        <source>US dollars per million tokens.</source>
        <translation>US-Dollar je Million Token.</translation>
    </message>
    <message>
        <source>Most for the answer</source>
        <translation>Höchstens für die Antwort</translation>
    </message>
    <message>
        <source>Most for a request</source>
        <translation>Höchstens für eine Anfrage</translation>
    </message>
    <message>
        <source>US dollars per request.</source>
        <translation>US-Dollar je Anfrage.</translation>
    </message>
    <message>
        <source>Most for an image</source>
        <translation>Höchstens für ein Bild</translation>
    </message>
    <message>
        <source>US dollars per image.</source>
        <translation>US-Dollar je Bild.</translation>
    </message>
    <message>
        <source>OpenRouter’s default</source>
        <translation>Standard von OpenRouter</translation>
    </message>
    <message>
        <source>%1 (all panes)</source>
        <translation>%1 (alle Bereiche)</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Choose hosts: %1</source>
        <translation>Hosts wählen: %1</translation>
    </message>
    <message>
        <source>“%1” is no slug of a host, such as deepinfra or deepinfra/fp8.</source>
        <translation>„%1“ ist kein Slug eines Hosts, wie etwa deepinfra oder deepinfra/fp8.</translation>
    </message>
    <message>
        <source>Write an amount in US dollars, such as %1.</source>
        <translation>Einen Betrag in US-Dollar schreiben, etwa %1.</translation>
    </message>
</context>
<context>
    <name>bakeoff::RoutingPage</name>
    <message>
        <source>%1 is not configured</source>
        <extracomment>Why a model is not used. %1: name of a provider.</extracomment>
        <translation>%1 ist nicht eingerichtet</translation>
    </message>
    <message>
        <source>%1 has no key</source>
        <translation>%1 hat keinen Schlüssel</translation>
    </message>
    <message>
        <source>no default model is chosen</source>
        <translation>es ist kein Standardmodell gewählt</translation>
    </message>
    <message>
        <source>The default model.</source>
        <translation>Das Standardmodell.</translation>
    </message>
    <message>
        <source>The alternative, since %1.</source>
        <extracomment>%1: why, as &quot;openrouter has no key&quot;.</extracomment>
        <translation>Die Alternative, denn %1.</translation>
    </message>
    <message>
        <source>None is chosen.</source>
        <translation>Keines ist gewählt.</translation>
    </message>
    <message>
        <source>None, since %1.</source>
        <translation>Keines, denn %1.</translation>
    </message>
    <message>
        <source>None, since %1 and %2.</source>
        <translation>Keines, denn %1 und %2.</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>Which model answers where none is named. With the model for text a new comparison starts where there is no default line-up; the command line asks it where no model is given.</source>
        <translation>Welches Modell antwortet, wo keines genannt ist. Mit dem Modell für Text beginnt ein neuer Vergleich, wo es keine Standardaufstellung gibt; die Befehlszeile fragt es, wo kein Modell angegeben ist.</translation>
    </message>
    <message>
        <source>Kind of request</source>
        <translation>Art der Anfrage</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>Standardmodell</translation>
    </message>
    <message>
        <source>Alternative</source>
        <translation>Alternative</translation>
    </message>
    <message>
        <source>Used now</source>
        <translation>Jetzt verwendet</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>%1: clear the alternative</source>
        <extracomment>Screen reader. %1: kind of request, &quot;Text&quot;.</extracomment>
        <translation>%1: Alternative leeren</translation>
    </message>
    <message>
        <source>%1: clear the default model</source>
        <translation>%1: Standardmodell leeren</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>%1, alternative: %2</source>
        <extracomment>Screen reader: a button of the routing table. %1: kind of request, &quot;Text&quot;; %2: a model, or &quot;Choose…&quot;.</extracomment>
        <translation>%1, Alternative: %2</translation>
    </message>
    <message>
        <source>%1, default model: %2</source>
        <translation>%1, Standardmodell: %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::RunAgain</name>
    <message>
        <source>Then and now</source>
        <translation>Damals und jetzt</translation>
    </message>
</context>
<context>
    <name>bakeoff::RunDeltaModel</name>
    <message>
        <source>There was no such answer then.</source>
        <translation>Damals gab es diese Antwort nicht.</translation>
    </message>
    <message>
        <source>There is no such answer now.</source>
        <translation>Jetzt gibt es diese Antwort nicht.</translation>
    </message>
    <message>
        <source>One amount is billed and the other estimated: their difference is no bill.</source>
        <translation>Ein Betrag ist abgerechnet, der andere geschätzt: Ihre Differenz ist keine Abrechnung.</translation>
    </message>
    <message>
        <source>Input price</source>
        <translation>Eingabepreis</translation>
    </message>
    <message>
        <source>Output price</source>
        <translation>Ausgabepreis</translation>
    </message>
    <message>
        <source>Price, %1</source>
        <translation>Preis, %1</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht aufgeführt</translation>
    </message>
    <message>
        <source>%1: %2 then, %3 now.</source>
        <extracomment>A price that changed. %1: &quot;Input price&quot;; %2: the price then; %3: the price now.</extracomment>
        <translation>%1: damals %2, jetzt %3.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>A figure then and now, and the difference between them.</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 → %2 (%3)</source>
        <translation>%1 → %2 (%3)</translation>
    </message>
    <message>
        <source>%1, answer %2</source>
        <translation>%1, Antwort %2</translation>
    </message>
    <message>
        <source>Turn %1: %2</source>
        <translation>Runde %1: %2</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>Share of the words that stayed. %1: a number.</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Share of the words that stayed: twice those in both, of all words then and now</source>
        <translation>Anteil der gleichen Wörter: zweimal die gemeinsamen, geteilt durch alle Wörter damals und jetzt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>TTFT</source>
        <extracomment>Time to first token.</extracomment>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token aus</translation>
    </message>
    <message>
        <source>Words kept</source>
        <translation>Gleiche Wörter</translation>
    </message>
    <message>
        <source>Median TTFT: %1 then (n %2), %3 now (n %4).</source>
        <extracomment>A median then and now. %1 and %3: times; %2 and %4: numbers of answers.</extracomment>
        <translation>Median der TTFT: damals %1 (n %2), jetzt %3 (n %4).</translation>
    </message>
    <message>
        <source>Median TTFT: n too small (%1 then, %2 now; from %3 on).</source>
        <extracomment>%1 and %2: numbers of answers then and now; %3: how many are needed.</extracomment>
        <translation>Median der TTFT: n zu klein (damals %1, jetzt %2; ab %3).</translation>
    </message>
</context>
<context>
    <name>bakeoff::RunDeltaView</name>
    <message>
        <source>%1 in the sandbox</source>
        <translation>%1 in der Sandbox</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Then and now</source>
        <translation>Damals und jetzt</translation>
    </message>
    <message>
        <source>A blind vote is open</source>
        <translation>Eine Blindabstimmung ist offen</translation>
    </message>
    <message>
        <source>Vote first: names, costs and speeds are hidden until then.</source>
        <translation>Erst abstimmen: Namen, Kosten und Geschwindigkeiten sind bis dahin verborgen.</translation>
    </message>
    <message>
        <source>Then: %1, %2. Now: %3, %4.</source>
        <extracomment>%1 and %3: date and time; %2 and %4: amounts of money.</extracomment>
        <translation>Damals: %1, %2. Jetzt: %3, %4.</translation>
    </message>
    <message>
        <source>Answers then and now</source>
        <translation>Antworten damals und jetzt</translation>
    </message>
    <message>
        <source>What has changed in the answer</source>
        <translation>Was sich in der Antwort geändert hat</translation>
    </message>
    <message>
        <source>Neither has an answer.</source>
        <translation>Auf keiner Seite gibt es eine Antwort.</translation>
    </message>
    <message>
        <source>Comparing the texts</source>
        <translation>Texte werden verglichen</translation>
    </message>
    <message>
        <source>These answers are too long to be compared word by word.</source>
        <translation>Diese Antworten sind zu lang, um sie Wort für Wort zu vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>%n equal block(s) folded</source>
        <translation>
            <numerusform>%n gleicher Block eingeklappt</numerusform>
            <numerusform>%n gleiche Blöcke eingeklappt</numerusform>
        </translation>
    </message>
    <message>
        <source>The same words as then</source>
        <translation>Dieselben Wörter wie damals</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) against then</source>
        <translation>
            <numerusform>%n Änderung gegenüber damals</numerusform>
            <numerusform>%n Änderungen gegenüber damals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::SamplesView</name>
    <message>
        <source>Previous answer of this pane</source>
        <translation>Vorige Antwort dieses Bereichs</translation>
    </message>
    <message>
        <source>Next answer of this pane</source>
        <translation>Nächste Antwort dieses Bereichs</translation>
    </message>
    <message>
        <source>Answers of %1</source>
        <extracomment>Screen reader. %1: a model.</extracomment>
        <translation>Antworten von %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Which of several answers of one pane is shown. %1: its number; %2: how many there are.</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Answer %1 of %2 from %3, %4</source>
        <extracomment>Screen reader. %1, %2: number and count of answers; %3: a model; %4: a state.</extracomment>
        <translation>%3: Antwort %1 von %2, %4</translation>
    </message>
    <message>
        <source>All answers of this pane</source>
        <translation>Alle Antworten dieses Bereichs</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>A group of answers that say the same. %1: how many; %2: the start of what they say.</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) say the same.</source>
        <translation>
            <numerusform>%n Antwort sagt dasselbe.</numerusform>
            <numerusform>%n Antworten sagen dasselbe.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Screen reader. %1: &quot;3 answers say the same.&quot;; %2: their text.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Answer %1: %2</source>
        <extracomment>One of several answers of a pane. %1: its number; %2: its state.</extracomment>
        <translation>Antwort %1: %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::SavedSearches</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
</context>
<context>
    <name>bakeoff::SettingsBadge</name>
    <message>
        <source>JSON schema</source>
        <translation>JSON-Schema</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>temp %1</source>
        <translation>Temp. %1</translation>
    </message>
    <message>
        <source>top p %1</source>
        <translation>top p %1</translation>
    </message>
    <message>
        <source>top k %1</source>
        <translation>top k %1</translation>
    </message>
    <message>
        <source>min p %1</source>
        <translation>min p %1</translation>
    </message>
    <message>
        <source>frequency %1</source>
        <translation>Frequency %1</translation>
    </message>
    <message>
        <source>presence %1</source>
        <translation>Presence %1</translation>
    </message>
    <message>
        <source>repetition %1</source>
        <translation>Repetition %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>max. %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>effort %1</source>
        <translation>Aufwand %1</translation>
    </message>
    <message>
        <source>reasoning %1</source>
        <translation>Nachdenken %1</translation>
    </message>
    <message>
        <source>routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>system prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>extra JSON</source>
        <translation>Extra-JSON</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>Min p</source>
        <translation>Min p</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>Frequency-Penalty</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>Presence-Penalty</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Repetition-Penalty</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>Max. Token</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Stop sequences</source>
        <translation>Stoppsequenzen</translation>
    </message>
    <message>
        <source>Reasoning effort</source>
        <translation>Denkaufwand</translation>
    </message>
    <message>
        <source>Reasoning tokens</source>
        <translation>Denk-Token</translation>
    </message>
    <message>
        <source>Answer format</source>
        <translation>Antwortformat</translation>
    </message>
    <message>
        <source>OpenRouter routing</source>
        <translation>OpenRouter-Routing</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Extra JSON</source>
        <translation>Extra-JSON</translation>
    </message>
    <message>
        <source>×%1</source>
        <extracomment>Every prompt is answered several times in this pane.</extracomment>
        <translation>×%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (as all panes)</source>
        <translation>%1 (wie alle Bereiche)</translation>
    </message>
    <message>
        <source>%1 (all panes: %2)</source>
        <translation>%1 (alle Bereiche: %2)</translation>
    </message>
    <message>
        <source>Answers to one prompt: %1</source>
        <translation>Antworten auf einen Prompt: %1</translation>
    </message>
    <message>
        <source>All other settings are left to the provider.</source>
        <translation>Alle anderen Einstellungen bleiben dem Anbieter überlassen.</translation>
    </message>
    <message>
        <source>no stop</source>
        <translation>kein Stopp</translation>
    </message>
    <message>
        <source>no routing</source>
        <translation>kein Routing</translation>
    </message>
    <message>
        <source>no extra JSON</source>
        <translation>kein Extra-JSON</translation>
    </message>
    <message>
        <source>default format</source>
        <translation>Standardformat</translation>
    </message>
    <message>
        <source>default</source>
        <extracomment>In the badge of a pane, in place of a value: &quot;temp default&quot; is the provider&apos;s own temperature.</extracomment>
        <translation>Standard</translation>
    </message>
    <message>
        <source>%1: provider’s default (all panes: %2)</source>
        <extracomment>A setting that is left to the provider. %1: its name; %2: the value that all panes have.</extracomment>
        <translation>%1: Standard des Anbieters (alle Bereiche: %2)</translation>
    </message>
</context>
<context>
    <name>bakeoff::SettingsField</name>
    <message>
        <source>What %1 is when it is empty</source>
        <translation>Was gilt, wenn das Feld leer ist: %1</translation>
    </message>
    <message>
        <source>Use the value of all panes (%1)</source>
        <extracomment>What an empty field stands for. %1: the value that all panes have.</extracomment>
        <translation>Wert aller Bereiche verwenden (%1)</translation>
    </message>
    <message>
        <source>Use the provider’s default</source>
        <translation>Standard des Anbieters verwenden</translation>
    </message>
</context>
<context>
    <name>bakeoff::SettingsForm</name>
    <message>
        <source>Settings of %1</source>
        <translation>Einstellungen von %1</translation>
    </message>
    <message>
        <source>Settings of all panes</source>
        <translation>Einstellungen aller Bereiche</translation>
    </message>
    <message>
        <source>What is left empty is as for all panes, or else the provider’s default. Changes count from the next send on.</source>
        <translation>Was leer bleibt, gilt wie für alle Bereiche, sonst der Standard des Anbieters. Änderungen gelten ab dem nächsten Senden.</translation>
    </message>
    <message>
        <source>These count where a pane has no value of its own. What is left empty is the provider’s default.</source>
        <translation>Diese gelten, wo ein Bereich keinen eigenen Wert hat. Was leer bleibt, ist der Standard des Anbieters.</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle leeren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Leave every setting to what it is by itself</source>
        <translation>Jede Einstellung lassen, wie sie von selbst ist</translation>
    </message>
    <message>
        <source>Provider’s default</source>
        <translation>Standard des Anbieters</translation>
    </message>
    <message>
        <source>%1 (all panes)</source>
        <extracomment>Value of an empty field. %1: the value that all panes have.</extracomment>
        <translation>%1 (alle Bereiche)</translation>
    </message>
    <message>
        <source>Write a number above %1, up to %2.</source>
        <translation>Eine Zahl über %1, höchstens %2, schreiben.</translation>
    </message>
    <message>
        <source>Write a number from %1 to %2.</source>
        <translation>Eine Zahl von %1 bis %2 schreiben.</translation>
    </message>
    <message>
        <source>Write a whole number of at least %1.</source>
        <translation>Eine ganze Zahl ab %1 schreiben.</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <translation>Eine ganze Zahl schreiben.</translation>
    </message>
    <message>
        <source>How words are drawn</source>
        <translation>Wie Wörter gezogen werden</translation>
    </message>
    <message>
        <source>&amp;Temperature</source>
        <translation>&amp;Temperatur</translation>
    </message>
    <message>
        <source>0 to 2. Higher is freer.</source>
        <translation>0 bis 2. Höher ist freier.</translation>
    </message>
    <message>
        <source>Top &amp;p</source>
        <translation>Top &amp;p</translation>
    </message>
    <message>
        <source>0 to 1: share of the likeliest words that are drawn from.</source>
        <translation>0 bis 1: Anteil der wahrscheinlichsten Wörter, aus denen gezogen wird.</translation>
    </message>
    <message>
        <source>Top &amp;k</source>
        <translation>Top &amp;k</translation>
    </message>
    <message>
        <source>How many of the likeliest words are drawn from. 0: all.</source>
        <translation>Aus wie vielen der wahrscheinlichsten Wörter gezogen wird. 0: aus allen.</translation>
    </message>
    <message>
        <source>Mi&amp;n p</source>
        <translation>Mi&amp;n p</translation>
    </message>
    <message>
        <source>0 to 1: words less likely than this share of the likeliest are left out.</source>
        <translation>0 bis 1: Wörter, die unwahrscheinlicher sind als dieser Anteil des wahrscheinlichsten, entfallen.</translation>
    </message>
    <message>
        <source>&amp;Frequency penalty</source>
        <translation>&amp;Frequency-Penalty</translation>
    </message>
    <message>
        <source>−2 to 2. Higher repeats less, by how often.</source>
        <translation>−2 bis 2. Höher wiederholt weniger, je nach Häufigkeit.</translation>
    </message>
    <message>
        <source>Pr&amp;esence penalty</source>
        <translation>Pr&amp;esence-Penalty</translation>
    </message>
    <message>
        <source>−2 to 2. Higher repeats less, at all.</source>
        <translation>−2 bis 2. Höher wiederholt weniger, unabhängig von der Häufigkeit.</translation>
    </message>
    <message>
        <source>Repet&amp;ition penalty</source>
        <translation>Repet&amp;ition-Penalty</translation>
    </message>
    <message>
        <source>Above 0, to 2. 1 is none.</source>
        <translation>Über 0, bis 2. 1 ist keine.</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Seed</translation>
    </message>
    <message>
        <source>The same seed asks for the same answer.</source>
        <translation>Derselbe Seed verlangt dieselbe Antwort.</translation>
    </message>
    <message>
        <source>Hosts behind OpenRouter</source>
        <translation>Hosts hinter OpenRouter</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need a change</source>
        <translation>
            <numerusform>%n Feld ist zu ändern</numerusform>
            <numerusform>%n Felder sind zu ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not take it.</source>
        <translation>%1 kennt das nicht.</translation>
    </message>
    <message>
        <source>%1 does not take it: it is sent and likely ignored.</source>
        <translation>%1 kennt das nicht: Es wird gesendet und wohl ignoriert.</translation>
    </message>
    <message>
        <source>%1 does not take it: it is kept and not sent.</source>
        <translation>%1 kennt das nicht: Es bleibt erhalten und wird nicht gesendet.</translation>
    </message>
    <message>
        <source>No model of this comparison takes it.</source>
        <translation>Kein Modell dieses Vergleichs kennt das.</translation>
    </message>
    <message>
        <source>Without effect on %1.</source>
        <translation>Ohne Wirkung auf %1.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON schema</source>
        <translation>JSON-Schema</translation>
    </message>
    <message>
        <source>Length and repeats</source>
        <translation>Länge und Wiederholungen</translation>
    </message>
    <message>
        <source>&amp;Max tokens</source>
        <translation>&amp;Max. Token</translation>
    </message>
    <message>
        <source>Longest answer, reasoning included.</source>
        <translation>Längste Antwort, Nachdenken eingeschlossen.</translation>
    </message>
    <message>
        <source>Write a whole number from %1 to %2.</source>
        <translation>Eine ganze Zahl von %1 bis %2 schreiben.</translation>
    </message>
    <message>
        <source>&amp;Answers to one prompt</source>
        <translation>&amp;Antworten auf einen Prompt</translation>
    </message>
    <message>
        <source>1 to 20. Each one is sent and charged.</source>
        <translation>1 bis 20. Jede wird gesendet und berechnet.</translation>
    </message>
    <message numerus="yes">
        <source>Write at most %n sequence(s).</source>
        <translation>
            <numerusform>Höchstens %n Sequenz schreiben.</numerusform>
            <numerusform>Höchstens %n Sequenzen schreiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>St&amp;op sequences</source>
        <translation>St&amp;oppsequenzen</translation>
    </message>
    <message>
        <source>One a line, at most 4. The answer ends before them. \n is a line break.</source>
        <translation>Eine je Zeile, höchstens 4. Die Antwort endet davor. \n ist ein Zeilenumbruch.</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>A budget in tokens</source>
        <translation>Ein Budget in Token</translation>
    </message>
    <message>
        <source>&amp;Reasoning effort</source>
        <translation>&amp;Denkaufwand</translation>
    </message>
    <message>
        <source>How long the model thinks before it answers.</source>
        <translation>Wie lange das Modell nachdenkt, bevor es antwortet.</translation>
    </message>
    <message>
        <source>Reasoning &amp;budget</source>
        <translation>Denk&amp;budget</translation>
    </message>
    <message>
        <source>In tokens. In place of an effort.</source>
        <translation>In Token. Anstelle eines Aufwands.</translation>
    </message>
    <message>
        <source>Answer format</source>
        <translation>Antwortformat</translation>
    </message>
    <message>
        <source>Strictly: refuse an answer that does not fit</source>
        <translation>Streng: eine Antwort ablehnen, die nicht passt</translation>
    </message>
    <message>
        <source>Answer f&amp;ormat</source>
        <translation>Antwortfo&amp;rmat</translation>
    </message>
    <message>
        <source>JSON asks for one JSON value and nothing around it.</source>
        <translation>JSON verlangt einen einzigen JSON-Wert und nichts darum herum.</translation>
    </message>
    <message>
        <source>Schema name</source>
        <translation>Name des Schemas</translation>
    </message>
    <message>
        <source>Letters, digits, “_” and “-”, at most 64.</source>
        <translation>Buchstaben, Ziffern, „_“ und „-“, höchstens 64.</translation>
    </message>
    <message>
        <source>Write 1 to 64 letters of A to Z, digits, “_” or “-”.</source>
        <translation>1 bis 64 Buchstaben von A bis Z, Ziffern, „_“ oder „-“ schreiben.</translation>
    </message>
    <message>
        <source>A JSON Schema of one object.</source>
        <translation>Ein JSON-Schema eines Objekts.</translation>
    </message>
    <message>
        <source>Write a JSON Schema, or choose another format.</source>
        <translation>Ein JSON-Schema schreiben oder ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>As all panes (none)</source>
        <translation>Wie alle Bereiche (keiner)</translation>
    </message>
    <message>
        <source>As all panes</source>
        <translation>Wie alle Bereiche</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Eigener</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>S&amp;ystem prompt</source>
        <translation>S&amp;ystem-Prompt</translation>
    </message>
    <message>
        <source>System prompt of this pane</source>
        <translation>System-Prompt dieses Bereichs</translation>
    </message>
    <message>
        <source>Write a system prompt, or choose “None”.</source>
        <translation>Einen System-Prompt schreiben oder „Keiner“ wählen.</translation>
    </message>
    <message>
        <source>Anything else</source>
        <translation>Alles andere</translation>
    </message>
    <message>
        <source>E&amp;xtra JSON</source>
        <translation>E&amp;xtra-JSON</translation>
    </message>
    <message>
        <source>Put into the request last, key by key: it wins over everything above.</source>
        <translation>Kommt zuletzt in die Anfrage, Schlüssel für Schlüssel, und geht allem oben vor.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>bakeoff::SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
</context>
<context>
    <name>bakeoff::Shell</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Tooltip of a command. %1: its name; %2: its key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>bakeoff::SoundSection</name>
    <message>
        <source>Sounds</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>A file cannot be played.</source>
        <translation>Eine Datei lässt sich nicht abspielen.</translation>
    </message>
    <message>
        <source>%1 is heard</source>
        <extracomment>Which of several sounds is heard. %1: its letter.</extracomment>
        <translation>%1 ist zu hören</translation>
    </message>
</context>
<context>
    <name>bakeoff::StandChip</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A filter, and how many jobs it shows. %1: &quot;Running&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::StarRating</name>
    <message>
        <source>Rating of %1: %2 of %3</source>
        <translation>Bewertung von %1: %2 von %3</translation>
    </message>
    <message>
        <source>Rating of %1: none</source>
        <extracomment>Screen reader. %1: a model.</extracomment>
        <translation>Bewertung von %1: keine</translation>
    </message>
</context>
<context>
    <name>bakeoff::StatusText</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Screen reader, a sum in the status bar. %1: &quot;Today&quot;; %2: an amount.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::TextSection</name>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Way to look at the texts</source>
        <translation>Ansicht der Texte</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>All beside each other (G)</source>
        <translation>Alle nebeneinander (G)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>What differs from the first (X)</source>
        <translation>Was sich vom ersten unterscheidet (X)</translation>
    </message>
    <message>
        <source>against %1</source>
        <translation>gegenüber %1</translation>
    </message>
</context>
<context>
    <name>bakeoff::TotalsBar</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n starting</source>
        <translation>
            <numerusform>%n startet</numerusform>
            <numerusform>%n starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reasoning</source>
        <translation>
            <numerusform>%n denkt nach</numerusform>
            <numerusform>%n denken nach</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answering</source>
        <translation>
            <numerusform>%n antwortet</numerusform>
            <numerusform>%n antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n gestoppt</numerusform>
            <numerusform>%n gestoppt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cut off</source>
        <translation>
            <numerusform>%n abgerissen</numerusform>
            <numerusform>%n abgerissen</numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>This comparison</source>
        <translation>Dieser Vergleich</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Opening the history…</source>
        <translation>Der Verlauf wird geöffnet…</translation>
    </message>
    <message>
        <source>%1 in the sandbox</source>
        <extracomment>Status bar. %1: a sum of the sandbox&apos;s made-up prices.</extracomment>
        <translation>%1 in der Sandbox</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Ready. Everything is stored on this computer.</source>
        <translation>Bereit. Alles wird auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <extracomment>Status bar, while names are hidden. %1: panes that have ended; %2: panes that were asked.</extracomment>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <source>Waiting for your vote</source>
        <translation>Wartet auf die Abstimmung</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Tooltip of a sum in the status bar. %1: &quot;Today&quot;; %2: the sum.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>All answers have ended: %1. This comparison: %2</source>
        <extracomment>Screen reader, when the last answer of a turn has ended. %1: &quot;2 done, 1 failed&quot;; %2: what the comparison costs.</extracomment>
        <translation>Alle Antworten haben geendet: %1. Dieser Vergleich: %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::TurnAttachments</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent with the prompt: %1</source>
        <translation>Mit dem Prompt gesendet: %1</translation>
    </message>
    <message>
        <source>Files of this turn</source>
        <translation>Dateien dieser Runde</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Missing from the history: %1</source>
        <translation>Fehlt im Verlauf: %1</translation>
    </message>
    <message numerus="yes">
        <source>The history has lost %1. The answers can be read; the prompt can only be sent again without the file(s), or with the file(s) attached anew.</source>
        <extracomment>%n: number of files. %1: their names.</extracomment>
        <translation>
            <numerusform>Im Verlauf fehlt %1. Die Antworten sind lesbar; der Prompt lässt sich nur ohne die Datei oder mit der neu angehängten Datei erneut senden.</numerusform>
            <numerusform>Im Verlauf fehlen %1. Die Antworten sind lesbar; der Prompt lässt sich nur ohne die Dateien oder mit den neu angehängten Dateien erneut senden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::TurnBand</name>
    <message>
        <source>Turn %1 of %2</source>
        <extracomment>Which prompt of a conversation is shown. %1: its number, %2: how many there are.</extracomment>
        <translation>Runde %1 von %2</translation>
    </message>
    <message>
        <source>Turn %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>Version %1 of %2</source>
        <extracomment>Which version of an edited prompt is shown. %1: its number, %2: how many there are.</extracomment>
        <translation>Fassung %1 von %2</translation>
    </message>
</context>
<context>
    <name>bakeoff::UnknownCharges</name>
    <message>
        <source>The provider did not say what it costs.</source>
        <translation>Der Anbieter hat nicht gesagt, was es kostet.</translation>
    </message>
    <message numerus="yes">
        <source>%n charge(s) of unknown amount</source>
        <translation>
            <numerusform>%n Kostenposten unbekannter Höhe</numerusform>
            <numerusform>%n Kostenposten unbekannter Höhe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And of %n more model(s).</source>
        <translation>
            <numerusform>Und von %n weiteren Modell.</numerusform>
            <numerusform>Und von %n weiteren Modellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left unknown.</source>
        <translation>
            <numerusform>%n unbekannt gelassen.</numerusform>
            <numerusform>%n unbekannt gelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Wieder zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n charge(s), the last on %2.</source>
        <extracomment>Of a model whose charges have unknown amounts. %1: why; %n: charges; %2: when the last one was.</extracomment>
        <translation>
            <numerusform>%1 %n Kostenposten, zuletzt am %2.</numerusform>
            <numerusform>%1 %n Kostenposten, zuletzt am %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this price</source>
        <extracomment>Screen reader. %1: a model.</extracomment>
        <translation>Diesen Preis verwenden</translation>
    </message>
    <message>
        <source>Use the price of %1</source>
        <translation>Preis von %1 verwenden</translation>
    </message>
    <message>
        <source>%1, dollars for a million tokens. The charges become estimates.</source>
        <translation>%1, Dollar je Million Token. Die Kostenposten werden zu Schätzungen.</translation>
    </message>
    <message>
        <source>Add a price…</source>
        <extracomment>Screen reader. %1: a model.</extracomment>
        <translation>Preis hinzufügen…</translation>
    </message>
    <message>
        <source>Another price…</source>
        <translation>Anderer Preis…</translation>
    </message>
    <message>
        <source>Add a price of %1</source>
        <translation>Preis von %1 hinzufügen</translation>
    </message>
    <message>
        <source>Leave unknown</source>
        <extracomment>Screen reader. %1: a model.</extracomment>
        <translation>Unbekannt lassen</translation>
    </message>
    <message>
        <source>Leave the charges of %1 unknown</source>
        <translation>Kostenposten von %1 unbekannt lassen</translation>
    </message>
    <message>
        <source>They are shown here no more; sums go on saying “at least”.</source>
        <translation>Sie werden hier nicht mehr gezeigt; in den Summen steht weiterhin „mindestens“.</translation>
    </message>
    <message>
        <source>The price does not tell what this comes to: a count of tokens, or a price for some of them, is missing.</source>
        <translation>Der Preis sagt nicht, was das kostet: Eine Tokenzahl oder ein Preis für manche der Token fehlt.</translation>
    </message>
    <message numerus="yes">
        <source>%n in blind turns still open: the models are hidden until you vote.</source>
        <translation>
            <numerusform>%n in einer Blindrunde, die noch offen ist: Die Modelle sind bis zur Abstimmung verborgen.</numerusform>
            <numerusform>%n in Blindrunden, die noch offen sind: Die Modelle sind bis zur Abstimmung verborgen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::UsualRangeBar</name>
    <message>
        <source>%1 s so far, usually %2 to %3 s</source>
        <translation>bisher %1 s, meist %2 bis %3 s</translation>
    </message>
    <message>
        <source>%1 s so far</source>
        <translation>bisher %1 s</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <extracomment>Below a bar. %1: whole seconds so far.</extracomment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>usually %1 to %2&#xa0;s</source>
        <extracomment>Below a bar: how long a machine usually takes to start. %1, %2: whole seconds.</extracomment>
        <translation>meist %1 bis %2&#xa0;s</translation>
    </message>
</context>
<context>
    <name>bakeoff::VariablesForm</name>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>%1 has no value.</source>
        <translation>%1 hat keinen Wert.</translation>
    </message>
</context>
<context>
    <name>bakeoff::VoteBar</name>
    <message>
        <source>Tie</source>
        <translation>Gleichstand</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>Abstimmung</translation>
    </message>
    <message>
        <source>There is nothing to vote on.</source>
        <translation>Es gibt nichts abzustimmen.</translation>
    </message>
    <message>
        <source>Which answer is better?</source>
        <translation>Welche Antwort ist besser?</translation>
    </message>
    <message>
        <source>Which answer is best?</source>
        <translation>Welche Antwort ist die beste?</translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation>Beide schlecht</translation>
    </message>
    <message>
        <source>All bad</source>
        <translation>Alle schlecht</translation>
    </message>
    <message>
        <source>Show the names</source>
        <translation>Namen zeigen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Tooltip of a choice in a vote. %1: what it says; %2: its key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Tie: none is better than the others</source>
        <translation>Gleichstand: keine ist besser als die anderen</translation>
    </message>
    <message>
        <source>Both answers are bad</source>
        <translation>Beide Antworten sind schlecht</translation>
    </message>
    <message>
        <source>All answers are bad</source>
        <translation>Alle Antworten sind schlecht</translation>
    </message>
    <message>
        <source>Show the names without a vote</source>
        <translation>Namen ohne Abstimmung zeigen</translation>
    </message>
    <message>
        <source>%1 is better</source>
        <extracomment>%1: the letter of an answer.</extracomment>
        <translation>%1 ist besser</translation>
    </message>
    <message>
        <source>%1 is best</source>
        <translation>%1 ist am besten</translation>
    </message>
    <message>
        <source>Which output is better?</source>
        <translation>Welche Ausgabe ist besser?</translation>
    </message>
    <message>
        <source>Which output is best?</source>
        <translation>Welche Ausgabe ist die beste?</translation>
    </message>
    <message>
        <source>Both outputs are bad</source>
        <translation>Beide Ausgaben sind schlecht</translation>
    </message>
    <message>
        <source>All outputs are bad</source>
        <translation>Alle Ausgaben sind schlecht</translation>
    </message>
</context>
<context>
    <name>bakeoff::Words</name>
    <message>
        <source>$%1</source>
        <extracomment>An amount in US dollars.</extracomment>
        <translation>%1&#xa0;$</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>no charge</source>
        <translation>ohne Berechnung</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>%1 (sandbox)</source>
        <extracomment>%1: a cost; charges of the sandbox are play money.</extracomment>
        <translation>%1 (Sandbox)</translation>
    </message>
    <message>
        <source>The provider lists no price for this model.</source>
        <translation>Der Anbieter nennt für dieses Modell keinen Preis.</translation>
    </message>
    <message>
        <source>The provider lists the price of this model as variable.</source>
        <translation>Der Anbieter nennt den Preis dieses Modells variabel.</translation>
    </message>
    <message>
        <source>A price that is needed is not listed.</source>
        <translation>Ein nötiger Preis ist nicht aufgeführt.</translation>
    </message>
    <message>
        <source>The provider did not say how many tokens it counted.</source>
        <translation>Der Anbieter hat nicht gesagt, wie viele Token er gezählt hat.</translation>
    </message>
    <message>
        <source>The answer was not complete, so the tokens to be billed are not known.</source>
        <translation>Die Antwort war unvollständig, daher sind die zu berechnenden Token nicht bekannt.</translation>
    </message>
    <message>
        <source>The token counts of the provider contradict each other.</source>
        <translation>Die Tokenzahlen des Anbieters widersprechen einander.</translation>
    </message>
    <message>
        <source>Prompt tokens: %1 × $%2</source>
        <translation>Prompt-Token: %1 × %2&#xa0;$</translation>
    </message>
    <message>
        <source>Prompt tokens read from a cache: %1 × $%2</source>
        <translation>Prompt-Token, aus einem Cache gelesen: %1 × %2&#xa0;$</translation>
    </message>
    <message>
        <source>Prompt tokens written to a cache: %1 × $%2</source>
        <translation>Prompt-Token, in einen Cache geschrieben: %1 × %2&#xa0;$</translation>
    </message>
    <message>
        <source>Answer tokens, reasoning included: %1 × $%2</source>
        <translation>Antwort-Token, Nachdenken eingeschlossen: %1 × %2&#xa0;$</translation>
    </message>
    <message>
        <source>Requests: %1 × $%2</source>
        <translation>Anfragen: %1 × %2&#xa0;$</translation>
    </message>
    <message>
        <source>Billed: the provider says that it charged $%1.</source>
        <translation>Abgerechnet: Der Anbieter gibt an, %1&#xa0;$ berechnet zu haben.</translation>
    </message>
    <message>
        <source>Estimated: listed prices × tokens counted by the provider, $%1.</source>
        <translation>Geschätzt: Listenpreise × vom Anbieter gezählte Token, %1&#xa0;$.</translation>
    </message>
    <message>
        <source>The cost is not known, which is not the same as nothing.</source>
        <translation>Die Kosten sind nicht bekannt, das heißt nicht null.</translation>
    </message>
    <message>
        <source>Prices: %1, read on %2.</source>
        <extracomment>%1: where a price list comes from, %2: a date.</extracomment>
        <translation>Preise: %1, gelesen am %2.</translation>
    </message>
    <message>
        <source>The sandbox charges play money; it is in no total.</source>
        <translation>Die Sandbox berechnet Spielgeld; es steht in keiner Summe.</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %1 (%n unknown)</source>
        <extracomment>%1: an amount. %n: charges whose amount is not known.</extracomment>
        <translation>
            <numerusform>mindestens %1 (%n unbekannt)</numerusform>
            <numerusform>mindestens %1 (%n unbekannt)</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message numerus="yes">
        <source>%n charge(s) in all.</source>
        <translation>
            <numerusform>Insgesamt %n Kostenposten.</numerusform>
            <numerusform>Insgesamt %n Kostenposten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Billed: %1</source>
        <translation>Abgerechnet: %1</translation>
    </message>
    <message>
        <source>Estimated: %1</source>
        <translation>Geschätzt: %1</translation>
    </message>
    <message numerus="yes">
        <source>Unknown: %n charge(s)</source>
        <translation>
            <numerusform>Unbekannt: %n Kostenposten</numerusform>
            <numerusform>Unbekannt: %n Kostenposten</numerusform>
        </translation>
    </message>
    <message>
        <source>The sum is too large to be counted; this is a part of it.</source>
        <translation>Die Summe ist zu groß zum Zählen; dies ist ein Teil davon.</translation>
    </message>
    <message>
        <source>the sandbox charges nothing real</source>
        <translation>die Sandbox berechnet nichts Echtes</translation>
    </message>
    <message numerus="yes">
        <source>cost unknown for %n model(s)</source>
        <translation>
            <numerusform>Kosten für %n Modell unbekannt</numerusform>
            <numerusform>Kosten für %n Modelle unbekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %1 for %n model(s)</source>
        <translation>
            <numerusform>mindestens %1 für %n Modell</numerusform>
            <numerusform>mindestens %1 für %n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free for %n model(s)</source>
        <translation>
            <numerusform>kostenlos für %n Modell</numerusform>
            <numerusform>kostenlos für %n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 for %n model(s)</source>
        <translation>
            <numerusform>etwa %1 für %n Modell</numerusform>
            <numerusform>etwa %1 für %n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 to %2 for %n model(s)</source>
        <translation>
            <numerusform>etwa %1 bis %2 für %n Modell</numerusform>
            <numerusform>etwa %1 bis %2 für %n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n unknown)</source>
        <extracomment>%1: &quot;about $0.009 to $0.021 for 3 models&quot;. %n: models of those whose price is not known.</extracomment>
        <translation>
            <numerusform>%1 (%n unbekannt)</numerusform>
            <numerusform>%1 (%n unbekannt)</numerusform>
        </translation>
    </message>
    <message>
        <source>About %1 to %2</source>
        <translation>Etwa %1 bis %2</translation>
    </message>
    <message>
        <source>Prompt: %1 to %2 tokens, guessed from its characters</source>
        <translation>Prompt: %1 bis %2 Token, aus den Zeichen geschätzt</translation>
    </message>
    <message>
        <source>Answer: %1 to %2 tokens, assumed</source>
        <translation>Antwort: %1 bis %2 Token, angenommen</translation>
    </message>
    <message>
        <source>cost %1</source>
        <translation>Kosten %1</translation>
    </message>
    <message>
        <source>billed %1</source>
        <translation>abgerechnet %1</translation>
    </message>
    <message>
        <source>estimated %1</source>
        <translation>geschätzt %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Joins what a screen reader says of a pane: name, state, time, cost.</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>the provider</source>
        <translation>der Anbieter</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Stopped before it was complete.</source>
        <extracomment>In all these sentences %1 is a provider&apos;s name and %2 the HTTP status in brackets with a space before, or nothing.</extracomment>
        <translation>Gestoppt, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>What came until then is kept.</source>
        <translation>Was bis dahin kam, bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1 did not accept the request%2.</source>
        <translation>%1 hat die Anfrage nicht angenommen%2.</translation>
    </message>
    <message>
        <source>The request was not sent, since it is not valid.</source>
        <translation>Die Anfrage wurde nicht gesendet, da sie ungültig ist.</translation>
    </message>
    <message>
        <source>Check prompt and settings; Details say what is wrong.</source>
        <translation>Prompt und Einstellungen prüfen; unter Details steht, was nicht stimmt.</translation>
    </message>
    <message>
        <source>No key for %1 was found.</source>
        <translation>%1 braucht einen Schlüssel, und es wurde keiner gefunden.</translation>
    </message>
    <message>
        <source>Add one in Settings or set its environment variable.</source>
        <translation>Einen in den Einstellungen hinzufügen oder die Umgebungsvariable setzen.</translation>
    </message>
    <message>
        <source>%1 refused the key%2.</source>
        <translation>%1 hat den Schlüssel abgelehnt%2.</translation>
    </message>
    <message>
        <source>Check it in Settings.</source>
        <translation>In den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>No credit left at %1%2.</source>
        <translation>%1 meldet kein Guthaben mehr%2.</translation>
    </message>
    <message>
        <source>Add credit or swap the model.</source>
        <translation>Guthaben aufladen oder das Modell tauschen.</translation>
    </message>
    <message>
        <source>%1 does not allow this request%2.</source>
        <translation>%1 erlaubt diese Anfrage nicht%2.</translation>
    </message>
    <message>
        <source>The key or its region may lack the right to this model; Details have the reason given.</source>
        <translation>Dem Schlüssel oder seiner Region fehlt womöglich das Recht auf dieses Modell; der genannte Grund steht unter Details.</translation>
    </message>
    <message>
        <source>%1 refused the prompt for its content%2.</source>
        <translation>%1 hat den Prompt wegen seines Inhalts abgelehnt%2.</translation>
    </message>
    <message>
        <source>Change the prompt or swap the model.</source>
        <translation>Den Prompt ändern oder das Modell tauschen.</translation>
    </message>
    <message>
        <source>%1 has no such model or address%2.</source>
        <translation>%1 kennt dieses Modell oder diese Adresse nicht%2.</translation>
    </message>
    <message>
        <source>Swap the model or check the address in Settings.</source>
        <translation>Das Modell tauschen oder die Adresse in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>The prompt is longer than this model can read.</source>
        <translation>Der Prompt ist länger, als dieses Modell lesen kann.</translation>
    </message>
    <message>
        <source>Shorten it or swap to a model with a larger context.</source>
        <translation>Ihn kürzen oder ein Modell mit größerem Kontext wählen.</translation>
    </message>
    <message>
        <source>Too many requests%1.</source>
        <translation>Zu viele Anfragen%1.</translation>
    </message>
    <message>
        <source>%1 asks to wait %2.</source>
        <translation>%1 verlangt %2 Wartezeit.</translation>
    </message>
    <message>
        <source>Wait a little, then retry.</source>
        <translation>Etwas warten, dann wiederholen.</translation>
    </message>
    <message>
        <source>%1 has no room for this model now%2.</source>
        <translation>%1 hat gerade keinen Platz für dieses Modell%2.</translation>
    </message>
    <message>
        <source>Retry after %1 or swap the model.</source>
        <translation>Nach %1 wiederholen oder das Modell tauschen.</translation>
    </message>
    <message>
        <source>Retry later or swap the model.</source>
        <translation>Später wiederholen oder das Modell tauschen.</translation>
    </message>
    <message>
        <source>%1 failed to answer%2.</source>
        <translation>%1 konnte nicht antworten%2.</translation>
    </message>
    <message>
        <source>Retry or swap the model.</source>
        <translation>Wiederholen oder das Modell tauschen.</translation>
    </message>
    <message>
        <source>This machine is offline.</source>
        <translation>Dieser Computer ist offline.</translation>
    </message>
    <message>
        <source>Connect it, then retry.</source>
        <translation>Ihn verbinden, dann wiederholen.</translation>
    </message>
    <message>
        <source>The address of %1 was not found.</source>
        <translation>%1 ist unter der angegebenen Adresse nicht zu finden.</translation>
    </message>
    <message>
        <source>Check it in Settings, and check the network.</source>
        <translation>Die Adresse in den Einstellungen und das Netz prüfen.</translation>
    </message>
    <message>
        <source>Nobody answers at the address of %1.</source>
        <translation>%1 antwortet unter der angegebenen Adresse nicht.</translation>
    </message>
    <message>
        <source>Start the server or check the address in Settings.</source>
        <translation>Den Server starten oder die Adresse in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>The secure connection to %1 failed.</source>
        <translation>%1 war nicht über eine sichere Verbindung erreichbar.</translation>
    </message>
    <message>
        <source>Check its certificate, the clock of this machine and the proxy.</source>
        <translation>Das Zertifikat, die Uhr dieses Computers und den Proxy prüfen.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The connection to %1 broke.</source>
        <translation>%1: Die Verbindung ist abgerissen.</translation>
    </message>
    <message>
        <source>What came until then is kept; retry for a whole answer.</source>
        <translation>Was bis dahin kam, bleibt erhalten; Wiederholen bringt eine ganze Antwort.</translation>
    </message>
    <message numerus="yes">
        <source>The connection broke after %n word(s).</source>
        <translation>
            <numerusform>Die Verbindung ist nach %n Wort abgerissen.</numerusform>
            <numerusform>Die Verbindung ist nach %n Wörtern abgerissen.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept; retry for a whole answer.</source>
        <translation>Was kam, bleibt erhalten; Wiederholen bringt eine ganze Antwort.</translation>
    </message>
    <message>
        <source>The connection to %1 broke before any text came.</source>
        <translation>%1: Die Verbindung ist abgerissen, bevor Text kam.</translation>
    </message>
    <message>
        <source>The answer was a web page, not JSON%1.</source>
        <translation>Die Antwort war eine Webseite, kein JSON%1.</translation>
    </message>
    <message>
        <source>%1 sent an answer that could not be read%2.</source>
        <translation>%1 hat eine unlesbare Antwort gesendet%2.</translation>
    </message>
    <message>
        <source>Check the address in Settings.</source>
        <translation>Die Adresse in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>%1 sent the request on to another address%2.</source>
        <translation>%1 hat die Anfrage an eine andere Adresse weitergeleitet%2.</translation>
    </message>
    <message>
        <source>It was not followed; enter the final address in Settings.</source>
        <translation>Ihr wurde nicht gefolgt; die endgültige Adresse in den Einstellungen eintragen.</translation>
    </message>
    <message>
        <source>%1 sent more than Bakeoff accepts.</source>
        <translation>%1 hat mehr gesendet, als Bakeoff annimmt.</translation>
    </message>
    <message>
        <source>What came until then is kept; Details name the limit.</source>
        <translation>Was bis dahin kam, bleibt erhalten; die Grenze steht unter Details.</translation>
    </message>
    <message>
        <source>The address of %1 is not encrypted, so nothing was sent.</source>
        <translation>%1 hat eine unverschlüsselte Adresse, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Use https, or allow plain http for it in Settings.</source>
        <translation>Https verwenden oder unverschlüsseltes http in den Einstellungen erlauben.</translation>
    </message>
    <message>
        <source>The address is not one that may see the key of %1, so nothing was sent.</source>
        <translation>%1: Die Adresse darf den Schlüssel nicht sehen, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The price of this request is not known.</source>
        <translation>Der Preis dieser Anfrage ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Swap to a model whose price is listed.</source>
        <translation>Ein Modell mit Listenpreis wählen.</translation>
    </message>
    <message>
        <source>The cost of this request is too large to be counted.</source>
        <translation>Die Kosten dieser Anfrage sind zu groß zum Zählen.</translation>
    </message>
    <message>
        <source>Check the prices that the provider lists.</source>
        <translation>Die Preise in der Liste des Anbieters prüfen.</translation>
    </message>
    <message>
        <source>The history could not be written.</source>
        <translation>Der Verlauf ließ sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Check the profile folder; Details name the fault.</source>
        <translation>Den Profilordner prüfen; der Fehler steht unter Details.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Free some space; until then nothing more is saved.</source>
        <translation>Platz schaffen; bis dahin wird nichts mehr gespeichert.</translation>
    </message>
    <message>
        <source>The profile folder cannot be written.</source>
        <translation>Der Profilordner lässt sich nicht beschreiben.</translation>
    </message>
    <message>
        <source>Change its permissions or choose another folder with --profile.</source>
        <translation>Seine Rechte ändern oder mit --profile einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Another program keeps the history busy.</source>
        <translation>Ein anderes Programm belegt den Verlauf.</translation>
    </message>
    <message>
        <source>Close it or retry in a moment.</source>
        <translation>Es schließen oder gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This profile was written by a newer Bakeoff and was left untouched.</source>
        <translation>Dieses Profil stammt von einem neueren Bakeoff und blieb unberührt.</translation>
    </message>
    <message>
        <source>Update Bakeoff or choose another folder with --profile.</source>
        <translation>Bakeoff aktualisieren oder mit --profile einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The history file is damaged and was left as it is.</source>
        <translation>Die Verlaufsdatei ist beschädigt und blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>Restore a backup or choose another folder with --profile.</source>
        <translation>Eine Sicherung zurückspielen oder mit --profile einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The key store of this system cannot be used.</source>
        <translation>Der Schlüsselspeicher dieses Systems lässt sich nicht nutzen.</translation>
    </message>
    <message>
        <source>Keys come from environment variables or last for this session only.</source>
        <translation>Schlüssel kommen aus Umgebungsvariablen oder gelten nur für diese Sitzung.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) are kept; a retry may be billed again.</source>
        <translation>
            <numerusform>%n Wort bleibt erhalten; Wiederholen kann noch einmal berechnet werden.</numerusform>
            <numerusform>%n Wörter bleiben erhalten; Wiederholen kann noch einmal berechnet werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) are kept; retry for a whole answer.</source>
        <translation>
            <numerusform>%n Wort bleibt erhalten; Wiederholen bringt eine ganze Antwort.</numerusform>
            <numerusform>%n Wörter bleiben erhalten; Wiederholen bringt eine ganze Antwort.</numerusform>
        </translation>
    </message>
    <message>
        <source>It may have been billed; a retry may be billed again.</source>
        <translation>Womöglich wurde sie berechnet; Wiederholen kann noch einmal berechnet werden.</translation>
    </message>
    <message>
        <source>HTTP status %1</source>
        <translation>HTTP-Status %1</translation>
    </message>
    <message>
        <source>%1 says: “%2”</source>
        <translation>%1 sagt: „%2“</translation>
    </message>
    <message>
        <source>Wait asked for: %1</source>
        <translation>Verlangte Wartezeit: %1</translation>
    </message>
    <message>
        <source>The request left this machine and may have been billed.</source>
        <translation>Die Anfrage hat diesen Computer verlassen und wurde womöglich berechnet.</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Cold start</source>
        <translation>Kaltstart</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Denkt nach</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Antwortet</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgerissen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>&lt; %1 ms</source>
        <translation>&lt; %1 ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <extracomment>Tokens per second.</extracomment>
        <translation>%1 tok/s</translation>
    </message>
    <message>
        <source>&lt; %1 tok/s</source>
        <translation>&lt; %1 tok/s</translation>
    </message>
    <message>
        <source>%1k</source>
        <comment>thousand tokens</comment>
        <translation>%1k</translation>
    </message>
    <message>
        <source>%1M</source>
        <comment>million tokens</comment>
        <translation>%1M</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <extracomment>A date of this year, in the letters of Qt&apos;s QLocale::toString: &quot;26 August&quot;.</extracomment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>A date of another year: &quot;26 August 2025&quot;.</extracomment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <extracomment>A time of day, 24 hours: &quot;14:05&quot;.</extracomment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1: a date, %2: a time of day.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>zu kurz</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>aus Cache</translation>
    </message>
    <message>
        <source>Not known yet: the answer is still under way.</source>
        <translation>Noch nicht bekannt: Die Antwort ist unterwegs.</translation>
    </message>
    <message>
        <source>There was no such text.</source>
        <translation>Es gab keinen solchen Text.</translation>
    </message>
    <message>
        <source>Too short: under 40 tokens or 200 ms, or in one piece, it would say nothing.</source>
        <translation>Zu kurz: Unter 40 Token oder 200 ms oder in einem Stück sagt der Wert nichts aus.</translation>
    </message>
    <message>
        <source>Not known: the answer was not streamed.</source>
        <translation>Nicht bekannt: Die Antwort wurde nicht gestreamt.</translation>
    </message>
    <message>
        <source>Not known: the provider did not give the token count that it needs.</source>
        <translation>Nicht bekannt: Der Anbieter hat die nötige Tokenzahl nicht genannt.</translation>
    </message>
    <message>
        <source>There was no reasoning text.</source>
        <translation>Es gab keinen Text zum Nachdenken.</translation>
    </message>
    <message>
        <source>Left out: the reasoning was shown as a summary only.</source>
        <translation>Ausgelassen: Das Nachdenken kam nur als Zusammenfassung.</translation>
    </message>
    <message>
        <source>Left out: the provider answered from its response cache.</source>
        <translation>Ausgelassen: Der Anbieter hat aus seinem Antwort-Cache geantwortet.</translation>
    </message>
    <message>
        <source>Left out: the answer was stopped.</source>
        <translation>Ausgelassen: Die Antwort wurde gestoppt.</translation>
    </message>
    <message>
        <source>Left out: the answer was cut off.</source>
        <translation>Ausgelassen: Die Antwort ist abgerissen.</translation>
    </message>
    <message>
        <source>Left out: the request failed.</source>
        <translation>Ausgelassen: Die Anfrage ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Not known: the provider&apos;s counts contradict each other.</source>
        <translation>Nicht bekannt: Die Zahlen des Anbieters widersprechen einander.</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <extracomment>%1: tokens in, %2: tokens out.</extracomment>
        <translation>%1 ein, %2 aus</translation>
    </message>
    <message>
        <source>TTFT: time from the request handed over on an open connection to the first reasoning or answer text.</source>
        <translation>TTFT: Zeit von der Übergabe der Anfrage auf einer offenen Verbindung bis zum ersten Text des Nachdenkens oder der Antwort.</translation>
    </message>
    <message>
        <source>TTFA: time from the request handed over on an open connection to the first answer text.</source>
        <translation>TTFA: Zeit von der Übergabe der Anfrage auf einer offenen Verbindung bis zum ersten Text der Antwort.</translation>
    </message>
    <message>
        <source>Time: from the request handed over on an open connection to the last text.</source>
        <translation>Zeit: von der Übergabe der Anfrage auf einer offenen Verbindung bis zum letzten Text.</translation>
    </message>
    <message>
        <source>TPOT: time per output token, (time − TTFT) / (output tokens − 1), by the provider&apos;s count.</source>
        <translation>TPOT: Zeit je Ausgabe-Token, (Zeit − TTFT) / (Ausgabe-Token − 1), nach der Zählung des Anbieters.</translation>
    </message>
    <message>
        <source>Answer tokens per second: (output − reasoning tokens − 1) / (last answer text − first answer text), by the provider&apos;s count.</source>
        <translation>Antwort-Token je Sekunde: (Ausgabe − Token des Nachdenkens − 1) / (letzter − erster Text der Antwort), nach der Zählung des Anbieters.</translation>
    </message>
    <message>
        <source>Tokens per second with reasoning: (output tokens − 1) / (last text − first text), by the provider&apos;s count.</source>
        <translation>Token je Sekunde mit Nachdenken: (Ausgabe-Token − 1) / (letzter Text − erster Text), nach der Zählung des Anbieters.</translation>
    </message>
    <message>
        <source>Tokens per second including wait: output tokens / time, by the provider&apos;s count.</source>
        <translation>Token je Sekunde samt Wartezeit: Ausgabe-Token / Zeit, nach der Zählung des Anbieters.</translation>
    </message>
    <message>
        <source>Longest stall: the longest gap between two chunks of text; a chunk is not a token.</source>
        <translation>Längste Stockung: die längste Lücke zwischen zwei Textstücken; ein Stück ist kein Token.</translation>
    </message>
    <message>
        <source>Not part of speed statistics.</source>
        <translation>Nicht Teil der Geschwindigkeitsstatistik.</translation>
    </message>
    <message>
        <source>The connection was open already.</source>
        <translation>Die Verbindung war schon offen.</translation>
    </message>
    <message>
        <source>Opening the connection took %1 before that.</source>
        <translation>Das Öffnen der Verbindung davor dauerte %1.</translation>
    </message>
    <message>
        <source>Tokens as the provider counted them.</source>
        <translation>Token, wie der Anbieter sie gezählt hat.</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>In: %1</source>
        <translation>Ein: %1</translation>
    </message>
    <message>
        <source>of them read from a prompt cache: %1</source>
        <translation>davon aus einem Prompt-Cache gelesen: %1</translation>
    </message>
    <message>
        <source>of them written to a prompt cache: %1</source>
        <translation>davon in einen Prompt-Cache geschrieben: %1</translation>
    </message>
    <message>
        <source>Out: %1</source>
        <translation>Aus: %1</translation>
    </message>
    <message>
        <source>of them reasoning: %1</source>
        <translation>davon Nachdenken: %1</translation>
    </message>
    <message>
        <source>The cost is known when the answer has ended.</source>
        <translation>Die Kosten sind bekannt, wenn die Antwort geendet hat.</translation>
    </message>
    <message>
        <source>Nothing was charged: the request was refused before any work, or never sent.</source>
        <translation>Nichts wurde berechnet: Die Anfrage wurde vor jeder Arbeit abgelehnt oder nie gesendet.</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht aufgeführt</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>variabel</translation>
    </message>
    <message>
        <source>in %1, out %2</source>
        <extracomment>Prices of a model per million tokens.</extracomment>
        <translation>ein %1, aus %2</translation>
    </message>
    <message>
        <source>%1; other prices by length or time</source>
        <translation>%1; andere Preise nach Länge oder Zeit</translation>
    </message>
    <message>
        <source>The budget of %1 for one run</source>
        <extracomment>These name a budget and begin a sentence as its subject. %1: an amount of money, %2: a provider.</extracomment>
        <translation>Das Budget von %1 für einen Lauf</translation>
    </message>
    <message>
        <source>The budget of %1 for one run at %2</source>
        <translation>Das Budget von %1 für einen Lauf bei %2</translation>
    </message>
    <message>
        <source>Today&apos;s budget of %1</source>
        <translation>Das heutige Budget von %1</translation>
    </message>
    <message>
        <source>Today&apos;s budget of %1 for %2</source>
        <translation>Das heutige Budget von %1 für %2</translation>
    </message>
    <message>
        <source>This month&apos;s budget of %1</source>
        <translation>Das Budget dieses Monats von %1</translation>
    </message>
    <message>
        <source>This month&apos;s budget of %1 for %2</source>
        <translation>Das Budget dieses Monats von %1 für %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 needs known prices, and %n request(s) have none.</source>
        <extracomment>%1: &quot;Today&apos;s budget of $5.00&quot;. %n: requests to models.</extracomment>
        <translation>
            <numerusform>%1 braucht bekannte Preise, und %n Anfrage hat keinen.</numerusform>
            <numerusform>%1 braucht bekannte Preise, und %n Anfragen haben keinen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was sent: allow it for this send, add a price, or swap the model.</source>
        <translation>Nichts wurde gesendet: Es diesmal erlauben, einen Preis hinzufügen oder das Modell tauschen.</translation>
    </message>
    <message>
        <source>%1 does not suffice: up to %2 is needed.</source>
        <translation>%1 reicht nicht: Nötig sind bis zu %2.</translation>
    </message>
    <message>
        <source>%1 does not suffice: %2 is spent, %3 is held for what runs, and up to %4 is needed.</source>
        <translation>%1 reicht nicht: %2 sind ausgegeben, %3 für Laufendes reserviert, und nötig sind bis zu %4.</translation>
    </message>
    <message>
        <source>%1 does not suffice: %2 is spent, and up to %3 is needed.</source>
        <translation>%1 reicht nicht: %2 sind ausgegeben, und nötig sind bis zu %3.</translation>
    </message>
    <message>
        <source>Nothing was sent: raise the budget under Costs, or ask for less.</source>
        <translation>Nichts wurde gesendet: Das Budget unter Kosten erhöhen oder weniger verlangen.</translation>
    </message>
    <message>
        <source>%1 may be used up to %2% with this.</source>
        <extracomment>%1: &quot;Today&apos;s budget of $5.00&quot;. %2: a number.</extracomment>
        <translation>%1 kann damit bis zu %2&#xa0;% verbraucht sein.</translation>
    </message>
    <message>
        <source>Prompt: %1 tokens, as the provider counted it before</source>
        <translation>Prompt: %1 Token, wie zuvor vom Anbieter gezählt</translation>
    </message>
    <message numerus="yes">
        <source>Answer: %1 to %2 tokens, from this model&apos;s last %n answer(s), 10th to 90th percentile</source>
        <extracomment>%1 and %2: counts of tokens. %n: answers.</extracomment>
        <translation>
            <numerusform>Antwort: %1 bis %2 Token, aus der letzten %n Antwort dieses Modells, 10. bis 90. Perzentil</numerusform>
            <numerusform>Antwort: %1 bis %2 Token, aus den letzten %n Antworten dieses Modells, 10. bis 90. Perzentil</numerusform>
        </translation>
    </message>
    <message>
        <source>A budget does not allow this.</source>
        <translation>Ein Budget erlaubt das nicht.</translation>
    </message>
    <message>
        <source>The file %1 in the profile&apos;s folder is not valid.</source>
        <extracomment>%1 is the name of a file</extracomment>
        <translation>Die Datei %1 im Ordner des Profils ist ungültig.</translation>
    </message>
    <message>
        <source>Correct or remove it; Details say where it is wrong.</source>
        <translation>Sie berichtigen oder entfernen; unter Details steht, wo sie falsch ist.</translation>
    </message>
    <message>
        <source>Check the settings; Details say what was refused.</source>
        <translation>Die Einstellungen prüfen; unter Details steht, was abgelehnt wurde.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Use another data folder.</source>
        <translation>Einen anderen Datenordner verwenden.</translation>
    </message>
</context>
<context>
    <name>starter</name>
    <message>
        <source>## A lighthouse in numbers

The echo model streams this page back, with **prose**, code and a table:

```cpp
int flashes(int seconds)
{
    return seconds / 5; // one flash every five seconds
}
```

| Night | Ships | Flashes |
| --- | ---: | ---: |
| Monday | 12 | 7,200 |
| Tuesday | 9 | 7,200 |

The story models go on from here:

Once upon a time, a lighthouse keeper found a map in a bottle.</source>
        <extracomment>The last line starts a story in English, whatever the user&apos;s language: the sandbox model knows no other.</extracomment>
        <translation>## Ein Leuchtturm in Zahlen

Das Echo-Modell streamt diese Seite zurück, mit **Prosa**, Code und einer Tabelle:

```cpp
int flashes(int seconds)
{
    return seconds / 5; // ein Blitz alle fünf Sekunden
}
```

| Nacht | Schiffe | Blitze |
| --- | ---: | ---: |
| Montag | 12 | 7.200 |
| Dienstag | 9 | 7.200 |

Die Geschichten-Modelle erzählen von hier an weiter:

Once upon a time, a lighthouse keeper found a map in a bottle.</translation>
    </message>
</context>
</TS>
