// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workload/estimate_table.h"

#include "ui/fields/form_grid.h"
#include "ui/theme.h"
#include "ui/workload/estimate_model.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int kRow = 24;
}

EstimateTable::EstimateTable(QWidget* parent)
    : QWidget(parent), m_model(new EstimateModel(this)), m_table(new QTableView(this)),
      m_title(new QLabel(tr("Estimated from model and GPU"), this)),
      m_remark(FormGrid::remark({})) {
    setObjectName("estimate");
    m_title->setFont(ui::font(Type::small, true));
    m_title->setBuddy(m_table);
    m_remark->setObjectName("estimateRemark");
    m_remark->setWordWrap(true);
    m_table->setObjectName("estimateTable");
    m_table->setAccessibleName(tr("Service time estimated from model and GPU"));
    m_table->setModel(m_model);
    m_table->setFont(ui::font(Type::small));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(kRow);
    m_table->verticalHeader()->setDefaultSectionSize(kRow);
    m_table->horizontalHeader()->setFixedHeight(kRow);
    m_table->horizontalHeader()->setFont(ui::font(Type::small));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    // the widest words of the heads; the columns before hold reasons of any length
    m_table->horizontalHeader()->setSectionResizeMode(EstimateModel::firstToken,
                                                      QHeaderView::ResizeToContents);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_table);
    column->addWidget(m_remark);
    connect(m_model, &QAbstractItemModel::modelReset, this, &EstimateTable::fitRows);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this,
            &EstimateTable::fitRows);
}

void EstimateTable::show(const document::PlanPtr& plan, int scenario,
                         const document::Packs& packs) {
    m_model->show(plan->scenarios.at(scenario).workload, workerKinds(*plan, scenario, packs));
    setVisible(m_model->rowCount() > 0);
    const QString lacks = m_model->commonProblem();
    m_table->setVisible(lacks.isEmpty());
    m_remark->setText(lacks.isEmpty() ? m_model->basis() : tr("None: %1.").arg(lacks));
    m_remark->setVisible(!m_remark->text().isEmpty());
}

/// A reason takes the whole row, on as many lines as it needs.
void EstimateTable::fitRows() {
    int height = kRow + 2;
    m_table->clearSpans();
    const QFontMetrics metrics(m_table->font());
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString problem = m_model->problemAt(row);
        int tall = kRow;
        if (!problem.isEmpty()) {
            m_table->setSpan(row, EstimateModel::alone, 1,
                             EstimateModel::columns - EstimateModel::alone);
            const int room =
                m_table->viewport()->width() - m_table->columnWidth(EstimateModel::worker) - 8;
            const QRect words = metrics.boundingRect(QRect(0, 0, std::max(room, 1), 1000),
                                                     Qt::TextWordWrap, problem);
            tall = std::max(kRow, words.height() + 8);
        }
        m_table->setRowHeight(row, tall);
        height += tall;
    }
    m_table->setFixedHeight(height);
}

} // namespace ui
