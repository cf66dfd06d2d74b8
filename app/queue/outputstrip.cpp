// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/outputstrip.h"

#include "base/mediatype.h"
#include "queue/jobfacts.h"
#include "queue/jobthumbs.h"
#include "widgets/iconbutton.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"

#include <QAbstractListModel>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>
#include <QToolButton>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kThumb{52, 36};
constexpr int kGap = 4;

} // namespace

class OutputStripModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void setOutputs(const Job &job, const QList<JobOutput> &outputs)
    {
        if (outputs == m_outputs && job.artifacts == m_job.artifacts)
            return;
        const bool same = outputs.size() == m_outputs.size() && job.id == m_job.id;
        if (!same)
            beginResetModel();
        m_job = job;
        m_outputs = outputs;
        if (!same)
            endResetModel();
        else if (!m_outputs.isEmpty())
            emit dataChanged(index(0), index(static_cast<int>(m_outputs.size()) - 1));
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_outputs.size());
    }
    const Artifact *artifact(int row) const
    {
        const JobOutput &output = m_outputs.at(row);
        return output.kind == JobOutput::Kind::File ? &m_job.artifacts.at(output.artifact) : nullptr;
    }
    bool isJson(int row) const { return m_outputs.at(row).kind == JobOutput::Kind::Json; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || (role != Qt::AccessibleTextRole && role != Qt::ToolTipRole))
            return {};
        const Artifact *file = artifact(index.row());
        const QString name = file ? JobFacts::fileText(*file) : isJson(index.row()) ? OutputStrip::tr("JSON") : OutputStrip::tr("Text");
        const QString why = file ? JobFacts::artifactSentence(*file) : QString();
        //: An output in a list. %1: its name; %2: why it is not here, a sentence.
        return why.isEmpty() ? name : OutputStrip::tr("%1. %2").arg(name, why);
    }
    void renew()
    {
        if (!m_outputs.isEmpty())
            emit dataChanged(index(0), index(static_cast<int>(m_outputs.size()) - 1));
    }

private:
    Job m_job;
    QList<JobOutput> m_outputs;
};

namespace {

class StripDelegate : public QStyledItemDelegate {
public:
    StripDelegate(JobThumbs &thumbs, const OutputStripModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_thumbs(thumbs)
        , m_model(model)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return kThumb + QSize(kGap * 2, kGap * 2);
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensOf(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect box(option.rect.topLeft() + QPoint(kGap, kGap), kThumb);
        QPainterPath path;
        path.addRoundedRect(QRectF(box), metrics::kRadiusMark, metrics::kRadiusMark);
        painter->fillPath(path, t.hover);
        const Artifact *file = m_model.artifact(index.row());
        const qreal ratio = painter->device()->devicePixelRatioF();
        const QPixmap picture = file ? m_thumbs.pixmap(file->sha256, file->mediaType, kThumb, ratio) : QPixmap();
        if (!picture.isNull()) {
            painter->setClipPath(path);
            painter->drawPixmap(box.topLeft(), picture);
            painter->setClipping(false);
        } else if (!file) {
            painter->setPen(t.text2);
            painter->setFont(textFont(TextStep::Caption));
            painter->drawText(box, Qt::AlignCenter, m_model.isJson(index.row()) ? u"{ }"_s : OutputStrip::tr("Text"));
        } else if (file->state != ArtifactState::Downloaded) {
            painter->setPen(t.state(file->state == ArtifactState::Waiting ? StateLook::Waiting : StateLook::Failed));
            painter->setFont(textFont(TextStep::Title));
            painter->drawText(box, Qt::AlignCenter, file->state == ArtifactState::Waiting ? u"…"_s : u"!"_s);
        } else {
            const MediaClass kind = mediaClassOf(mediaFormatOfMimeType(file->mediaType));
            const QString icon = kind == MediaClass::Image ? u"image"_s
                : kind == MediaClass::Video                ? u"video"_s
                : kind == MediaClass::Audio                ? u"audio"_s
                                                           : u"attach"_s;
            const QPixmap mark = iconPixmap(icon, t.text2, metrics::kIcon, ratio);
            painter->drawPixmap(box.center() - QPoint(metrics::kIcon / 2, metrics::kIcon / 2), mark);
        }
        if (option.state & QStyle::State_Selected) {
            painter->setPen(QPen(t.accent, 2));
            painter->drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), metrics::kRadiusField, metrics::kRadiusField);
        }
        painter->restore();
    }

private:
    JobThumbs &m_thumbs;
    const OutputStripModel &m_model;
};

} // namespace

OutputStrip::OutputStrip(JobThumbs &thumbs, QWidget *parent)
    : QWidget(parent)
    , m_model(new OutputStripModel(this))
    , m_list(new QListView(this))
    , m_position(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_previous(makeIconButton(u"previous"_s, tr("Output before"), ButtonSize::Bar, this))
    , m_next(makeIconButton(u"next"_s, tr("Next output"), ButtonSize::Bar, this))
{
    m_list->setObjectName(u"outputStrip"_s);
    m_list->setAccessibleName(tr("Outputs"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new StripDelegate(thumbs, *m_model, m_list));
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(false);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(kThumb.height() + kGap * 2);
    m_list->viewport()->setAutoFillBackground(false);
    m_position->setObjectName(u"outputPosition"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kTight);
    row->addWidget(m_list, 1);
    row->addWidget(m_previous);
    row->addWidget(m_position);
    row->addWidget(m_next);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (now.isValid() && now.row() != m_current) {
            m_current = now.row();
            renew();
            emit currentChanged(m_current);
        }
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(&thumbs, &JobThumbs::changed, m_list->viewport(), qOverload<>(&QWidget::update));
}

void OutputStrip::setOutputs(const Job &job, const QList<JobOutput> &outputs, bool sameJob)
{
    const int before = sameJob ? std::max(m_current, 0) : 0;
    m_model->setOutputs(job, outputs);
    m_current = outputs.isEmpty() ? -1 : std::min(before, count() - 1);
    if (m_current >= 0)
        m_list->setCurrentIndex(m_model->index(m_current));
    setVisible(count() > 1);
    renew();
}

int OutputStrip::count() const
{
    return m_model->rowCount();
}

int OutputStrip::current() const
{
    return m_current;
}

void OutputStrip::setCurrent(int index)
{
    if (index >= 0 && index < count())
        m_list->setCurrentIndex(m_model->index(index));
}

void OutputStrip::step(int by)
{
    setCurrent(std::clamp(m_current + by, 0, std::max(0, count() - 1)));
}

QString OutputStrip::positionText() const
{
    //: Which of several outputs is shown. %1: its number; %2: how many there are.
    return count() > 1 ? tr("%1 of %2").arg(locale().toString(m_current + 1), locale().toString(count())) : QString();
}

void OutputStrip::renew()
{
    m_position->setText(positionText());
    m_previous->setEnabled(m_current > 0);
    m_next->setEnabled(m_current >= 0 && m_current + 1 < count());
}

} // namespace bakeoff
