// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace ui {

/// The grey key of the textures, the only key on the page.
void drawTextureKey(QPainter& painter, const QRect& target);

class TextureKey : public QWidget {
    Q_OBJECT
public:
    explicit TextureKey(QWidget* parent = nullptr);
    void setTargetText(const QString& text); ///< "p95, target ≤ 5 s", on the right
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent*) override;
    void paintEvent(QPaintEvent*) override;

private:
    QString m_target;
};

} // namespace ui
