// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/outputset.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace bakeoff {

class Segmented;
class TextLabel;
class VoteBar;

/// Outputs of one kind on the page of comparing: a head with its title and ways to look, what is compared, and the vote
/// below it.
class OutputSection : public QWidget {
    Q_OBJECT
public:
    /// A way to look; every kind has some of them.
    enum class Look { Grid, Wipe, Blink, Difference };

    /// Keys of votes, in the user's format.
    struct VoteKeys {
        QStringList best; ///< of the first, the second …
        QString tie;
        QString bad;
        QString skip;
    };

    OutputSection(OutputSet &set, OutputKind kind, const QString &title, QWidget *parent = nullptr);
    ~OutputSection() override;

    OutputKind kind() const { return m_kind; }
    /// The outputs are others, or stand in another order.
    void renew();
    void renewVote();
    void setVoteKeys(const VoteKeys &keys);
    int count() const;
    int current() const { return m_current; }
    void setCurrent(int index);
    VoteBar *voteBar() const { return m_vote; }

    /// \return whether it has this look
    virtual bool setLook(Look look) { return look == Look::Grid; }
    virtual Look look() const { return Look::Grid; }
    virtual bool toggleLink() { return false; }
    /// A preview of it is here, or will not come.
    virtual void showItem(int index) = 0;
    virtual void stop() {} ///< it is not seen any more
    /// Where it is worked with first.
    virtual void focusCurrent() = 0;

signals:
    void currentChanged(int index);

protected:
    /// As renew(), for what the section shows; the items are the group's.
    virtual void rebuild() = 0;
    virtual void showCurrent() {}

    OutputSet &set() const { return m_set; }
    const OutputGroup &group() const;
    bool namesHidden() const { return group().isHidden(); }
    QHBoxLayout *head() const { return m_head; }
    QVBoxLayout *body() const { return m_body; }
    /// What is stored of how the outputs are looked at.
    QJsonObject stored() const { return group().verdict.view; }
    void store(const QString &key, const QJsonValue &value);
    /// Two of them, for a look at a pair: the first two, or those that were chosen.
    std::pair<int, int> pair() const;
    void setPair(int first, int second);

    void focusInEvent(QFocusEvent *event) override;

private:
    Id idOf(int index) const;
    QString voteText() const;

    OutputSet &m_set;
    OutputKind m_kind;
    OutputGroup m_empty; ///< where the set has none of this kind any more
    QHBoxLayout *m_head;
    QVBoxLayout *m_body;
    VoteBar *m_vote;
    VoteKeys m_keys;
    int m_current = 0;
};

QLatin1StringView lookName(OutputSection::Look look); ///< "wipe"
std::optional<OutputSection::Look> lookFromName(QStringView name);

} // namespace bakeoff
