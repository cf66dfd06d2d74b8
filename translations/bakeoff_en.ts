<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
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
