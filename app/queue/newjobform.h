// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "catalog/sharedform.h"
#include "providers/modelinfo.h"
#include "providers/prediction.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QWidget>

#include <optional>

class QLabel;
class QMenu;
class QStackedWidget;
class QVBoxLayout;

namespace bakeoff {

class InputFormView;
class JobQueue;
class StateMessage;
class TextLabel;
struct InputFormLayout;

/// A chosen model with its form as it is filled in.
struct FilledModel {
    ModelRef model; ///< without a version: `told` has it
    PredictionModel told;
    InputForm form;
    QString name; ///< as it is shown
};

/// The inputs of the chosen models: fetched from their providers, joined into one form where there are several. What was
/// filled in stays while models come and go.
class NewJobForm : public QWidget {
    Q_OBJECT
public:
    NewJobForm(JobQueue &jobs, QWidget *parent = nullptr);

    void setModels(const QList<ModelRef> &models);
    /// Every chosen model has told its form.
    bool isReady() const;
    bool isFetching() const;
    /// Those that have told theirs, in the order of the choice.
    QList<FilledModel> filled() const;
    const PredictionModel *told(const ModelRef &model) const;

    int problemCount() const;
    /// Not counting what is only missing.
    bool hasMistakes() const;
    void showMissing();
    bool focusFirstProblem();
    InputFormView *view() const { return m_view; }
    void focusFirst();
    void togglePage();

    /// In place of all that is filled in; empty: nothing.
    void setInput(const QJsonObject &input);
    SharedValues values() const { return m_values; }
    void setValues(const SharedValues &values);
    /// What a provider said of this input, as soon as the form is there.
    void setServerErrors(const QList<InvalidField> &errors);
    /// Seeds that take the place of what is typed into fields for one.
    void setSwept(const QList<qint64> &seeds);

signals:
    /// What is filled in, problemCount(), or what is known of the models.
    void changed();
    void modelTold(const bakeoff::ModelRef &model, const bakeoff::PredictionModel &answer);

private:
    void fetch(const ModelRef &model);
    void rebuild();
    InputFormLayout layOut() const;
    void renewMessages();
    void renewBadges();
    void onChanged();
    QString names(const QList<qsizetype> &members) const;
    QString nameOf(qsizetype member) const;
    QString misfitText(const InputForm &form, const QString &key) const;
    void fillMenu(const QString &key, QMenu &menu);
    void splitOff(const QString &key, qsizetype member);

    JobQueue &m_jobs;
    QList<ModelRef> m_models;
    QHash<QString, PredictionModel> m_told;
    QHash<QString, InputForm> m_forms; ///< empty ones
    QHash<QString, Error> m_failed;
    QSet<QString> m_fetching;
    QList<ModelRef> m_members; ///< of m_shared
    SharedForm m_shared;
    SharedForm::Own m_own;
    SharedValues m_values;
    QList<InvalidField> m_serverErrors; ///< to be shown
    QList<InvalidField> m_unplaced;     ///< of them, those of no field
    QList<qint64> m_seeds;
    bool m_showMissing = false;
    bool m_building = false;
    QVBoxLayout *m_messages;
    TextLabel *m_note;
    QStackedWidget *m_pages; ///< nothing chosen | the form
    InputFormView *m_view;
};

} // namespace bakeoff
