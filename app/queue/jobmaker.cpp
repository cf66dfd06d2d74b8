// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/jobmaker.h"

#include "queue/jobpricedialog.h"
#include "queue/newjobdialog.h"
#include "queue/queuescreen.h"
#include "widgets/overlaypopup.h"
#include "workbench/workbench.h"

namespace bakeoff {

JobMaker::JobMaker(Workbench &workbench, CommandRegistry &commands, QueueScreen &queue, QWidget *host)
    : QObject(host)
    , m_workbench(workbench)
    , m_commands(commands)
    , m_queue(queue)
    , m_host(host)
{
    NewJobDialog::addCommands(commands, &queue);
    connect(&queue, &QueueScreen::newJobWanted, this, &JobMaker::begin);
    connect(&queue, &QueueScreen::changesWanted, this, &JobMaker::beginFrom);
}

NewJobDialog &JobMaker::dialog()
{
    if (!m_dialog) {
        m_dialog = new NewJobDialog(m_workbench, m_commands, m_host);
        connect(m_dialog, &NewJobDialog::priceWanted, this, &JobMaker::askPrice);
        connect(m_dialog, &NewJobDialog::started, this, [this](const Enqueued &made) { m_queue.chooseAndFocus(made.jobs); });
    }
    return *m_dialog;
}

void JobMaker::askPrice(const ModelRef &model, bool hardware)
{
    if (!m_prices)
        m_prices = new OverlayPopup(m_host, tr("What jobs of this model cost"));
    const Job job{.model = model}; // none has run: its model is all that there is to say
    auto *prices = new JobPriceDialog(m_workbench, hardware ? JobPriceDialog::Asks::Hardware : JobPriceDialog::Asks::Price, job);
    m_prices->setContent(prices, prices->wantedSize());
    connect(prices, &JobPriceDialog::closed, m_prices, &OverlayPopup::dismiss);
    connect(prices, &JobPriceDialog::stored, m_prices, &OverlayPopup::dismiss);
    m_prices->open(prices->firstField());
}

void JobMaker::begin(const std::optional<ModelRef> &model)
{
    if (m_workbench.isReady())
        dialog().begin(model);
}

void JobMaker::beginFrom(const Id &job)
{
    if (!m_workbench.isReady())
        return;
    m_workbench.jobs().load(job).then(this, [this](const Result<Job> &loaded) {
        if (loaded)
            dialog().beginFrom(*loaded);
        else
            m_queue.tell(loaded.error());
    });
}

} // namespace bakeoff
