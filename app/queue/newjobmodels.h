// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/prediction.h"
#include "queue/jobmodelsmodel.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QStringList>
#include <QWidget>

class QLineEdit;
class QListView;
class QPushButton;

namespace bakeoff {

class PredictionCatalog;
class TextLabel;
class Workbench;

/// What the new-job dialog says of a model.
class JobModelWords {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::JobModelWords)
public:
    /// "flux-dev", "flux-dev:1a2b3c4d" of a version.
    static QString shortName(const ModelRef &model);
    /// \param told what its provider said of it, as far as it was asked; may be null
    static JobModelRow row(Workbench &workbench, const ModelRef &model, const PredictionModel *told);
};

/// The models to choose among: those of all providers that run predictions. Chosen ones stand on top, then favourites,
/// then those that ran last.
class NewJobModels : public QWidget {
    Q_OBJECT
public:
    NewJobModels(Workbench &workbench, PredictionCatalog &catalog, QWidget *parent = nullptr);

    /// Reads catalogues, favourites and the last jobs anew, and puts what is chosen on top.
    void renew();
    /// In the order in which they were chosen.
    const QList<ModelRef> &chosen() const { return m_chosen; }
    void setChosen(const QList<ModelRef> &models);
    void setTicked(const ModelRef &model, bool on);
    /// A model's provider has been asked.
    void setTold(const ModelRef &model, const PredictionModel &told);

    QLineEdit *filterField() const { return m_filter; }
    QListView *list() const { return m_list; }
    /// Leads to the search for other models.
    QPushButton *otherButton() const { return m_other; }

signals:
    /// By the user.
    void chosenChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void levelGround();
    void order();
    void show();
    void renewCount();

    Workbench &m_workbench;
    PredictionCatalog &m_catalog;
    QList<ModelRef> m_chosen;
    QList<ModelRef> m_recent; ///< of jobs, newest first
    QList<ModelRef> m_order;  ///< all that can be shown
    QHash<QString, PredictionModel> m_told;
    QStringList m_fetching;
    QStringList m_fetched;
    QStringList m_failed; ///< sentences
    TextLabel *m_count;
    QLineEdit *m_filter;
    JobModelsModel *m_model;
    QListView *m_list;
    TextLabel *m_note;
    QPushButton *m_other;
};

} // namespace bakeoff
