// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/savedreport.h"
#include "widgets/surface.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QSpinBox;
class QVBoxLayout;

namespace bakeoff {

class GlyphView;
class ReportSelectionForm;
class TextLabel;
class Workbench;

/// The left side of the reports: what a report covers, its words, its template and what goes in.
class ReportForm : public Surface {
    Q_OBJECT
public:
    explicit ReportForm(Workbench &workbench, QWidget *parent = nullptr);

    /// Without id and stamps.
    ReportSettings value() const;
    /// Does not emit changed(); what was typed before cannot be undone any more.
    void setValue(const ReportSettings &settings);
    void setForm(ReportTemplate form);
    /// One line below the selection: "60 prompts, 5 models, 247 replies." Empty: nothing.
    void setCounts(const QString &line);
    /// What differences can be measured against: models of the report as it is.
    void setModels(const QList<ModelRef> &models);

    ReportSelectionForm *selection() const { return m_selection; }
    QLineEdit *titleField() const { return m_title; }

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildWords();
    QWidget *buildTemplates();
    QWidget *buildInclude();
    void tell();
    void pickTile(int tile);
    void showTile();
    void renewBaseline(const std::optional<ModelRef> &wanted);
    void fit();

    QScrollArea *m_scroll;
    ReportSelectionForm *m_selection;
    TextLabel *m_counts;
    QLineEdit *m_title;
    QPlainTextEdit *m_question;
    QPlainTextEdit *m_conclusion;
    QButtonGroup *m_tiles;
    QCheckBox *m_prompts;
    QCheckBox *m_answers;
    QCheckBox *m_names;
    QCheckBox *m_media;
    QCheckBox *m_sameModel;
    QCheckBox *m_projection;
    QSpinBox *m_requests;
    QComboBox *m_baseline;
    QList<ModelRef> m_models;
    ReportTemplate m_form = ReportTemplate::Full;
    bool m_setting = false;
};

} // namespace bakeoff
