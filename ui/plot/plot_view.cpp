// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_view.h"

#include "ui/plot/plot_copy.h"
#include "ui/plot/plot_crosshair.h"
#include "ui/plot/plot_navigation.h"
#include "ui/plot/plot_style.h"
#include "ui/plot/plot_table.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QMimeData>
#include <QPainter>
#include <QPicture>
#include <QStackedLayout>
#include <QToolButton>
#include <qcustomplot.h>

#include <memory>
#include <utility>

namespace ui {

namespace {

/// Draws the focus over the chart.
class Canvas : public QCustomPlot {
public:
    using QCustomPlot::QCustomPlot;

protected:
    void paintEvent(QPaintEvent* event) override {
        QCustomPlot::paintEvent(event);
        if (!hasFocus())
            return;
        QPainter painter(this);
        painter.setPen(QPen(colours().accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
};

} // namespace

PlotView::PlotView(int plots, QWidget* parent)
    : QWidget(parent), m_plot(new Canvas(this)), m_table(new PlotTable(this)),
      m_stack(new QStackedLayout(this)), m_tableButton(new QToolButton(this)) {
    // QCustomPlot keeps what it ignores to itself; a page must get the wheel that a chart leaves
    m_plot->setAttribute(Qt::WA_NoMousePropagation, false);
    m_plot->setObjectName("plotCanvas");
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMouseTracking(true);
    addPlotLayers(m_plot);
    arrangePlots(plots);
    applyPlotTheme(m_plot);
    m_navigation = new PlotNavigation(m_plot, this);
    m_crosshair = new PlotCrosshair(m_plot, this);
    m_table->setObjectName("plotTable");
    m_tableButton->setObjectName("tableButton");
    m_tableButton->setText(tr("Table"));
    m_tableButton->setToolTip(tr("Show the figures of the chart as a table (Ctrl+T)"));
    m_tableButton->setCheckable(true);
    m_tableButton->setAutoRaise(true);
    m_tableButton->hide();
    m_stack->addWidget(m_plot);
    m_stack->addWidget(m_table);
    setFocusProxy(m_plot);
    m_plot->installEventFilter(this);
    connect(m_tableButton, &QToolButton::toggled, this, &PlotView::showTable);
    connect(m_navigation, &PlotNavigation::sightChanged, m_crosshair, &PlotCrosshair::collect);
    connect(m_navigation, &PlotNavigation::clicked, this, &PlotView::clicked);
    connect(m_navigation, &PlotNavigation::pinRequested, this, &PlotView::pinAt);
    m_hint = tr("Wheel: zoom. Drag: pan. Double-click: fit.");
}

PlotView::~PlotView() = default;

void PlotView::arrangePlots(int plots) {
    m_plot->plotLayout()->clear();
    m_plot->plotLayout()->setRowSpacing(0);
    auto* group = new QCPMarginGroup(m_plot);
    for (int i = 0; i < plots; ++i) {
        auto* rect = new QCPAxisRect(m_plot);
        m_plot->plotLayout()->addElement(i, 0, rect);
        rect->setAutoMargins(QCP::msLeft | QCP::msBottom);
        rect->setMargins(QMargins(0, 24, 12, 0));
        rect->setMinimumMargins(QMargins(0, 0, 0, i + 1 < plots ? 6 : 10));
        rect->setMarginGroup(QCP::msLeft, group);
        rect->axis(QCPAxis::atBottom)->setTickLabels(i + 1 == plots);
        for (QCPAxis* axis : rect->axes()) {
            axis->setLayer("axes");
            axis->grid()->setLayer("grid");
        }
    }
}

QWidget* PlotView::canvas() const {
    return m_plot;
}
QCPAxisRect* PlotView::axisRect(int i) const {
    return m_plot->axisRect(i);
}
QCPAxis* PlotView::xAxis(int i) const {
    return axisRect(i)->axis(QCPAxis::atBottom);
}
QCPAxis* PlotView::yAxis(int i) const {
    return axisRect(i)->axis(QCPAxis::atLeft);
}
QWidget* PlotView::tableWidget() const {
    return m_table;
}

void PlotView::setFixedPlotHeight(int i, int px) {
    axisRect(i)->setMinimumSize(0, px);
    axisRect(i)->setMaximumSize(QWIDGETSIZE_MAX, px);
    axisRect(i)->setSizeConstraintRect(QCPLayoutElement::scrInnerRect);
}

void PlotView::setTopRoom(int i, int px) {
    QMargins margins = axisRect(i)->margins();
    margins.setTop(px);
    axisRect(i)->setMargins(margins);
}

void PlotView::setRightRoom(int px) {
    for (QCPAxisRect* each : m_plot->axisRects()) {
        QMargins margins = each->margins();
        margins.setRight(px);
        each->setMargins(margins);
    }
}

void PlotView::setFinding(const QString& title, const QString& finding) {
    m_title = title;
    m_finding = finding;
    tell();
}

// Name: title and finding. Description: what the crosshair says, else what one can do.
void PlotView::tell() {
    const QString name = m_finding.isEmpty() ? m_title : tr("%1: %2").arg(m_title, m_finding);
    const QString spoken = m_crosshair->spoken();
    for (QWidget* widget : {static_cast<QWidget*>(m_plot), static_cast<QWidget*>(m_table)})
        if (widget->accessibleName() != name)
            widget->setAccessibleName(name);
    m_plot->setAccessibleDescription(spoken.isEmpty() ? m_hint : spoken);
    if (m_plot->hasFocus()) {
        QAccessibleEvent changed(m_plot, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
}

void PlotView::setTable(QAbstractItemModel* table) {
    m_table->setModel(table);
    m_tableButton->setVisible(table);
}

bool PlotView::isTableShown() const {
    return m_stack->currentWidget() == m_table;
}

void PlotView::showTable(bool on) {
    if (on == isTableShown() || (on && !m_table->model()))
        return;
    const bool focused = isAncestorOf(QApplication::focusWidget());
    m_stack->setCurrentWidget(on ? static_cast<QWidget*>(m_table) : m_plot);
    setFocusProxy(m_stack->currentWidget());
    if (focused)
        m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
    m_tableButton->setChecked(on);
}

void PlotView::replot() {
    m_crosshair->collect();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QMimeData* PlotView::everything() {
    const DrawChart draw = [this](QPainter& painter, const QRect& target) {
        drawOn(painter, target);
    };
    const QSize size = m_plot->size().expandedTo({640, 400});
    return chartMimeData(draw, size, m_table->model(), m_title);
}

void PlotView::copy() {
    QGuiApplication::clipboard()->setMimeData(everything());
}

void PlotView::copyPicture() {
    const std::unique_ptr<QMimeData> all(everything());
    auto* picture = new QMimeData;
    picture->setImageData(all->imageData());
    picture->setData(kSvgType, all->data(kSvgType));
    QGuiApplication::clipboard()->setMimeData(picture);
}

void PlotView::copyTable() {
    auto* table = new QMimeData;
    table->setText(tabSeparated(*m_table->model()));
    table->setHtml(htmlTable(*m_table->model(), m_title));
    QGuiApplication::clipboard()->setMimeData(table);
}

void PlotView::drawOn(QPainter& painter, const QRect& target) {
    constexpr int kTitle = 26;
    QRect inner = target.adjusted(16, 8, -16, -8);
    painter.fillRect(target, colours().base);
    painter.setPen(colours().text);
    painter.setFont(ui::font(Type::title, true));
    painter.drawText(QRect(inner.topLeft(), QSize(inner.width(), kTitle)),
                     Qt::AlignLeft | Qt::AlignVCenter, m_title);
    inner.setTop(inner.top() + kTitle);
    painter.setPen(colours().text2);
    painter.setFont(ui::font(Type::small));
    QRect said;
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_finding, &said);
    // QCustomPlot draws with a painter of its own class only: a picture carries it over, as lines
    // and texts.
    const QRect body = inner.adjusted(0, m_finding.isEmpty() ? 4 : said.height() + 8, 0, 0);
    m_crosshair->suspend(true);
    QPicture picture;
    for (int pass = 0; pass < 2; ++pass) { // ticks are chosen by the size of the drawing before
        picture = QPicture();
        QCPPainter recorder(&picture);
        m_plot->toPainter(&recorder, body.width(), body.height());
    }
    painter.drawPicture(body.topLeft(), picture);
    m_crosshair->suspend(false);
}

} // namespace ui
