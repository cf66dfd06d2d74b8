<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>bakeoff::AttachmentStrip</name>
    <message numerus="yes">
        <source>%1 is not attached: there is room for %n file(s).</source>
        <translation>
            <numerusform>%1 is not attached: there is room for %n file.</numerusform>
            <numerusform>%1 is not attached: there is room for %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::BackupWords</name>
    <message numerus="yes">
        <source>%n charge(s) made since then stay in the costs.</source>
        <translation>
            <numerusform>%n charge made since then stays in the costs.</numerusform>
            <numerusform>%n charges made since then stay in the costs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::BackupsDialog</name>
    <message numerus="yes">
        <source>%n comparison(s) were changed since then and will be as they were.</source>
        <translation>
            <numerusform>%n comparison was changed since then and will be as it was.</numerusform>
            <numerusform>%n comparisons were changed since then and will be as they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::BudgetWords</name>
    <message numerus="yes">
        <source>%n charge(s) of unknown amount are not in it.</source>
        <translation>
            <numerusform>%n charge of unknown amount is not in it.</numerusform>
            <numerusform>%n charges of unknown amount are not in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::Cli</name>
    <message numerus="yes">
        <source>At most %n model(s) can be compared at once.</source>
        <translation>
            <numerusform>At most %n model can be compared at once.</numerusform>
            <numerusform>At most %n models can be compared at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 answers. %n model(s) listed.</source>
        <translation>
            <numerusform>%1 answers. %n model listed.</numerusform>
            <numerusform>%1 answers. %n models listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it is larger than %n MiB</source>
        <translation>
            <numerusform>it is larger than %n MiB</numerusform>
            <numerusform>it is larger than %n MiB</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sandbox, whose prices are made up, is not counted: %n charge(s), %1.</source>
        <extracomment>%n: charges; %1: a sum.</extracomment>
        <translation>
            <numerusform>The sandbox, whose prices are made up, is not counted: %n charge, %1.</numerusform>
            <numerusform>The sandbox, whose prices are made up, is not counted: %n charges, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) came in.</source>
        <translation>
            <numerusform>%n bill came in.</numerusform>
            <numerusform>%n bills came in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are still not known.</source>
        <translation>
            <numerusform>%n is still not known.</numerusform>
            <numerusform>%n are still not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comparison(s) exported to %1.</source>
        <translation>
            <numerusform>%n comparison exported to %1.</numerusform>
            <numerusform>%n comparisons exported to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The history is damaged: %n comparison(s) could not be read and are not in the file.</source>
        <translation>
            <numerusform>The history is damaged: %n comparison could not be read and is not in the file.</numerusform>
            <numerusform>The history is damaged: %n comparisons could not be read and are not in the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comparison(s) imported.</source>
        <translation>
            <numerusform>%n comparison imported.</numerusform>
            <numerusform>%n comparisons imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more imported under new ids, since the old ones belong to something else here.</source>
        <translation>
            <numerusform>%n more imported under a new id, since the old one belongs to something else here.</numerusform>
            <numerusform>%n more imported under new ids, since the old ones belong to something else here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, since they are here with the same content.</source>
        <translation>
            <numerusform>%n left out, since it is here with the same content.</numerusform>
            <numerusform>%n left out, since they are here with the same content.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ended job(s) of unknown cost have an estimate now.</source>
        <translation>
            <numerusform>%n ended job of unknown cost has an estimate now.</numerusform>
            <numerusform>%n ended jobs of unknown cost have an estimate now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each model answered each prompt %n time(s): the first answers stand here, all of them in the report&apos;s rows.</source>
        <translation>
            <numerusform>Each model answered each prompt %n time: the first answers stand here, all of them in the report&apos;s rows.</numerusform>
            <numerusform>Each model answered each prompt %n times: the first answers stand here, all of them in the report&apos;s rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) in open blind votes are left out.</source>
        <translation>
            <numerusform>%n result in an open blind vote is left out.</numerusform>
            <numerusform>%n results in open blind votes are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is nothing to report: the blind votes on the %n result(s) that were found are still open.</source>
        <translation>
            <numerusform>There is nothing to report: the blind vote on the %n result that was found is still open.</numerusform>
            <numerusform>There is nothing to report: the blind votes on the %n results that were found are still open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::CompareScreen</name>
    <message numerus="yes">
        <source>There is room for %n pane(s).</source>
        <translation>
            <numerusform>There is room for %n pane.</numerusform>
            <numerusform>There is room for %n panes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still open</source>
        <extracomment>Answers of the turn shown that have not ended.</extracomment>
        <translation>
            <numerusform>%n still open</numerusform>
            <numerusform>%n still open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::CostTableModel</name>
    <message numerus="yes">
        <source>%n provider(s), %1</source>
        <extracomment>The last row of the table of costs. %1: a sum.</extracomment>
        <translation>
            <numerusform>%n provider, %1</numerusform>
            <numerusform>%n providers, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s), %1</source>
        <translation>
            <numerusform>%n model, %1</numerusform>
            <numerusform>%n models, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), %1</source>
        <translation>
            <numerusform>%n day, %1</numerusform>
            <numerusform>%n days, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s), %1</source>
        <translation>
            <numerusform>%n kind, %1</numerusform>
            <numerusform>%n kinds, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <extracomment>In the column of unknown amounts.</extracomment>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::CostsScreen</name>
    <message numerus="yes">
        <source>%n sandbox charge(s) are not counted: their prices are made up</source>
        <translation>
            <numerusform>%n sandbox charge is not counted: its price is made up</numerusform>
            <numerusform>%n sandbox charges are not counted: their prices are made up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n unknown)</source>
        <extracomment>Behind the big sum: charges of unknown amount.</extracomment>
        <translation>
            <numerusform>(%n unknown)</numerusform>
            <numerusform>(%n unknown)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::CostsSide</name>
    <message numerus="yes">
        <source>%n answer(s) ended without a bill; the provider tells it later. It is asked for by itself, less and less often, for seven days.</source>
        <translation>
            <numerusform>%n answer ended without a bill; the provider tells it later. It is asked for by itself, less and less often, for seven days.</numerusform>
            <numerusform>%n answers ended without a bill; the provider tells it later. It is asked for by itself, less and less often, for seven days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n own price(s), the oldest of %1.</source>
        <extracomment>%n: prices; %1: a date.</extracomment>
        <translation>
            <numerusform>%n own price, of %1.</numerusform>
            <numerusform>%n own prices, the oldest of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them older than 30 days.</source>
        <translation>
            <numerusform>%n of them older than 30 days.</numerusform>
            <numerusform>%n of them older than 30 days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::DifferenceView</name>
    <message numerus="yes">
        <source>%n equal block(s) folded</source>
        <translation>
            <numerusform>%n equal block folded</numerusform>
            <numerusform>%n equal blocks folded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) against %1</source>
        <translation>
            <numerusform>%n change against %1</numerusform>
            <numerusform>%n changes against %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::FilmSection</name>
    <message numerus="yes">
        <source>95% of %n moment(s) that were shown</source>
        <extracomment>%n: how often frames of all films were shown together since they were opened.</extracomment>
        <translation>
            <numerusform>95% of %n moment that was shown</numerusform>
            <numerusform>95% of %n moments that were shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::FindBar</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::FirstStartPanel</name>
    <message numerus="yes">
        <source>%n model(s) at %1</source>
        <extracomment>%n: models of a local server; %1: its address.</extracomment>
        <translation>
            <numerusform>%n model at %1</numerusform>
            <numerusform>%n models at %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::HealthTexts</name>
    <message numerus="yes">
        <source>%n request(s) in 24 hours, all complete</source>
        <translation>
            <numerusform>%n request in 24 hours, complete</numerusform>
            <numerusform>%n requests in 24 hours, all complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n request(s) failed in 24 hours</source>
        <extracomment>%1: how many; %n: of how many.</extracomment>
        <translation>
            <numerusform>%1 of %n request failed in 24 hours</numerusform>
            <numerusform>%1 of %n requests failed in 24 hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Providers: %n request(s) in 24 hours, all complete</source>
        <translation>
            <numerusform>Providers: %n request in 24 hours, complete</numerusform>
            <numerusform>Providers: %n requests in 24 hours, all complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) by another host than the first</source>
        <translation>
            <numerusform>%n answer by another host than the first</numerusform>
            <numerusform>%n answers by another host than the first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed attempt(s) sent again by Bakeoff</source>
        <translation>
            <numerusform>%n failed attempt sent again by Bakeoff</numerusform>
            <numerusform>%n failed attempts sent again by Bakeoff</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, not counted</source>
        <translation>
            <numerusform>%n, not counted</numerusform>
            <numerusform>%n, not counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryDelegate</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cut off</source>
        <translation>
            <numerusform>%n cut off</numerusform>
            <numerusform>%n cut off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryFilterBar</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryPreview</name>
    <message numerus="yes">
        <source>%n entry(s) chosen</source>
        <translation>
            <numerusform>%n entry chosen</numerusform>
            <numerusform>%n entries chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more turn(s)</source>
        <translation>
            <numerusform>Show %n more turn</numerusform>
            <numerusform>Show %n more turns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryScreen</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags for all %n entry(s), separated by commas:</source>
        <translation>
            <numerusform>Tags for %n entry, separated by commas:</numerusform>
            <numerusform>Tags for all %n entries, separated by commas:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) deleted.</source>
        <translation>
            <numerusform>%n entry deleted.</numerusform>
            <numerusform>%n entries deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryTransfer</name>
    <message numerus="yes">
        <source>Export %n entry(s)</source>
        <translation>
            <numerusform>Export %n entry</numerusform>
            <numerusform>Export %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) are damaged and not in the file.</source>
        <translation>
            <numerusform>%n entry is damaged and not in the file.</numerusform>
            <numerusform>%n entries are damaged and not in the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) exported.</source>
        <translation>
            <numerusform>%n entry exported.</numerusform>
            <numerusform>%n entries exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them as a copy, because it is here with other content.</source>
        <translation>
            <numerusform>%n of them as a copy, because it is here with other content.</numerusform>
            <numerusform>%n of them as copies, because they are here with other content.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>%n was here already.</numerusform>
            <numerusform>%n were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) imported.</source>
        <translation>
            <numerusform>%n entry imported.</numerusform>
            <numerusform>%n entries imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::HistoryWords</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cut off</source>
        <translation>
            <numerusform>%n cut off</numerusform>
            <numerusform>%n cut off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s) and more</source>
        <translation>
            <numerusform>%n star and more</numerusform>
            <numerusform>%n stars and more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::InputFormView</name>
    <message numerus="yes">
        <source>%n more field(s) can be filled in on the JSON tab.</source>
        <translation>
            <numerusform>%n more field can be filled in on the JSON tab.</numerusform>
            <numerusform>%n more fields can be filled in on the JSON tab.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::InputWords</name>
    <message numerus="yes">
        <source>at most %n character(s)</source>
        <translation>
            <numerusform>at most %n character</numerusform>
            <numerusform>at most %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n item(s)</source>
        <translation>
            <numerusform>at most %n item</numerusform>
            <numerusform>at most %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write at least %n character(s).</source>
        <translation>
            <numerusform>Write at least %n character.</numerusform>
            <numerusform>Write at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write at most %n character(s).</source>
        <translation>
            <numerusform>Write at most %n character.</numerusform>
            <numerusform>Write at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give at least %n item(s).</source>
        <translation>
            <numerusform>Give at least %n item.</numerusform>
            <numerusform>Give at least %n items.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give at most %n item(s).</source>
        <translation>
            <numerusform>Give at most %n item.</numerusform>
            <numerusform>Give at most %n items.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::JobFacts</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sound(s)</source>
        <translation>
            <numerusform>%n sound</numerusform>
            <numerusform>%n sounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::JobNotices</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::JobPanel</name>
    <message numerus="yes">
        <source>%n job(s) chosen</source>
        <translation>
            <numerusform>%n job chosen</numerusform>
            <numerusform>%n jobs chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n job(s) set-up and idle time come on top.</source>
        <translation>
            <numerusform>Of %n job set-up and idle time come on top.</numerusform>
            <numerusform>Of %n jobs set-up and idle time come on top.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) have not ended.</source>
        <translation>
            <numerusform>%n job has not ended.</numerusform>
            <numerusform>%n jobs have not ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ended job(s) have an estimate now.</source>
        <translation>
            <numerusform>%n ended job has an estimate now.</numerusform>
            <numerusform>%n ended jobs have an estimate now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::JobPriceDialog</name>
    <message numerus="yes">
        <source>Estimate %n ended job(s) of this model of unknown cost too</source>
        <translation>
            <numerusform>Estimate %n ended job of this model of unknown cost too</numerusform>
            <numerusform>Estimate %n ended jobs of this model of unknown cost too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::JobWords</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n seed</numerusform>
            <numerusform>%n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The middle half of your last %n job(s) with this model that succeeded: from being handed over to the end, cold starts with them.</source>
        <translation>
            <numerusform>Your last %n job with this model that succeeded: from being handed over to the end, a cold start with it.</numerusform>
            <numerusform>The middle half of your last %n jobs with this model that succeeded: from being handed over to the end, cold starts with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The middle 8 of 10 of your last %n job(s) with this model that succeeded: from being handed over to the end, cold starts with them.</source>
        <translation>
            <numerusform>Your last %n job with this model that succeeded: from being handed over to the end, a cold start with it.</numerusform>
            <numerusform>The middle 8 of 10 of your last %n jobs with this model that succeeded: from being handed over to the end, cold starts with them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::Judging</name>
    <message numerus="yes">
        <source>%n unknown</source>
        <extracomment>Behind a range of costs.</extracomment>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n distinct</source>
        <translation>
            <numerusform>%n distinct</numerusform>
            <numerusform>%n distinct</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n under way</numerusform>
            <numerusform>%n under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not complete</source>
        <translation>
            <numerusform>%n not complete</numerusform>
            <numerusform>%n not complete</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::LineUpControl</name>
    <message numerus="yes">
        <source>%n pane(s) that still answer stay.</source>
        <translation>
            <numerusform>%n pane that still answers stays.</numerusform>
            <numerusform>%n panes that still answer stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::LineUpManager</name>
    <message numerus="yes">
        <source>%n line-up(s) imported.</source>
        <translation>
            <numerusform>%n line-up imported.</numerusform>
            <numerusform>%n line-ups imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line-up(s) exported.</source>
        <translation>
            <numerusform>%n line-up exported.</numerusform>
            <numerusform>%n line-ups exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::MainWindow</name>
    <message numerus="yes">
        <source>%n answer(s) are still arriving. Quitting stops them; what came is kept.</source>
        <translation>
            <numerusform>%n answer is still arriving. Quitting stops it; what came is kept.</numerusform>
            <numerusform>%n answers are still arriving. Quitting stops them; what came is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ModelDetails</name>
    <message numerus="yes">
        <source>%1, median of %n answer(s)</source>
        <extracomment>A figure of the user&apos;s own answers. %1: a time; %n: how many answers it is the median of.</extracomment>
        <translation>
            <numerusform>%1, median of %n answer</numerusform>
            <numerusform>%1, median of %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>n too small (%n answer(s))</source>
        <translation>
            <numerusform>n too small (%n answer)</numerusform>
            <numerusform>n too small (%n answers)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ModelPicker</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n model(s)</source>
        <extracomment>%1: matches; %n: all models.</extracomment>
        <translation>
            <numerusform>%1 of %n model</numerusform>
            <numerusform>%1 of %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation>
            <numerusform>%n ticked</numerusform>
            <numerusform>%n ticked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n pane(s)</source>
        <translation>
            <numerusform>Add %n pane</numerusform>
            <numerusform>Add %n panes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With fewer than %n answer(s) of yours</source>
        <translation>
            <numerusform>With fewer than %n answer of yours</numerusform>
            <numerusform>With fewer than %n answers of yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Same model elsewhere (%n)</source>
        <translation>
            <numerusform>Same model elsewhere (%n)</numerusform>
            <numerusform>Same model elsewhere (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ModelPickerFilters</name>
    <message numerus="yes">
        <source>Quickest median time to the first text first, from your own newest answers; with fewer than %n it says too little</source>
        <translation>
            <numerusform>Quickest median time to the first text first, from your own newest answers; with fewer than %n it says too little</numerusform>
            <numerusform>Quickest median time to the first text first, from your own newest answers; with fewer than %n it says too little</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::NewJobDialog</name>
    <message numerus="yes">
        <source>%n field(s) need(s) a change</source>
        <translation>
            <numerusform>%n field needs a change</numerusform>
            <numerusform>%n fields need a change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n job(s)</source>
        <translation>
            <numerusform>Add %n job</numerusform>
            <numerusform>Add %n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n job(s)</source>
        <translation>
            <numerusform>Start %n job</numerusform>
            <numerusform>Start %n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::NewJobForm</name>
    <message numerus="yes">
        <source>All %n models</source>
        <extracomment>Above the fields that only one model has. %1: its name.</extracomment>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>All %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more model(s) do not take it.</source>
        <translation>
            <numerusform>%n more model does not take it.</numerusform>
            <numerusform>%n more models do not take it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>swept: %n value(s)</source>
        <translation>
            <numerusform>swept: %n value</numerusform>
            <numerusform>swept: %n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::NewJobModels</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::NewJobSearch</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::NewJobSide</name>
    <message numerus="yes">
        <source>At most %n seed(s).</source>
        <translation>
            <numerusform>At most %n seed.</numerusform>
            <numerusform>At most %n seeds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n seed</numerusform>
            <numerusform>%n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them take(s) no seed.</source>
        <translation>
            <numerusform>%n of them takes no seed.</numerusform>
            <numerusform>%n of them take no seed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %1 (%n unknown)</source>
        <translation>
            <numerusform>at least %1 (%n unknown)</numerusform>
            <numerusform>at least %1 (%n unknown)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::OutputCompare</name>
    <message numerus="yes">
        <source>Rate with %n star(s)</source>
        <translation>
            <numerusform>Rate with %n star</numerusform>
            <numerusform>Rate with %n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sound(s)</source>
        <translation>
            <numerusform>%n sound</numerusform>
            <numerusform>%n sounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 from %n batch(es)</source>
        <extracomment>%1: &quot;4 images, 2 videos&quot;.</extracomment>
        <translation>
            <numerusform>%1 from %n batch</numerusform>
            <numerusform>%1 from %n batches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n file(s) of other kinds left out</source>
        <extracomment>%1: &quot;4 images, 2 videos&quot;.</extracomment>
        <translation>
            <numerusform>%1; %n file of other kinds left out</numerusform>
            <numerusform>%1; %n files of other kinds left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::OutputDelta</name>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::PanePresenter</name>
    <message numerus="yes">
        <source>%n earlier attempt(s) did not answer and are not counted.</source>
        <translation>
            <numerusform>%n earlier attempt did not answer and is not counted.</numerusform>
            <numerusform>%n earlier attempts did not answer and are not counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s). The next attempt comes after %1.</source>
        <translation>
            <numerusform>Tried %n time. The next attempt comes after %1.</numerusform>
            <numerusform>Tried %n times. The next attempt comes after %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is (are) missing from the history, so nothing was sent. Edit the prompt and attach the file(s) again.</source>
        <extracomment>%n: number of files. %1: their names.</extracomment>
        <translation>
            <numerusform>%1 is missing from the history, so nothing was sent. Edit the prompt and attach the file again.</numerusform>
            <numerusform>%1 are missing from the history, so nothing was sent. Edit the prompt and attach the files again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::PreviewAnswer</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::PreviewHeader</name>
    <message numerus="yes">
        <source>%n turn(s).</source>
        <translation>
            <numerusform>%n turn.</numerusform>
            <numerusform>%n turns.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other version(s) of turns.</source>
        <translation>
            <numerusform>%n other version of turns.</numerusform>
            <numerusform>%n other versions of turns.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::PreviewTurn</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::PriceBookPanel</name>
    <message numerus="yes">
        <source>%n price(s) removed.</source>
        <translation>
            <numerusform>%n price removed.</numerusform>
            <numerusform>%n prices removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n model(s) of other services.</source>
        <translation>
            <numerusform>It has %n model of another service.</numerusform>
            <numerusform>It has %n models of other services.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) imported.</source>
        <translation>
            <numerusform>%n price imported.</numerusform>
            <numerusform>%n prices imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) could not be used. The first: %1.</source>
        <translation>
            <numerusform>%n price could not be used. The first: %1.</numerusform>
            <numerusform>%n prices could not be used. The first: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::PromptController</name>
    <message numerus="yes">
        <source>To: all %n pane(s)</source>
        <translation>
            <numerusform>To: %n pane</numerusform>
            <numerusform>To: all %n panes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To: %n ticked pane(s)</source>
        <translation>
            <numerusform>To: %n ticked pane</numerusform>
            <numerusform>To: %n ticked panes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 do(es) not take %2 and will not be asked.</source>
        <extracomment>%n: number of models. %1: their names. %2: &quot;images&quot;, &quot;audio&quot;, &quot;PDF files&quot; or several of them.</extracomment>
        <translation>
            <numerusform>%1 does not take %2 and will not be asked.</numerusform>
            <numerusform>%1 do not take %2 and will not be asked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n time(s)</source>
        <translation>
            <numerusform>%1, %n time</numerusform>
            <numerusform>%1, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::PromptDock</name>
    <message numerus="yes">
        <source>%n variable(s)</source>
        <translation>
            <numerusform>%n variable</numerusform>
            <numerusform>%n variables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ProviderCheck</name>
    <message numerus="yes">
        <source>Likely the %n bill(s) that are still being looked up.</source>
        <translation>
            <numerusform>Likely the %n bill that is still being looked up.</numerusform>
            <numerusform>Likely the %n bills that are still being looked up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Likely the %n charge(s) of unknown amount.</source>
        <translation>
            <numerusform>Likely the %n charge of unknown amount.</numerusform>
            <numerusform>Likely the %n charges of unknown amount.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ProviderEditor</name>
    <message numerus="yes">
        <source>Works. %n model(s), answered in %1.</source>
        <extracomment>Result of a test. %n: models that the provider lists; %1: time that it took.</extracomment>
        <translation>
            <numerusform>Works. %n model, answered in %1.</numerusform>
            <numerusform>Works. %n models, answered in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ProviderListModel</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <extracomment>%n: models of a provider that are known.</extracomment>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::QueueScreen</name>
    <message numerus="yes">
        <source>%n job(s) at once</source>
        <translation>
            <numerusform>%n job at once</numerusform>
            <numerusform>%n jobs at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running job(s) were picked up and go on.</source>
        <translation>
            <numerusform>%n running job was picked up and goes on.</numerusform>
            <numerusform>%n running jobs were picked up and go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running job(s) go on.</source>
        <translation>
            <numerusform>%n running job goes on.</numerusform>
            <numerusform>%n running jobs go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting job(s) start when you resume.</source>
        <translation>
            <numerusform>%n waiting job starts when you resume.</numerusform>
            <numerusform>%n waiting jobs start when you resume.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Review %n unconfirmed</source>
        <translation>
            <numerusform>Review %n unconfirmed</numerusform>
            <numerusform>Review %n unconfirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) may have reached the provider already and may be billed. Sending again may cost twice.</source>
        <translation>
            <numerusform>%n job may have reached the provider already and may be billed. Sending again may cost twice.</numerusform>
            <numerusform>%n jobs may have reached the provider already and may be billed. Sending again may cost twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n running job(s)? What they did so far is lost, and may be billed.</source>
        <translation>
            <numerusform>Stop %n running job? What it did so far is lost, and may be billed.</numerusform>
            <numerusform>Stop %n running jobs? What they did so far is lost, and may be billed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give up %n unconfirmed job(s)? They are not looked for any longer, and may be billed.</source>
        <translation>
            <numerusform>Give up %n unconfirmed job? It is not looked for any longer, and may be billed.</numerusform>
            <numerusform>Give up %n unconfirmed jobs? They are not looked for any longer, and may be billed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) removed.</source>
        <translation>
            <numerusform>%n job removed.</numerusform>
            <numerusform>%n jobs removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::QuitWatch</name>
    <message numerus="yes">
        <source>%n job(s) at %1</source>
        <translation>
            <numerusform>%n job at %1</numerusform>
            <numerusform>%n jobs at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are still being saved.</source>
        <translation>
            <numerusform>%n job is still being saved.</numerusform>
            <numerusform>%n jobs are still being saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::RailButton</name>
    <message numerus="yes">
        <source>%1, %n running</source>
        <extracomment>Screen reader: an entry of the navigation with a count. %1: the entry.</extracomment>
        <translation>
            <numerusform>%1, %n running</numerusform>
            <numerusform>%1, %n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportPane</name>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s)</source>
        <translation>
            <numerusform>%n reply</numerusform>
            <numerusform>%n replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cut off or stopped</source>
        <translation>
            <numerusform>%n cut off or stopped</numerusform>
            <numerusform>%n cut off or stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still running</source>
        <translation>
            <numerusform>%n still running</numerusform>
            <numerusform>%n still running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) wait for a blind vote and are left out.</source>
        <translation>
            <numerusform>%n result waits for a blind vote and is left out.</numerusform>
            <numerusform>%n results wait for a blind vote and are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportSelectionForm</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) chosen one by one: leave them out</source>
        <extracomment>Screen reader, tooltip: jobs that were chosen in the queue go into the report.</extracomment>
        <translation>
            <numerusform>%n job chosen by itself: leave it out</numerusform>
            <numerusform>%n jobs chosen one by one: leave them out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::ReportWriter</name>
    <message numerus="yes">
        <source>%n answer(s) more are in CSV and JSON.</source>
        <translation>
            <numerusform>%n answer more is in CSV and JSON.</numerusform>
            <numerusform>%n answers more are in CSV and JSON.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) more are in CSV and JSON.</source>
        <translation>
            <numerusform>%n output more is in CSV and JSON.</numerusform>
            <numerusform>%n outputs more are in CSV and JSON.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n job(s) failed.</source>
        <extracomment>What a screen reader says of the chart. %1: how many failed; %n: of how many.</extracomment>
        <translation>
            <numerusform>%1 of %n job failed.</numerusform>
            <numerusform>%1 of %n jobs failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n reply(s) failed or were cut off.</source>
        <translation>
            <numerusform>%1 of %n reply failed or were cut off.</numerusform>
            <numerusform>%1 of %n replies failed or were cut off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 ran on %n provider(s).</source>
        <extracomment>%1: name of an open model; %n: providers that run it.</extracomment>
        <translation>
            <numerusform>%1 ran on %n provider.</numerusform>
            <numerusform>%1 ran on %n providers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At %1 %n of %2 probably waited for a cold start.</source>
        <extracomment>%1: provider; %n: how many; %2: of how many.</extracomment>
        <translation>
            <numerusform>At %1 %n of %2 probably waited for a cold start.</numerusform>
            <numerusform>At %1 %n of %2 probably waited for a cold start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) had not ended and are in no figure.</source>
        <translation>
            <numerusform>%n job had not ended and is in no figure.</numerusform>
            <numerusform>%n jobs had not ended and are in no figure.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s) had not ended and are in no figure.</source>
        <translation>
            <numerusform>%n reply had not ended and is in no figure.</numerusform>
            <numerusform>%n replies had not ended and are in no figure.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Votes won: wins and half of the ties among wins, losses and ties, with the 95% Wilson range. Strength: Bradley-Terry, 100 times the natural logarithm of the ratio to the mean model, with a 95% bootstrap range. Both from %n vote(s) on.</source>
        <translation>
            <numerusform>Votes won: wins and half of the ties among wins, losses and ties, with the 95% Wilson range. Strength: Bradley-Terry, 100 times the natural logarithm of the ratio to the mean model, with a 95% bootstrap range. Both from %n vote on.</numerusform>
            <numerusform>Votes won: wins and half of the ties among wins, losses and ties, with the 95% Wilson range. Strength: Bradley-Terry, 100 times the natural logarithm of the ratio to the mean model, with a 95% bootstrap range. Both from %n votes on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s)</source>
        <translation>
            <numerusform>%n reply</numerusform>
            <numerusform>%n replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 billed, %2 estimated, %n unknown</source>
        <extracomment>%1 and %2: amounts; %n: charges of unknown amount.</extracomment>
        <translation>
            <numerusform>%1 billed, %2 estimated, %n unknown</numerusform>
            <numerusform>%1 billed, %2 estimated, %n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) in open blind votes</source>
        <translation>
            <numerusform>%n result in an open blind vote</numerusform>
            <numerusform>%n results in open blind votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) in open blind votes are left out until the votes are cast.</source>
        <translation>
            <numerusform>%n result in an open blind vote is left out until the vote is cast.</numerusform>
            <numerusform>%n results in open blind votes are left out until the votes are cast.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::RunDeltaView</name>
    <message numerus="yes">
        <source>%n equal block(s) folded</source>
        <translation>
            <numerusform>%n equal block folded</numerusform>
            <numerusform>%n equal blocks folded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) against then</source>
        <translation>
            <numerusform>%n change against then</numerusform>
            <numerusform>%n changes against then</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::SamplesView</name>
    <message numerus="yes">
        <source>%n answer(s) say the same.</source>
        <translation>
            <numerusform>%n answer says the same.</numerusform>
            <numerusform>%n answers say the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::SettingsForm</name>
    <message numerus="yes">
        <source>%n field(s) need a change</source>
        <translation>
            <numerusform>%n field needs a change</numerusform>
            <numerusform>%n fields need a change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write at most %n sequence(s).</source>
        <translation>
            <numerusform>Write at most %n sequence.</numerusform>
            <numerusform>Write at most %n sequences.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::TotalsBar</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n starting</source>
        <translation>
            <numerusform>%n starting</numerusform>
            <numerusform>%n starting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reasoning</source>
        <translation>
            <numerusform>%n reasoning</numerusform>
            <numerusform>%n reasoning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answering</source>
        <translation>
            <numerusform>%n answering</numerusform>
            <numerusform>%n answering</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n stopped</numerusform>
            <numerusform>%n stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cut off</source>
        <translation>
            <numerusform>%n cut off</numerusform>
            <numerusform>%n cut off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::TurnAttachments</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The history has lost %1. The answers can be read; the prompt can only be sent again without the file(s), or with the file(s) attached anew.</source>
        <extracomment>%n: number of files. %1: their names.</extracomment>
        <translation>
            <numerusform>The history has lost %1. The answers can be read; the prompt can only be sent again without the file, or with the file attached anew.</numerusform>
            <numerusform>The history has lost %1. The answers can be read; the prompt can only be sent again without the files, or with the files attached anew.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::UnknownCharges</name>
    <message numerus="yes">
        <source>%n charge(s) of unknown amount</source>
        <translation>
            <numerusform>%n charge of unknown amount</numerusform>
            <numerusform>%n charges of unknown amount</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And of %n more model(s).</source>
        <translation>
            <numerusform>And of %n more model.</numerusform>
            <numerusform>And of %n more models.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left unknown.</source>
        <translation>
            <numerusform>%n left unknown.</numerusform>
            <numerusform>%n left unknown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %n charge(s), the last on %2.</source>
        <extracomment>Of a model whose charges have unknown amounts. %1: why; %n: charges; %2: when the last one was.</extracomment>
        <translation>
            <numerusform>%1 %n charge, on %2.</numerusform>
            <numerusform>%1 %n charges, the last on %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in blind turns still open: the models are hidden until you vote.</source>
        <translation>
            <numerusform>%n in blind turns still open: the models are hidden until you vote.</numerusform>
            <numerusform>%n in blind turns still open: the models are hidden until you vote.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bakeoff::Words</name>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %1 (%n unknown)</source>
        <extracomment>%1: an amount. %n: charges whose amount is not known.</extracomment>
        <translation>
            <numerusform>at least %1 (%n unknown)</numerusform>
            <numerusform>at least %1 (%n unknown)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n charge(s) in all.</source>
        <translation>
            <numerusform>%n charge in all.</numerusform>
            <numerusform>%n charges in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unknown: %n charge(s)</source>
        <translation>
            <numerusform>Unknown: %n charge</numerusform>
            <numerusform>Unknown: %n charges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cost unknown for %n model(s)</source>
        <translation>
            <numerusform>cost unknown for %n model</numerusform>
            <numerusform>cost unknown for %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %1 for %n model(s)</source>
        <translation>
            <numerusform>at least %1 for %n model</numerusform>
            <numerusform>at least %1 for %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free for %n model(s)</source>
        <translation>
            <numerusform>free for %n model</numerusform>
            <numerusform>free for %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 for %n model(s)</source>
        <translation>
            <numerusform>about %1 for %n model</numerusform>
            <numerusform>about %1 for %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 to %2 for %n model(s)</source>
        <translation>
            <numerusform>about %1 to %2 for %n model</numerusform>
            <numerusform>about %1 to %2 for %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n unknown)</source>
        <extracomment>%1: &quot;about $0.009 to $0.021 for 3 models&quot;. %n: models of those whose price is not known.</extracomment>
        <translation>
            <numerusform>%1 (%n unknown)</numerusform>
            <numerusform>%1 (%n unknown)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection broke after %n word(s).</source>
        <translation>
            <numerusform>The connection broke after %n word.</numerusform>
            <numerusform>The connection broke after %n words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) are kept; a retry may be billed again.</source>
        <translation>
            <numerusform>%n word is kept; a retry may be billed again.</numerusform>
            <numerusform>%n words are kept; a retry may be billed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) are kept; retry for a whole answer.</source>
        <translation>
            <numerusform>%n word is kept; retry for a whole answer.</numerusform>
            <numerusform>%n words are kept; retry for a whole answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 needs known prices, and %n request(s) have none.</source>
        <extracomment>%1: &quot;Today&apos;s budget of $5.00&quot;. %n: requests to models.</extracomment>
        <translation>
            <numerusform>%1 needs known prices, and %n request has none.</numerusform>
            <numerusform>%1 needs known prices, and %n requests have none.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answer: %1 to %2 tokens, from this model&apos;s last %n answer(s), 10th to 90th percentile</source>
        <extracomment>%1 and %2: counts of tokens. %n: answers.</extracomment>
        <translation>
            <numerusform>Answer: %1 to %2 tokens, from this model&apos;s last %n answer, 10th to 90th percentile</numerusform>
            <numerusform>Answer: %1 to %2 tokens, from this model&apos;s last %n answers, 10th to 90th percentile</numerusform>
        </translation>
    </message>
</context>
</TS>
