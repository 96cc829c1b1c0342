// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/verdict_panel.h"

#include "pricing/study/basis.h"
#include "ui/compare/basis_switch.h"
#include "ui/format.h"
#include "ui/offers/pack_switch.h"
#include "ui/theme.h"

#include <QApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>
#include <QTextDocument>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kSide = 16; // px to the left and right of the words

QLabel* proseLabel(const QString& objectName, Type type) {
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setFont(font(type));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard |
                                   Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

/// Where the finding ends and its circumstances begin. A comma in an offer's name is neither.
int endOfFinding(QString sentence, const pricing::Report& report) {
    for (const auto& offer : report.offers) {
        const QString label = QString::fromStdString(offer.label);
        sentence.replace(label, QString(label.size(), u'x'));
    }
    const int from = sentence.indexOf(u':');
    for (const QString& mark : {QStringLiteral(", "), QStringLiteral("; ")})
        if (const int at = sentence.indexOf(mark, std::max(from, 0)); at > 0)
            return at;
    return sentence.size();
}

/// The sentence says first how the offers are run. Here the finding comes first: the button below
/// names the basis, and the small line says it.
QString withoutBasis(const QString& sentence, const pricing::Report& report) {
    for (const bool targets : {true, false}) {
        const QString basis = QString::fromStdString(pricing::words::basis(report.basis, targets));
        if (!basis.isEmpty() && sentence.startsWith(basis))
            return sentence.mid(basis.size());
    }
    return sentence;
}

QString basisSentence(pricing::Basis basis) {
    switch (basis) {
    case pricing::Basis::vendorDefault:
        return QObject::tr("Each offer runs as its documents say. ");
    case pricing::Basis::cheapest:
        return QObject::tr("Each offer runs at its cheapest policy. ");
    default:
        return {};
    }
}

int assumptionCount(const pricing::Report& report) {
    std::size_t n = report.assumptions.size();
    for (const auto& offer : report.offers)
        n += offer.notes.size();
    return static_cast<int>(n);
}

QString listed(const std::vector<std::string>& lines) {
    QString html = QStringLiteral("<ul style='margin:2px 0 8px -24px'>");
    for (const std::string& line : lines)
        html += QStringLiteral("<li>%1</li>").arg(QString::fromStdString(line).toHtmlEscaped());
    return html + QStringLiteral("</ul>");
}

QString assumptionsAsHtml(const pricing::Report& report) {
    QString html;
    if (!report.assumptions.empty())
        html += QObject::tr("<b>All offers</b>") + listed(report.assumptions);
    for (const auto& offer : report.offers)
        if (!offer.notes.empty())
            html += QStringLiteral("<b>%1</b>")
                        .arg(QString::fromStdString(offer.label).toHtmlEscaped()) +
                    listed(offer.notes);
    return html;
}

} // namespace

VerdictPanel::VerdictPanel(QWidget* parent)
    : QWidget(parent), m_sentence(proseLabel("verdict", Type::verdict)),
      m_second(proseLabel("verdictSecond", Type::small)), m_assumptions(new QLabel),
      m_packs(new PackSwitch), m_basis(new BasisMenu) {
    setObjectName("verdictPanel");
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_second->setForegroundRole(QPalette::PlaceholderText);
    m_assumptions->setObjectName("assumptions");
    m_assumptions->setFont(ui::font(Type::small));
    m_assumptions->setTextInteractionFlags(Qt::LinksAccessibleByMouse |
                                           Qt::LinksAccessibleByKeyboard);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSide, 10, kSide, 8);
    column->setSpacing(4);
    column->addWidget(m_sentence);
    column->addWidget(m_second);
    auto* row = new QHBoxLayout;
    row->addWidget(m_packs);
    row->addSpacing(12);
    row->addWidget(m_basis);
    row->addStretch(1);
    row->addWidget(m_assumptions);
    column->addLayout(row);
    connect(m_packs, &PackSwitch::editRequested, this, &VerdictPanel::editRequested);
    connect(m_basis, &BasisMenu::editRequested, this, &VerdictPanel::editRequested);
    connect(m_assumptions, &QLabel::linkActivated, this, &VerdictPanel::openAssumptions);
    connect(m_second, &QLabel::linkActivated, this, [this] {
        QStringList offers;
        for (const std::string& name : m_report->verdict.cheaperNotChosen)
            offers << QString::fromStdString(name);
        emit enableRequested(offers);
    });
}

void VerdictPanel::say(const Words& words) {
    m_words = words;
    m_sentence->setAccessibleName(words.finding + words.circumstances);
    fitWords();
}

bool VerdictPanel::onTwoLines(const QString& html, const QFont& font) const {
    QTextDocument text;
    text.setDocumentMargin(0);
    text.setDefaultFont(font);
    text.setHtml(html);
    text.setTextWidth(std::max(1, contentsRect().width() - 2 * kSide));
    return text.size().height() <= 2.5 * QFontMetricsF(font).lineSpacing();
}

// The sentence keeps to two lines: in a narrow window its circumstances go to the line below, in
// small, and if that is not enough the finding takes the smaller type.
void VerdictPanel::fitWords() {
    const QString finding = QStringLiteral("<span style='font-weight:600'>%1</span>")
                                .arg(m_words.finding.toHtmlEscaped());
    const QString whole = finding + m_words.circumstances.toHtmlEscaped();
    const QFont usual = ui::font(Type::verdict);
    const bool fits = onTwoLines(whole, usual);
    m_sentence->setFont(fits || onTwoLines(finding, usual) ? usual : ui::font(Type::interface_));
    m_sentence->setText(fits ? whole : finding);
    QString second = m_words.second;
    if (!fits) {
        static const QRegularExpression joint(QStringLiteral("^[,;:.\\s]+"));
        second = QString(m_words.circumstances).remove(joint).toHtmlEscaped() + u' ' + second;
    }
    m_second->setText(second);
    m_second->setVisible(!second.trimmed().isEmpty());
}

void VerdictPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    constexpr int kRoomForBasis = 420; // px; where it is less, the sentence and Compare say it
    m_basis->setVisible(width() >= kRoomForBasis);
    fitWords();
}

void VerdictPanel::show(const document::PlanPtr& plan, int scenario, const document::Packs& packs) {
    m_packs->show(plan, scenario, packs);
    m_basis->show(plan->scenarios.at(scenario));
    m_noTraffic = plan->scenarios.at(scenario).traffic.peakRate() <= 0;
    if (m_noTraffic)
        say({tr("Paint traffic to see a cost."),
             {},
             tr("The week is empty: no request arrives in it.")});
}

QString VerdictPanel::secondLineOf(const pricing::Report& report) {
    QString line = QString::fromStdString(report.verdict.secondLine).toHtmlEscaped();
    const auto cheaper = report.verdict.cheaperNotChosen.size();
    if (cheaper > 0)
        line += QStringLiteral(" <a href='cheaper'>%1</a>")
                    .arg(cheaper == 1 ? tr("1 cheaper offer is not ticked")
                                      : tr("%1 cheaper offers are not ticked").arg(cheaper));
    return line;
}

void VerdictPanel::show(const document::ReportPtr& report) {
    m_report = report;
    const int n = assumptionCount(*report);
    m_assumptions->setText(
        QStringLiteral("<a href='all'>%1</a>").arg(tr("Assumptions (%1)").arg(n)));
    m_assumptions->setVisible(n > 0);
    if (m_noTraffic)
        return;
    const QString whole = QString::fromStdString(report->verdict.sentence);
    const QString sentence = withoutBasis(whole, *report);
    const int end = endOfFinding(sentence, *report);
    const QString basis = sentence == whole ? QString() : basisSentence(report->basis);
    say({sentence.left(end), sentence.mid(end), basis + secondLineOf(*report)});
    m_sentence->setAccessibleName(whole);
}

void VerdictPanel::showProblem(const QString& what) {
    say({tr("No answer yet."), QStringLiteral(" ") + what, {}});
}

void VerdictPanel::setStale(bool stale) {
    m_sentence->setForegroundRole(stale ? QPalette::PlaceholderText : QPalette::WindowText);
}

void VerdictPanel::openAssumptions() {
    if (!m_report)
        return;
    delete m_popup;
    m_popup = new QFrame(this, Qt::Popup);
    m_popup->setObjectName("assumptionsPopup");
    m_popup->setFrameShape(QFrame::StyledPanel);
    auto* text = proseLabel("assumptionsText", Type::small);
    text->setText(assumptionsAsHtml(*m_report));
    text->setContentsMargins(12, 8, 12, 8);
    auto* scroll = new QScrollArea(m_popup);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(text);
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(scroll);
    const int width = std::clamp(this->width() - 32, 320, 560);
    const int height = std::clamp(text->heightForWidth(width - 20) + 16, 60, 420);
    m_popup->resize(width, height);
    const QPoint corner = m_assumptions->mapToGlobal(
        QPoint(m_assumptions->width() - width, m_assumptions->height() + 4));
    m_popup->move(std::max(corner.x(), screen()->availableGeometry().left()), corner.y());
    m_popup->show();
    text->setFocus();
}

} // namespace ui
