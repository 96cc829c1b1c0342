// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace ui {
namespace {

/// Draws one line icon in the colours in force when it is painted, at the screen's own resolution.
class LineIcon : public QIconEngine {
public:
    explicit LineIcon(QString name) : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
               QIcon::State state) override {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap drawn = pixmap(rect.size() * ratio, mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, drawn);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        const QColor colour = inkOf(mode, state);
        const QString key = QStringLiteral("line-icon %1 %2x%3 %4")
                                .arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(colour.name());
        QPixmap drawn;
        if (!QPixmapCache::find(key, &drawn)) {
            drawn = render(size, colour);
            QPixmapCache::insert(key, drawn);
        }
        return drawn;
    }

    QIconEngine* clone() const override { return new LineIcon(m_name); }
    QString key() const override { return QStringLiteral("LineIcon"); }
    bool isNull() override { return !QSvgRenderer(path()).isValid(); }

private:
    QString path() const { return QStringLiteral(":/icons/%1.svg").arg(m_name); }

    static QColor inkOf(QIcon::Mode mode, QIcon::State state) {
        const Colours& c = colours();
        if (mode == QIcon::Disabled)
            return c.dis;
        if (mode == QIcon::Selected)
            return c.hlText;
        return state == QIcon::On ? c.accent : c.text;
    }

    QPixmap render(const QSize& size, const QColor& colour) const {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QSvgRenderer svg(path());
        if (size.isEmpty() || !svg.isValid())
            return drawn;
        QPainter painter(&drawn);
        svg.render(&painter, QRectF(QPointF(), size));
        // The drawing's own ink only says where it is opaque.
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(drawn.rect(), colour);
        return drawn;
    }

    QString m_name;
};

} // namespace

QIcon icon(const char* name) {
    return QIcon(new LineIcon(QString::fromLatin1(name)));
}

} // namespace ui
