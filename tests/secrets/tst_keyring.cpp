// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keyring.h"

#include "providers/provider.h"

#include <QMap>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

/// A key store in memory that can be told to fail, or never to answer by itself.
class FakeKeyStore final : public KeyStore {
public:
    QFuture<Result<QByteArray>> read(const QString &entry) override
    {
        ++reads;
        if (held) {
            held->start();
            return held->future();
        }
        if (failure)
            return QtFuture::makeReadyValueFuture(Result<QByteArray>(*failure));
        return QtFuture::makeReadyValueFuture(entries.contains(entry)
                                                  ? Result<QByteArray>(entries.value(entry))
                                                  : Result<QByteArray>(Error{.kind = ErrorKind::NotFound}));
    }
    QFuture<Status> write(const QString &entry, const QByteArray &secret) override
    {
        if (failure)
            return QtFuture::makeReadyValueFuture(Status(*failure));
        entries.insert(entry, secret);
        return QtFuture::makeReadyValueFuture(success());
    }
    QFuture<Status> remove(const QString &entry) override
    {
        entries.remove(entry);
        return QtFuture::makeReadyValueFuture(success());
    }

    QMap<QString, QByteArray> entries;
    std::optional<Error> failure;
    std::shared_ptr<QPromise<Result<QByteArray>>> held;
    int reads = 0;
};

ProviderConfig openRouter()
{
    ProviderConfig config;
    config.name = u"router"_s;
    config.kind = ProviderKind::OpenRouter;
    config.preset = Preset::OpenRouter;
    config.baseUrl = presetInfo(Preset::OpenRouter).baseUrl;
    return config;
}

QProcessEnvironment environment(const QMap<QString, QString> &variables = {})
{
    QProcessEnvironment result;
    for (auto it = variables.begin(); it != variables.end(); ++it)
        result.insert(it.key(), it.value());
    return result;
}

QString openRouterVariable()
{
    return u"OPENROUTER_API_KEY"_s;
}

} // namespace

class TestKeyRing : public QObject {
    Q_OBJECT

private slots:
    void prefersSessionThenStoreThenEnvironment()
    {
        FakeKeyStore store;
        KeyRing ring(&store, environment({{openRouterVariable(), u"from-env"_s}}));
        const ProviderConfig config = openRouter();
        QCOMPARE(find(ring, config), (FoundKey{"from-env", KeySource::Environment, openRouterVariable()}));
        QVERIFY(ring.save(config, "from-store").result());
        QCOMPARE(find(ring, config), (FoundKey{"from-store", KeySource::KeyStore, {}}));
        ring.setSessionKey(config, "from-session");
        QCOMPARE(find(ring, config), (FoundKey{"from-session", KeySource::Session, {}}));
        ring.setSessionKey(config, {});
        QCOMPARE(find(ring, config), (FoundKey{"from-store", KeySource::KeyStore, {}}));
        QVERIFY(ring.forget(config.name).result());
        QCOMPARE(find(ring, config).source, KeySource::Environment);
        QVERIFY(store.entries.isEmpty());
    }

    void findsTheVariable_data()
    {
        QTest::addColumn<ProviderConfig>("config");
        QTest::addColumn<FoundKey>("found");
        ProviderConfig config = openRouter();
        QTest::newRow("of the preset") << config << FoundKey{"a", KeySource::Environment, openRouterVariable()};
        config.keyVariable = u"MINE"_s;
        QTest::newRow("named by the user") << config << FoundKey{"b", KeySource::Environment, u"MINE"_s};
        config.baseUrl = QUrl(u"https://elsewhere.example/v1"_s);
        QTest::newRow("named by the user for another host") << config
                                                            << FoundKey{"b", KeySource::Environment, u"MINE"_s};
        config.keyVariable = u"BLANK"_s;
        QTest::newRow("holds nothing") << config << FoundKey{};
        config.keyVariable = u"UNSET"_s;
        QTest::newRow("not set") << config << FoundKey{};
        ProviderConfig local;
        local.name = u"ollama"_s;
        local.preset = Preset::Ollama;
        local.baseUrl = presetInfo(Preset::Ollama).baseUrl;
        QTest::newRow("needs none") << local << FoundKey{};
        ProviderConfig sandbox;
        sandbox.name = u"sandbox"_s;
        sandbox.preset = Preset::Sandbox;
        sandbox.baseUrl = QUrl(u"http://127.0.0.1:40001/api/v1"_s);
        QTest::newRow("the sandbox's is known") << sandbox << FoundKey{"sandbox", KeySource::Sandbox, {}};
        sandbox.preset = Preset::SandboxReplicate;
        QTest::newRow("in each of its dialects") << sandbox << FoundKey{"sandbox", KeySource::Sandbox, {}};
    }

    void findsTheVariable()
    {
        QFETCH(const ProviderConfig, config);
        QFETCH(const FoundKey, found);
        FakeKeyStore store;
        KeyRing ring(&store, environment({{openRouterVariable(), u"a"_s},
                                          {u"MINE"_s, u" b\n"_s},
                                          {u"BLANK"_s, u"  "_s}}));
        QCOMPARE(find(ring, config), found);
    }

    void givesAKeyToItsOwnHostOnly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("own");
        const QString own = presetInfo(Preset::OpenRouter).baseUrl.host();
        QTest::newRow("same") << u"https://%1/api/v1"_s.arg(own) << true;
        QTest::newRow("another path") << u"https://%1/api/v2"_s.arg(own) << true;
        QTest::newRow("written in capitals") << u"https://%1/api/v1"_s.arg(own.toUpper()) << true;
        QTest::newRow("port written out") << u"https://%1:443/api/v1"_s.arg(own) << true;
        QTest::newRow("another host") << u"https://evil.example/api/v1"_s << false;
        QTest::newRow("a longer name") << u"https://%1.evil.example/api/v1"_s.arg(own) << false;
        QTest::newRow("another port") << u"https://%1:8443/api/v1"_s.arg(own) << false;
        QTest::newRow("without TLS") << u"http://%1/api/v1"_s.arg(own) << false;
    }

    void givesAKeyToItsOwnHostOnly()
    {
        QFETCH(const QString, url);
        QFETCH(const bool, own);
        ProviderConfig moved = openRouter();
        moved.baseUrl = QUrl(url);
        const auto check = [&](KeyRing &ring) {
            const auto found = ring.find(moved).result();
            QCOMPARE(found.ok(), own);
            if (own)
                QCOMPARE(found->key, "secret"_ba);
            else
                QCOMPARE(found.error().kind, ErrorKind::ForeignHost);
            QVERIFY(own || !found.error().detail.contains(u"secret"));
        };
        FakeKeyStore store;
        KeyRing ring(&store, environment());
        QVERIFY(ring.save(openRouter(), "secret").result());
        check(ring);
        KeyRing session(nullptr, environment());
        session.setSessionKey(openRouter(), "secret");
        check(session);
        KeyRing variable(nullptr, environment({{openRouterVariable(), u"secret"_s}}));
        check(variable);
    }

    void saysOnceThatThereIsNoKeyStore()
    {
        FakeKeyStore store;
        store.failure = Error{.kind = ErrorKind::KeyStore, .detail = u"no bus"_s};
        KeyRing ring(&store, environment({{openRouterVariable(), u"from-env"_s}}));
        QSignalSpy unavailable(&ring, &KeyRing::storeUnavailable);
        QCOMPARE(ring.storeError(), std::nullopt);
        QCOMPARE(find(ring, openRouter()).source, KeySource::Environment);
        QCOMPARE(find(ring, openRouter()).source, KeySource::Environment);
        QCOMPARE(unavailable.size(), 1);
        QCOMPARE(unavailable.at(0).at(0).value<Error>().detail, u"no bus"_s);
        QCOMPARE(store.reads, 1); // nobody waits for it twice
        QCOMPARE(ring.storeError(), store.failure);

        // Saving asks again, since the user just wanted it; the key works for this session all the same.
        const Status saved = ring.save(openRouter(), "typed").result();
        QCOMPARE(saved.error().kind, ErrorKind::KeyStore);
        QCOMPARE(find(ring, openRouter()), (FoundKey{"typed", KeySource::Session, {}}));
        QCOMPARE(unavailable.size(), 1);

        store.failure.reset();
        QVERIFY(ring.save(openRouter(), "kept").result());
        QCOMPARE(find(ring, openRouter()), (FoundKey{"kept", KeySource::KeyStore, {}}));
    }

    void answersAfterItsEnd()
    {
        FakeKeyStore store;
        store.held = std::make_shared<QPromise<Result<QByteArray>>>();
        auto ring = std::make_unique<KeyRing>(&store, environment({{openRouterVariable(), u"from-env"_s}}));
        const auto found = ring->find(openRouter());
        ring.reset();
        store.held->addResult(Error{.kind = ErrorKind::KeyStore});
        store.held->finish();
        QCOMPARE(found.result()->source, KeySource::Environment);
    }

private:
    static FoundKey find(KeyRing &ring, const ProviderConfig &config)
    {
        const auto found = ring.find(config).result();
        return found ? *found : FoundKey{"(error)", KeySource::None, found.error().detail};
    }
};

QTEST_GUILESS_MAIN(TestKeyRing)
#include "tst_keyring.moc"
