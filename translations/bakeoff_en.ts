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
</context>
</TS>
