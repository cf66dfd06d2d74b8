// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/pricebook.h"
#include "widgets/tokens.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;
class QTableView;

namespace bakeoff {

class Banner;
class EmptyState;
class PriceRowModel;
class TextLabel;
class Workbench;

/// The price book over the window: own prices in a table, a form for one, and the import of a LiteLLM price file.
/// A price is stored at once; a removal can be taken back.
class PriceBookPanel : public QWidget {
    Q_OBJECT
public:
    /// The workbench must be ready.
    explicit PriceBookPanel(Workbench &workbench, QWidget *parent = nullptr);

    /// Fills the form with this model and what is known of its price.
    void edit(const ModelRef &model);
    QWidget *firstField() const;
    QSize wantedSize() const;
    QTableView *table() const { return m_table; }
    /// Prices of one provider from a file; told in place.
    void importFile(const QString &path);

signals:
    void closed();
    /// A price of this model was entered.
    void priced(const bakeoff::ModelRef &model);

private:
    QWidget *buildForm();
    QWidget *buildImport();
    void renew();
    void save();
    void remove();
    void takeBack();
    void chooseFile();
    void showTheirName();
    bool problem(QLineEdit *field, const QString &sentence);
    void tell(StateLook look, const QString &fact, const QString &detail);

    struct Field {
        QLineEdit *edit;
        PriceClass price;
    };
    Workbench &m_workbench;
    PriceRowModel *m_model;
    Banner *m_banner;
    QTableView *m_table;
    EmptyState *m_empty;
    QLineEdit *m_name;
    QList<Field> m_fields;
    QDateEdit *m_date;
    QLineEdit *m_note;
    TextLabel *m_problem;
    QPushButton *m_remove = nullptr;
    QComboBox *m_provider = nullptr;
    QLineEdit *m_theirs = nullptr;
    QList<PriceRow> m_removed;
};

} // namespace bakeoff
