// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/storymodel.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr size_t kLanes = 8;

/// Sum of a[i] * b[i]. The order of additions is fixed, eight partial sums side by side, so that the result is the
/// same with every instruction set and the compiler may still use vectors.
float dot(const float *a, const float *b, size_t n)
{
    std::array<float, kLanes> sums{};
    size_t i = 0;
    for (; i + kLanes <= n; i += kLanes) {
        for (size_t lane = 0; lane < kLanes; ++lane)
            sums[lane] += a[i + lane] * b[i + lane];
    }
    float sum = 0;
    for (const float partial : sums)
        sum += partial;
    for (; i < n; ++i)
        sum += a[i] * b[i];
    return sum;
}

/// out[r] = row r of `matrix` times x.
void multiply(std::span<float> out, const float *matrix, std::span<const float> x)
{
    for (size_t row = 0; row < out.size(); ++row)
        out[row] = dot(matrix + row * x.size(), x.data(), x.size());
}

void rmsNorm(std::span<float> out, std::span<const float> x, const float *weight)
{
    const float scale = 1.0F / std::sqrt(dot(x.data(), x.data(), x.size()) / static_cast<float>(x.size()) + 1e-5F);
    for (size_t i = 0; i < x.size(); ++i)
        out[i] = weight[i] * (scale * x[i]);
}

void softmax(std::span<float> x)
{
    const float top = *std::max_element(x.begin(), x.end());
    float sum = 0;
    for (float &value : x) {
        value = std::exp(value - top);
        sum += value;
    }
    for (float &value : x)
        value /= sum;
}

/// Turns each pair of neighbours by its angle (rotary position embedding).
void rotate(std::span<float> x, size_t headSize, const float *cosines, const float *sines)
{
    for (size_t i = 0; i + 1 < x.size(); i += 2) {
        const size_t pair = (i % headSize) / 2;
        const float a = x[i];
        const float b = x[i + 1];
        x[i] = a * cosines[pair] - b * sines[pair];
        x[i + 1] = a * sines[pair] + b * cosines[pair];
    }
}

constexpr size_t at(int i)
{
    return static_cast<size_t>(i);
}

} // namespace

Result<std::shared_ptr<const StoryModel>> StoryModel::fromBytes(QByteArrayView checkpoint, QByteArrayView tokenizer)
{
    constexpr qsizetype kHeader = 7 * 4;
    const auto broken = [] { return Error{ErrorKind::CorruptData, u"story weights do not fit their header"_s}; };
    if (checkpoint.size() < kHeader)
        return broken();
    std::array<int, 7> header{};
    qFromLittleEndian<qint32>(checkpoint.data(), 7, header.data());
    for (const int value : header) {
        if (value < 1 || value > 1 << 16)
            return broken();
    }
    Result<StoryTokenizer> words = StoryTokenizer::fromBytes(tokenizer, header[5]);
    if (!words)
        return words.error();
    std::shared_ptr<StoryModel> m(new StoryModel(*std::move(words)));
    std::tie(m->m_dim, m->m_hidden, m->m_layers, m->m_heads, m->m_kvHeads, m->m_vocabulary, m->m_window) =
        std::tuple_cat(header);
    if (m->m_dim % m->m_heads != 0 || (m->m_dim / m->m_heads) % 2 != 0 || m->m_heads % m->m_kvHeads != 0)
        return broken();

    const size_t dim = at(m->m_dim), hidden = at(m->m_hidden), layers = at(m->m_layers);
    const size_t headSize = dim / at(m->m_heads), kvDim = headSize * at(m->m_kvHeads);
    size_t end = 0;
    const auto take = [&end](size_t count) { return std::exchange(end, end + count); };
    m->m_embedding = take(at(m->m_vocabulary) * dim);
    m->m_attentionNorm = take(layers * dim);
    m->m_wq = take(layers * dim * dim);
    m->m_wk = take(layers * dim * kvDim);
    m->m_wv = take(layers * dim * kvDim);
    m->m_wo = take(layers * dim * dim);
    m->m_hiddenNorm = take(layers * dim);
    m->m_w1 = take(layers * dim * hidden);
    m->m_w2 = take(layers * dim * hidden);
    m->m_w3 = take(layers * dim * hidden);
    m->m_finalNorm = take(dim);
    if (at(static_cast<int>(checkpoint.size() - kHeader)) / sizeof(float) < end)
        return broken();
    m->m_weights.resize(end);
    qFromLittleEndian<float>(checkpoint.data() + kHeader, static_cast<qsizetype>(end), m->m_weights.data());

    for (int position = 0; position < m->m_window; ++position) {
        for (size_t pair = 0; pair < headSize / 2; ++pair) {
            const float frequency =
                1.0F / std::pow(10000.0F, static_cast<float>(2 * pair) / static_cast<float>(headSize));
            m->m_cosines.push_back(std::cos(static_cast<float>(position) * frequency));
            m->m_sines.push_back(std::sin(static_cast<float>(position) * frequency));
        }
    }
    return std::shared_ptr<const StoryModel>(std::move(m));
}

Result<std::shared_ptr<const StoryModel>> StoryModel::load()
{
    QFile weights(u":/story/stories260K.bin"_s);
    QFile tokenizer(u":/story/tok512.bin"_s);
    if (!weights.open(QIODevice::ReadOnly) || !tokenizer.open(QIODevice::ReadOnly))
        return Error{ErrorKind::CorruptData, u"story weights are not compiled in"_s};
    return fromBytes(weights.readAll(), tokenizer.readAll());
}

StoryState::StoryState(std::shared_ptr<const StoryModel> model)
    : m_model(std::move(model))
{
    const size_t dim = at(m_model->m_dim);
    const size_t kvDim = dim / at(m_model->m_heads) * at(m_model->m_kvHeads);
    m_keys.resize(at(m_model->m_layers) * at(m_model->m_window) * kvDim);
    m_values.resize(m_keys.size());
    m_x.resize(dim);
    m_normed.resize(dim);
    m_out.resize(dim);
    m_query.resize(dim);
    m_scores.resize(at(m_model->m_window));
    m_gate.resize(at(m_model->m_hidden));
    m_up.resize(at(m_model->m_hidden));
    m_logits.resize(at(m_model->m_vocabulary));
}

void StoryState::attend(int layer)
{
    const StoryModel &m = *m_model;
    const float *w = m.m_weights.data();
    const size_t dim = at(m.m_dim), headSize = dim / at(m.m_heads), kvDim = headSize * at(m.m_kvHeads);
    const size_t row = at(layer) * at(m.m_window);
    const std::span key(m_keys.data() + (row + at(m_position)) * kvDim, kvDim);
    const std::span value(m_values.data() + (row + at(m_position)) * kvDim, kvDim);
    rmsNorm(m_normed, m_x, w + m.m_attentionNorm + at(layer) * dim);
    multiply(m_query, w + m.m_wq + at(layer) * dim * dim, m_normed);
    multiply(key, w + m.m_wk + at(layer) * dim * kvDim, m_normed);
    multiply(value, w + m.m_wv + at(layer) * dim * kvDim, m_normed);
    const size_t angle = at(m_position) * headSize / 2;
    rotate(m_query, headSize, m.m_cosines.data() + angle, m.m_sines.data() + angle);
    rotate(key, headSize, m.m_cosines.data() + angle, m.m_sines.data() + angle);

    const size_t sharing = at(m.m_heads / m.m_kvHeads); // query heads that share one key/value head
    const float scale = std::sqrt(static_cast<float>(headSize));
    const std::span scores(m_scores.data(), at(m_position) + 1);
    std::fill(m_out.begin(), m_out.end(), 0.0F);
    for (size_t head = 0; head < at(m.m_heads); ++head) {
        const size_t column = head / sharing * headSize;
        for (size_t t = 0; t < scores.size(); ++t) {
            const float *past = m_keys.data() + (row + t) * kvDim + column;
            scores[t] = dot(m_query.data() + head * headSize, past, headSize) / scale;
        }
        softmax(scores);
        float *out = m_out.data() + head * headSize;
        for (size_t t = 0; t < scores.size(); ++t) {
            const float *past = m_values.data() + (row + t) * kvDim + column;
            for (size_t i = 0; i < headSize; ++i)
                out[i] += scores[t] * past[i];
        }
    }
    multiply(m_normed, w + m.m_wo + at(layer) * dim * dim, m_out);
    for (size_t i = 0; i < dim; ++i)
        m_x[i] += m_normed[i];
}

void StoryState::feedForward(int layer)
{
    const StoryModel &m = *m_model;
    const float *w = m.m_weights.data();
    const size_t dim = at(m.m_dim), hidden = at(m.m_hidden);
    rmsNorm(m_normed, m_x, w + m.m_hiddenNorm + at(layer) * dim);
    multiply(m_gate, w + m.m_w1 + at(layer) * dim * hidden, m_normed);
    multiply(m_up, w + m.m_w3 + at(layer) * dim * hidden, m_normed);
    for (size_t i = 0; i < hidden; ++i) // SwiGLU
        m_gate[i] = m_gate[i] / (1.0F + std::exp(-m_gate[i])) * m_up[i];
    multiply(m_normed, w + m.m_w2 + at(layer) * dim * hidden, m_gate);
    for (size_t i = 0; i < dim; ++i)
        m_x[i] += m_normed[i];
}

std::span<const float> StoryState::forward(int token)
{
    const StoryModel &m = *m_model;
    Q_ASSERT(m_position < m.m_window);
    Q_ASSERT(token >= 0 && token < m.m_vocabulary);
    const size_t dim = at(m.m_dim);
    const float *embedding = m.m_weights.data() + m.m_embedding;
    std::copy_n(embedding + at(token) * dim, dim, m_x.begin());
    for (int layer = 0; layer < m.m_layers; ++layer) {
        attend(layer);
        feedForward(layer);
    }
    rmsNorm(m_x, m_x, m.m_weights.data() + m.m_finalNorm);
    multiply(m_logits, embedding, m_x);
    ++m_position;
    return m_logits;
}

} // namespace bakeoff
