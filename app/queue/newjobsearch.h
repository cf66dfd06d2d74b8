// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "providers/prediction.h"
#include "queue/jobmodelsmodel.h"

#include <QHash>
#include <QList>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QListView;
class QPushButton;

namespace bakeoff {

class PredictionCatalog;
class StateMessage;
class TextLabel;
class Workbench;

/// Looks for models where a provider has more than anybody reads: by words, in its collections, or by name and version.
class NewJobSearch : public QWidget {
    Q_OBJECT
public:
    NewJobSearch(Workbench &workbench, PredictionCatalog &catalog, QWidget *parent = nullptr);

    /// Ready for the next search.
    void begin();
    void setTicked(const QList<ModelRef> &models);
    QLineEdit *queryField() const { return m_query; }
    QListView *list() const { return m_list; }

signals:
    void toggled(const bakeoff::ModelRef &model, bool on);
    /// Enough: back to the form.
    void doneWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString provider() const;
    void fillProviders();
    void fetchCollections();
    void look();
    void show(const QString &provider, const Result<QList<PredictionModel>> &found);
    void enter(const QModelIndex &index);
    void tell(const QString &sentence);

    Workbench &m_workbench;
    PredictionCatalog &m_catalog;
    QHash<QString, QList<ModelCollection>> m_collections; ///< by provider
    QTimer m_soon;
    int m_round = 0; ///< an earlier answer never takes the place of a later one
    QLineEdit *m_query;
    QComboBox *m_provider;
    QComboBox *m_collection;
    JobModelsModel *m_model;
    QListView *m_list;
    TextLabel *m_note;
    StateMessage *m_error;
};

} // namespace bakeoff
